import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made-up publication: whatever is asked of it is worked out from its size and a number, so it is the same on every
 * machine, and no more of it is ever in memory than what is asked for.
 */
final class Publication {

    static final int SECTIONS = 400;
    static final int AUTHORS = 5_000;
    static final int TAGS = 20_000;
    static final List<String> LANGUAGES = List.of("en", "fr", "ar");

    private static final Instant FIRST = Instant.parse("2016-11-01T00:00:00Z");
    private static final Duration TIME = Duration.ofDays(3652);
    private static final List<String> KINDS =
            List.of("news", "news", "news", "news", "opinion", "analysis", "gallery", "video");
    /** Of every 20 articles in a row, those from these on are French and Arabic; the first of each translate others. */
    private static final int FRENCH = 12;

    private static final int ARABIC = 17;
    private static final int CYCLE = 20;

    private final int size;
    private final List<Vocabulary> vocabularies =
            List.of(Vocabulary.english(), Vocabulary.french(), Vocabulary.arabic());
    private final List<Section> sections = new ArrayList<>();
    private final Zipf sectionRanks = new Zipf(SECTIONS, 1);
    private final Zipf authorRanks = new Zipf(AUTHORS, 0.7);
    private final Zipf tagRanks = new Zipf(TAGS, 1);

    Publication(int size) {
        this.size = size;
        var random = new SplittableRandom(4);
        for (var number = 0; number < SECTIONS; number++) {
            var slug = vocabularies.get(0).telling(random).latin() + "-" + number;
            // Twelve at the top; the earlier a section is the more it has below it.
            var above = number < 12 ? null : sections.get((int) (number * Math.pow(random.nextDouble(), 2.5)));
            while (above != null && above.depth() == 3) {
                above = sections.get(above.parent());
            }
            var path = above == null ? slug : above.path() + "/" + slug;
            sections.add(new Section(number, above == null ? -1 : above.number(), slug, path));
        }
    }

    /** @param parent the number of the section above it, or -1 */
    record Section(int number, int parent, String slug, String path) {

        UUID id() {
            return id(1, number);
        }

        int depth() {
            return path.split("/").length - 1;
        }

        private static UUID id(int kind, int number) {
            return Publication.id(FIRST, kind, number);
        }
    }

    List<Section> sections() {
        return sections;
    }

    /** The section and all above it. */
    Stream<Section> lineage(Section section) {
        return Stream.iterate(
                section, step -> step != null, step -> step.parent() < 0 ? null : sections.get(step.parent()));
    }

    int images() {
        return Math.max(2_000, Math.min(200_000, size / 5));
    }

    UUID author(int number) {
        return id(FIRST, 2, number);
    }

    UUID tag(int number) {
        return id(FIRST, 3, number);
    }

    UUID image(int number) {
        return id(FIRST, 4, number);
    }

    String person(int number) {
        var random = new SplittableRandom(number);
        return capital(words(0, 1, random)) + " " + capital(words(0, 1, random));
    }

    /** A name in each language, as JSON. */
    String names(int kind, int number) {
        return IntStream.range(0, LANGUAGES.size())
                .mapToObj(language -> {
                    var random = new SplittableRandom(31L * kind + 1_000_003L * number);
                    return "\"%s\":\"%s %s\""
                            .formatted(
                                    LANGUAGES.get(language),
                                    capital(vocabularies
                                            .get(language)
                                            .telling(random)
                                            .text()),
                                    vocabularies.get(language).telling(random).text());
                })
                .collect(Collectors.joining(",", "{", "}"));
    }

    String words(int language, int count, SplittableRandom random) {
        return IntStream.range(0, count)
                .mapToObj(at -> vocabularies.get(language).telling(random).text())
                .collect(Collectors.joining(" "));
    }

    /** What stands in an article, in numbers of sections, authors, tags, images. */
    record Article(
            UUID id,
            UUID liveId,
            UUID translationGroup,
            int language,
            Instant publishedAt,
            Instant updatedAt,
            String kind,
            String slug,
            String headline,
            String kicker,
            String summary,
            List<Section> own,
            Set<Section> above,
            List<Integer> authors,
            List<Integer> tags,
            int leadImage,
            int bodyImage,
            String body,
            String bodyText,
            int wordCount) {

        String path() {
            return "/" + own.get(0).path() + "/" + slug;
        }
    }

    /** @param number from 0, in the order of publication */
    Article article(int number) {
        var random = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
        var language = language(number);
        var vocabulary = vocabularies.get(language);
        var published = publishedAt(number);
        var title = Stream.generate(() -> vocabulary.telling(random))
                .limit(6 + random.nextInt(5))
                .toList();
        var own = own(random);
        var above = own.stream().flatMap(this::lineage).collect(Collectors.toCollection(LinkedHashSet::new));
        own.forEach(above::remove);
        var authors = distinct(authorRanks, 1 + random.nextInt(10) / 8, random);
        var tags = distinct(tagRanks, 3 + random.nextInt(6), random);
        var bodyImage = random.nextInt(10) < 3 ? random.nextInt(images()) : -1;
        var text = new Text(vocabulary, random);
        text.write(bodyImage < 0 ? null : image(bodyImage), language == 2 ? 1.35 : 1);
        return new Article(
                id(published, 5, number),
                id(published, 6, number),
                id(publishedAt(original(number)), 5, original(number)),
                language,
                published,
                random.nextInt(4) > 0 ? published : published.plusSeconds(60 + random.nextInt(86_400)),
                KINDS.get(random.nextInt(KINDS.size())),
                title.stream().map(Vocabulary.Word::latin).limit(6).collect(Collectors.joining("-")) + "-" + number,
                capital(title.stream().map(Vocabulary.Word::text).collect(Collectors.joining(" "))),
                random.nextInt(5) == 0 ? capital(words(language, 2, random)) : null,
                text.sentence(18),
                own,
                above,
                authors,
                tags,
                random.nextInt(10) < 9 ? random.nextInt(images()) : -1,
                bodyImage,
                text.json(),
                text.plain(),
                text.wordCount());
    }

    private static int language(int number) {
        var place = number % CYCLE;
        return place < FRENCH ? 0 : place < ARABIC ? 1 : 2;
    }

    /** The article that this one translates, or itself. */
    private static int original(int number) {
        var place = number % CYCLE;
        return place == FRENCH || place == ARABIC ? number - place : number;
    }

    private Instant publishedAt(int number) {
        var step = TIME.toMillis() / size;
        return FIRST.plusMillis(number * step + new SplittableRandom(number).nextLong(step));
    }

    private List<Section> own(SplittableRandom random) {
        var primary = sections.get(sectionRanks.draw(random));
        var second = random.nextInt(4) == 0 ? sections.get(sectionRanks.draw(random)) : primary;
        return Stream.of(primary, second).distinct().toList();
    }

    private static List<Integer> distinct(Zipf ranks, int count, SplittableRandom random) {
        var drawn = new LinkedHashSet<Integer>();
        while (drawn.size() < count) {
            drawn.add(ranks.draw(random));
        }
        return List.copyOf(drawn);
    }

    /** A UUID of version 7. */
    private static UUID id(Instant time, int kind, int number) {
        var random = new SplittableRandom(((long) kind << 32) + number);
        return new UUID(
                time.toEpochMilli() << 16 | 0x7000 | kind << 8 | random.nextInt(256),
                1L << 63 | (long) number << 30 | random.nextInt(1 << 30));
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase() + text.substring(1);
    }
}
