package org.masthead.body;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an article says, as blocks that are clean and complete. In JSON it is the bare list of them, and reading that is
 * for stored rows: types and members that a newer instance wrote are passed over. Input is a {@code List<Block>}.
 */
public record Body(List<Block> blocks) {

    public static final Body EMPTY = new Body(List.of());

    /** How much of running text people read in a minute. */
    private static final int WORDS_A_MINUTE = 230;

    private static final JsonMapper STORED = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
            .build();

    private static final ObjectReader BLOCKS = STORED.readerForListOf(Block.class);
    private static final ObjectWriter JSON =
            STORED.writerFor(STORED.getTypeFactory().constructCollectionType(List.class, Block.class));

    /** Of members that are worked out of others, and that revisions leave out: the texts would be half of all. */
    interface Derived {}

    /** The view of those that are kept. */
    private interface Kept {}

    private static final ObjectWriter KEPT = JSON.withView(Kept.class);

    public Body {
        blocks = blocks.stream().filter(Objects::nonNull).toList();
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Body stored(JsonNode blocks) {
        try {
            return whole(BLOCKS.readValue(blocks));
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    @Override
    @JsonValue
    public List<Block> blocks() {
        return blocks;
    }

    /** What {@link #json()} or {@link #kept()} wrote. */
    public static Body stored(String json) {
        try {
            return whole(BLOCKS.readValue(json));
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static Body whole(List<Block> stored) {
        return new Body(
                stored.stream().filter(Objects::nonNull).map(Block::withText).toList());
    }

    /** @throws BodyFaults with all that is wrong */
    public static Body of(List<Block> input) {
        return fromBlocks(input).body();
    }

    /**
     * Sanitises inline HTML, derives texts, makes the ids that are missing.
     *
     * @throws BodyFaults with all that is wrong
     */
    public static Parsed fromBlocks(List<Block> input) {
        return Assembly.strict(input);
    }

    /** Understands any HTML; what does not fit is left out with a warning. */
    public static Parsed fromHtml(String html, Images images) {
        return HtmlReader.read(html, images);
    }

    /** CommonMark with tables; markup in it is text, but for the inline elements that Markdown has no sign for. */
    public static Parsed fromMarkdown(String markdown, Images images) {
        return MarkdownReader.read(markdown, images);
    }

    /** The stored blocks as JSON. When they refer to nothing, the delivered ones are the same text. */
    public String json() {
        return json(JSON);
    }

    /** The same as a revision keeps it, without what is worked out again when it is read. */
    public String kept() {
        return json(KEPT);
    }

    private String json(ObjectWriter writer) {
        try {
            return writer.writeValueAsString(blocks);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether it shows pictures or links to our own articles. */
    public boolean refers() {
        return !images().isEmpty() || !articles().isEmpty();
    }

    /** The delivered blocks, ready to be written as JSON; images that are not to be shown are left out. */
    public List<Object> json(References references) {
        return blocks.stream()
                .map(block -> resolved(block, references).delivered(references))
                .filter(Objects::nonNull)
                .toList();
    }

    public String html(References references) {
        return blocks.stream()
                .map(block -> {
                    var html = new HtmlWriter();
                    resolved(block, references).write(html, references);
                    return html.toString();
                })
                .filter(html -> !html.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    public String markdown(References references) {
        var markdown = new MarkdownWriter();
        blocks.forEach(block -> resolved(block, references).write(markdown, references));
        return markdown.toString();
    }

    /** Without any markup, blocks parted by an empty line. */
    public String text() {
        return blocks.stream()
                .map(Block::asText)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    /** Whether there is anything to read. */
    public boolean hasText() {
        return blocks.stream().anyMatch(block -> !Characters.isInvisible(block.text()));
    }

    /** The articles that its links lead to. */
    public Set<UUID> articles() {
        return blocks.stream()
                .flatMap(Block::hrefs)
                .flatMap(href -> Links.article(href).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The pictures that it shows. */
    public Set<UUID> images() {
        return placedImages().map(PlacedImage::image).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Every place where it shows a picture. */
    public Stream<PlacedImage> placedImages() {
        return IntStream.range(0, blocks.size())
                .boxed()
                .flatMap(index -> blocks.get(index).pictures().map(picture -> picture.below("/" + index)));
    }

    /**
     * The same body with other links, so that those to our own hosts become {@code article:<uuid>} before it is stored.
     *
     * @param links from address to address; null, or one that is not allowed, leaves the text of the link
     */
    public Body mapLinks(Function<String, String> links) {
        return new Body(blocks.stream()
                .<Block>map(block -> block.withLinks("", links::apply))
                .toList());
    }

    /**
     * The same body with the ids of an earlier one where a block is still the same, or has taken its place: so that a
     * paragraph keeps its id when the whole is written again from HTML or Markdown.
     */
    public Body withIdsOf(Body earlier) {
        return SameBlocks.inherit(blocks, earlier.blocks);
    }

    /**
     * Words as the language knows them, also where it puts no spaces between.
     *
     * @param language BCP 47
     */
    public int wordCount(String language) {
        return Words.count(text(), language);
    }

    /** At least 1 where there are words. */
    public static int readingMinutes(int words) {
        return (words + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE;
    }

    private static Block resolved(Block block, References references) {
        UnaryOperator<String> links = href -> {
            if (href.startsWith("/")) {
                return references.page(href);
            }
            var article = Links.article(href);
            return article.isPresent() ? references.href(article.get()) : href;
        };
        return block.withLinks("/", links).withLinks(Links.ARTICLE, links);
    }
}
