import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Imports the articles of a {@link Publication} as lines of JSON, and tells how long that takes and what it costs.
 *
 * <p>{@code Import DATA-FOLDER PORT KEY ARTICLES draft|published PROCESS-OF-SERVICE}
 */
final class Import {

    private final Path data;
    private final String address;
    private final String key;
    private final int articles;
    private final String status;
    private final long service;
    private final HttpClient client = HttpClient.newHttpClient();

    private Import(String[] arguments) {
        this.data = Path.of(arguments[0]);
        this.address = "http://127.0.0.1:" + arguments[1];
        this.key = arguments[2];
        this.articles = Integer.parseInt(arguments[3]);
        this.status = arguments[4];
        this.service = Long.parseLong(arguments[5]);
    }

    public static void main(String[] arguments) throws Exception {
        new Import(arguments).run();
    }

    private void run() throws Exception {
        var publication = new Publication(articles);
        makeLabels(publication);
        var file = data.resolve("lines");
        try (var out = Files.newBufferedWriter(file)) {
            for (var number = 0; number < articles; number++) {
                write(out, publication.article(number), publication);
            }
        }
        var size = Files.size(file);
        var cpuOfService = cpu(service);
        var cpuOfDatabase = cpuOfDatabase();
        var from = System.nanoTime();
        var job = send(HttpRequest.newBuilder(URI.create(address + "/v1/newsroom/imports/articles"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofFile(file)));
        var uploaded = System.nanoTime();
        while (!job.contains("\"finishedAt\":\"")) {
            Thread.sleep(200);
            job = send(HttpRequest.newBuilder(URI.create(address + "/v1/newsroom/jobs/" + member(job, "id"))));
        }
        var seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf(
                "| %,d %s | %,d | %.1f | %.1f | %,.0f | %.2f | %.2f |%n",
                articles,
                status,
                size / articles,
                (uploaded - from) / 1e9,
                seconds,
                articles / seconds,
                (cpu(service) - cpuOfService) / articles,
                (cpuOfDatabase() - cpuOfDatabase) / articles);
        if (!member(job, "done").equals(String.valueOf(articles))) {
            System.out.println(job);
        }
        Files.delete(file);
    }

    /** Those that the lines name, when they are not there from an import before. */
    private void makeLabels(Publication publication) throws Exception {
        try (var connection = DriverManager.getConnection(Load.url(data), "masthead", Load.password(data));
                var statement = connection.createStatement()) {
            try (var there = statement.executeQuery("select exists (select from tag)")) {
                there.next();
                if (there.getBoolean(1)) {
                    return;
                }
            }
            statement.execute("""
                insert into edition (id, key, language, title) values
                  ('01580000-0000-7000-8000-0000000000f1', 'fr', 'fr', 'Français'),
                  ('01580000-0000-7000-8000-0000000000a1', 'ar', 'ar', 'العربية')""");
            var labels = new Tables();
            new Rows(publication, List.of(), 0).labels(labels);
            labels.copy(connection);
            statement.execute("analyze");
        }
    }

    private void write(BufferedWriter out, Publication.Article article, Publication publication) throws IOException {
        out.write("""
            {"status":"%s","kind":"%s","edition":"%s","headline":"%s","summary":"%s","byline":"By %s","sections":[%s],\
            "authors":[%s],"tags":[%s],%s"publishedAt":"%s","body":%s}
            """.formatted(
                        status,
                        article.kind(),
                        Publication.LANGUAGES.get(article.language()),
                        article.headline(),
                        article.summary(),
                        article.authors().stream().map(publication::person).collect(Collectors.joining(" and ")),
                        list(article.own().stream().map(Publication.Section::path)),
                        list(article.authors().stream().map(number -> "author-" + number)),
                        list(article.tags().stream().map(number -> "tag-" + number)),
                        article.leadImage() < 0 ? "" : lead(publication.image(article.leadImage())),
                        article.publishedAt(),
                        article.body()));
    }

    private static String lead(UUID image) {
        return "\"leadImage\":{\"id\":\"" + image + "\"},";
    }

    private static String list(Stream<String> texts) {
        return texts.map(text -> '"' + text + '"').collect(Collectors.joining(","));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        var answer = client.send(
                request.header("Authorization", "Bearer " + key).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String member(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
        found.find();
        return found.group(1);
    }

    /** In milliseconds, of all processes below the server's. Those that have ended are counted by their parent. */
    private double cpuOfDatabase() throws IOException {
        var server = Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0).strip());
        return ProcessHandle.of(server).orElseThrow().children().mapToDouble(child -> {
                    try {
                        return cpu(child.pid());
                    } catch (IOException ended) {
                        return 0;
                    }
                })
                .sum();
    }

    private static double cpu(long process) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + process + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10.0;
    }
}
