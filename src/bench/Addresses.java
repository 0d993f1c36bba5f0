import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes what is asked for in each case: one file of addresses a case, drawn from all of a {@link Publication}.
 *
 * <p>{@code Addresses FOLDER ARTICLES}
 */
final class Addresses {

    private static final int MOST = 10_000;
    private static final String LIST = "/v1/articles?";

    private final Path folder;
    private final Publication publication;
    private final int articles;

    private Addresses(Path folder, int articles) {
        this.folder = folder;
        this.articles = articles;
        this.publication = new Publication(articles);
    }

    public static void main(String[] arguments) throws IOException {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        new Addresses(folder, Integer.parseInt(arguments[1])).write();
    }

    private void write() throws IOException {
        var random = new SplittableRandom(8);
        // English ones, so that what is sought is found in one language; spread over all years.
        var asked = Stream.generate(() -> publication.article(random.nextInt(articles)))
                .filter(article -> article.language() == 0)
                .limit(Math.min(articles, MOST))
                .toList();
        write("article", asked, article -> "/v1/articles/" + article.slug());
        write("newest", asked.subList(0, 1), article -> "/v1/articles");
        write(
                "section",
                asked,
                article -> LIST + "section=" + article.own().get(0).path());
        write("tag", asked, article -> LIST + "tag=" + tag(article, 0));
        write("author", asked, article -> LIST + "author=" + author(article));
        write("tag-author", asked, article -> LIST + "tag=" + tag(article, 0) + "&author=" + author(article));
        write("tag-or-tag", asked, article -> LIST + "tag=" + tag(article, 0) + "," + tag(article, 1));
        write("search", asked, article -> LIST + "q=" + words(article));
        write("phrase", asked, article -> LIST + "q=" + phrase(article));
        write("facets", asked, article -> LIST + "q=" + words(article) + "&facets=section,tag,author");
    }

    private void write(String name, List<Publication.Article> asked, Function<Publication.Article, String> address)
            throws IOException {
        Files.write(folder.resolve(name), asked.stream().map(address).toList());
    }

    private static String tag(Publication.Article article, int at) {
        return "tag-" + article.tags().get(at);
    }

    private static String author(Publication.Article article) {
        return "author-" + article.authors().get(0);
    }

    /** One or two words of the headline. */
    private static String words(Publication.Article article) {
        var words = article.slug().split("-");
        return words[0] + (words.length % 2 == 0 ? "+" + words[1] : "");
    }

    /** The first two words of the headline, side by side. */
    private static String phrase(Publication.Article article) {
        var words = article.slug().split("-");
        return "%22" + words[0] + "+" + words[1] + "%22";
    }
}
