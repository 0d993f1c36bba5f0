import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** The body of an article: eight to twelve blocks, as the service stores them. */
final class Text {

    /** Of text; as JSON it stands there twice, as HTML and without markup. */
    private static final int BYTES = 1_400;

    private final Vocabulary vocabulary;
    private final SplittableRandom random;
    private final List<String> blocks = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private int words;

    Text(Vocabulary vocabulary, SplittableRandom random) {
        this.vocabulary = vocabulary;
        this.random = random;
    }

    /**
     * @param image what one of the blocks shows, or null
     * @param weight how many bytes a letter takes
     */
    void write(UUID image, double weight) {
        var count = 8 + random.nextInt(5);
        var length = (int) (BYTES / weight / count * 1.25);
        for (var at = 0; at < count; at++) {
            if (at == 2 && image != null) {
                var caption = sentence(8);
                block(
                        "image",
                        "\"image\":{\"id\":\"%s\"},\"caption\":\"%s\",\"credit\":null,\"alt\":null"
                                .formatted(image, caption),
                        caption);
            } else if (at == 3 || at == 8) {
                var heading = sentence(4).replace(".", "");
                block("heading", "\"level\":2", heading);
            } else if (at == 5) {
                var quote = text(length);
                block(
                        "quote",
                        "\"html\":\"%s\",\"attribution\":\"%s\""
                                .formatted(quote, sentence(2).replace(".", "")),
                        quote);
            } else if (at == 6 && random.nextBoolean()) {
                var one = sentence(6);
                var two = sentence(6);
                var item = "{\"html\":\"%1$s\",\"text\":\"%1$s\"}";
                block(
                        "list",
                        "\"ordered\":false,\"items\":[%s,%s]".formatted(item.formatted(one), item.formatted(two)),
                        one + "\\n" + two);
            } else {
                var text = text(length);
                block("paragraph", "\"html\":\"%s\"".formatted(marked(text)), text);
            }
        }
    }

    private void block(String type, String members, String text) {
        blocks.add("{\"id\":\"%08x\",\"type\":\"%s\",%s,\"text\":\"%s\"}"
                .formatted(random.nextInt(), type, members, text));
        texts.add(text.replace("\\n", "\n"));
    }

    private String text(int length) {
        var text = new StringBuilder(sentence(8 + random.nextInt(14)));
        while (text.length() < length) {
            text.append(' ').append(sentence(8 + random.nextInt(14)));
        }
        return text.toString();
    }

    /** Now and then with a link or a strong word. */
    private String marked(String text) {
        var space = text.indexOf(' ', 20);
        var next = text.indexOf(' ', space + 1);
        return switch (space < 0 || next < 0 ? 9 : random.nextInt(6)) {
            case 0 ->
                text.substring(0, space) + " <strong>" + text.substring(space + 1, next) + "</strong>"
                        + text.substring(next);
            case 1 ->
                text.substring(0, space) + " <a href=\\\"https://elsewhere.example/" + random.nextInt(1000) + "\\\">"
                        + text.substring(space + 1, next) + "</a>" + text.substring(next);
            default -> text;
        };
    }

    String sentence(int length) {
        words += length;
        var sentence = new StringBuilder(Publication.capital(vocabulary.any(random)));
        for (var at = 1; at < length; at++) {
            sentence.append(at % 9 == 0 ? ", " : " ").append(vocabulary.any(random));
        }
        return sentence.append('.').toString();
    }

    String json() {
        return "[" + String.join(",", blocks) + "]";
    }

    String plain() {
        return String.join("\n\n", texts);
    }

    int wordCount() {
        return words;
    }
}
