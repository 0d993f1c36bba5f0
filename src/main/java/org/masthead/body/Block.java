package org.masthead.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One piece of an article's body. As input a list of blocks is read strictly (an unknown {@code type} is refused) and
 * means nothing until {@link Body#of} or {@link Body#fromBlocks} has cleaned it; {@link Body} itself is the form of
 * stored rows and passes over types it does not know.
 *
 * <p>{@code text} is what the block says without markup. Where the block has {@code html} it is derived from that, and
 * one that was sent is ignored.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Quote.class, name = "quote"),
    @JsonSubTypes.Type(value = ListBlock.class, name = "list"),
    @JsonSubTypes.Type(value = ImageBlock.class, name = "image"),
    @JsonSubTypes.Type(value = Embed.class, name = "embed"),
    @JsonSubTypes.Type(value = Video.class, name = "video"),
    @JsonSubTypes.Type(value = Audio.class, name = "audio"),
    @JsonSubTypes.Type(value = Gallery.class, name = "gallery"),
    @JsonSubTypes.Type(value = Table.class, name = "table"),
    @JsonSubTypes.Type(value = Preformatted.class, name = "preformatted"),
    @JsonSubTypes.Type(value = Divider.class, name = "divider")
})
@JsonPropertyOrder({"id", "type"})
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        description =
                "A piece of an article's body; type says which. Clients pass over types they do not know: new ones can be added.",
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "paragraph", schema = Paragraph.class),
            @DiscriminatorMapping(value = "heading", schema = Heading.class),
            @DiscriminatorMapping(value = "quote", schema = Quote.class),
            @DiscriminatorMapping(value = "list", schema = ListBlock.class),
            @DiscriminatorMapping(value = "image", schema = ImageBlock.class),
            @DiscriminatorMapping(value = "embed", schema = Embed.class),
            @DiscriminatorMapping(value = "video", schema = Video.class),
            @DiscriminatorMapping(value = "audio", schema = Audio.class),
            @DiscriminatorMapping(value = "gallery", schema = Gallery.class),
            @DiscriminatorMapping(value = "table", schema = Table.class),
            @DiscriminatorMapping(value = "preformatted", schema = Preformatted.class),
            @DiscriminatorMapping(value = "divider", schema = Divider.class)
        },
        oneOf = {
            Paragraph.class,
            Heading.class,
            Quote.class,
            ListBlock.class,
            ImageBlock.class,
            Embed.class,
            Video.class,
            Audio.class,
            Gallery.class,
            Table.class,
            Preformatted.class,
            Divider.class
        })
public sealed interface Block
        permits Paragraph,
                Heading,
                Quote,
                ListBlock,
                ImageBlock,
                Embed,
                Video,
                Audio,
                Gallery,
                Table,
                Preformatted,
                Divider {

    /** Stable through revisions, unique within the body; null on input means that one is to be made. */
    String id();

    Block withId(String other);

    /** The name of the type in JSON. */
    @JsonProperty("type")
    String type();

    String text();

    /** The block as it is stored, with what is wrong told to the cleaning. */
    Block cleaned(Cleaning in);

    /** The block with the text that its HTML tells, which revisions leave out. */
    default Block withText() {
        return this;
    }

    /** The same block, or several that say the same where it is longer than one may be. */
    default List<Block> pieces() {
        return List.of(this);
    }

    /** As text for people and for search, with what {@link #text} leaves to other members. */
    default String asText() {
        return text();
    }

    /** The block as it is delivered in JSON; null when nothing is left of it. */
    default Object delivered(References references) {
        return this;
    }

    void write(HtmlWriter html, References references);

    void write(MarkdownWriter markdown, References references);

    default Stream<String> hrefs() {
        return Stream.empty();
    }

    /** @param prefix that of the links which the function is there for; it leaves others as they are */
    default Block withLinks(String prefix, UnaryOperator<String> links) {
        return this;
    }

    default Stream<PlacedImage> pictures() {
        return Stream.empty();
    }
}
