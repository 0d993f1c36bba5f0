package org.masthead.body;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** Reads CommonMark with tables, by way of HTML, so that there is one way in and one sanitiser. */
final class MarkdownReader {

    /** Parts caption and credit in the title of an image. */
    static final String CREDIT = " © ";

    private static final Pattern ELEMENT =
            Pattern.compile("</?(?:em|strong|code|sub|sup|br|span|bdi)(?:\\s+(?:lang|dir)=\"[A-Za-z0-9-]*\")*\\s*/?>");

    /** Nobody writes deeper, and parser and renderer call themselves for each level. */
    private static final int DEEPEST = 50;

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();
    // Addresses are left to the one sanitiser, which knows article: and tells the writer what it took away.
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .attributeProviderFactory(context -> new ImageTitles())
            .nodeRendererFactory(InlineElements::new)
            .build();

    private MarkdownReader() {}

    static Parsed read(String markdown, Images images) {
        return HtmlReader.read(html(markdown), images);
    }

    /** Running text of ours, read again. */
    static String inline(String markdown) {
        return InlineHtml.read(html(markdown)).html();
    }

    private static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }

    /** A title is a caption, and a credit after the copyright sign. */
    private static final class ImageTitles implements AttributeProvider {
        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            var title = node instanceof Image ? attributes.remove("title") : null;
            if (title != null) {
                var parts = (" " + title).split(Pattern.quote(CREDIT), 2);
                attributes.put("data-caption", parts[0].strip());
                attributes.put("data-credit", parts.length > 1 ? parts[1].strip() : "");
            }
        }
    }

    /** Lets the inline elements through that Markdown has no sign for; all other HTML is text. */
    private record InlineElements(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(HtmlInline.class);
        }

        @Override
        public void render(Node node) {
            var literal = ((HtmlInline) node).getLiteral();
            if (ELEMENT.matcher(literal).matches()) {
                context.getWriter().raw(literal);
            } else {
                context.getWriter().text(literal);
            }
        }
    }
}
