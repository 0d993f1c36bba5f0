package org.masthead;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.masthead.access.KeyText;
import org.masthead.database.Postgres;

/**
 * What tests need of a newsroom, made through the API as editors make it. Every test makes its own, under fresh names.
 */
public final class Newsroom {

    /** HTML with a block of every type, to be formatted with a fresh word. */
    public static final String EVERY_BLOCK = """
            <p>It <em>happened</em>.</p><h2>Then</h2><blockquote><p>Yes.</p><footer><cite>A man</cite></footer></blockquote>
            <ul><li>one</li></ul><figure><img src="https://pictures.example/%1$s.jpg" alt="A street"></figure>
            <figure class="gallery"><figure><img src="https://pictures.example/%1$s-2.jpg"></figure>
            <figure><img src="https://pictures.example/%1$s-3.jpg"></figure></figure>
            <iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ"></iframe>
            <video src="https://media.example/a.mp4" poster="https://pictures.example/%1$s-4.jpg"></video>
            <audio src="https://media.example/a.mp3"></audio>
            <table><tr><th>a</th></tr><tr><td>b</td></tr></table><pre>as  it is</pre><hr>""";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();

    private Newsroom() {}

    /** A word that no other test uses. */
    public static String freshWord() {
        return "w" + Long.toString(System.nanoTime(), 36) + "x" + NUMBER.incrementAndGet();
    }

    public static RequestSpecification admin() {
        return as("admin");
    }

    /** A caller with a key of this role. */
    public static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + KEYS.computeIfAbsent(role, Newsroom::newKey));
    }

    private static String newKey(String role) {
        var text = KeyText.random();
        try (var connection = database();
                var insert = connection.prepareStatement(
                        "insert into api_key (id, name, role, digest) values (?, ?, ?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, "a " + role);
            insert.setString(3, role);
            insert.setBytes(4, KeyText.digest(text));
            insert.executeUpdate();
            return text;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The database behind the service, for what the API does not show. */
    public static Connection database() throws SQLException {
        var access = Postgres.running(TestDatabase.DATA).orElseThrow();
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    /** How many changes that readers see the log has, of things of a kind or of the one with this id. */
    public static long logged(String kindOrId) {
        try (var connection = database();
                var asked = connection.prepareStatement(
                        "select count(*) from change_log where kind = ? or subject_id::text = ?")) {
            asked.setString(1, kindOrId);
            asked.setString(2, kindOrId);
            var row = asked.executeQuery();
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Why a thing changed for readers, as the log has it. */
    public static List<String> reasons(String id) {
        try (var connection = database();
                var asked = connection.prepareStatement("select coalesce(array_agg(reason order by position), '{}')"
                        + " from change_log where subject_id = cast(? as uuid)")) {
            asked.setString(1, id);
            var row = asked.executeQuery();
            row.next();
            return List.of((String[]) row.getArray(1).getArray());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Collects the words of all articles and headlines, as the service does now and then. */
    public static void collectWords() {
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute("""
                    do $$ begin
                      for tries in 1..1000 loop
                        exit when not exists (select from search_waiting);
                        perform collect_waiting_words(200), pg_sleep(0.01);
                      end loop;
                      while collect_search_words(1000) = 1000 loop end loop;
                    end $$""");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a section at the top and gives its path. */
    public static String section() {
        return section(freshWord());
    }

    /** Makes a section below one that exists. */
    public static String section(String path) {
        admin().contentType(ContentType.JSON)
                .body(Map.of("path", path, "name", "Section " + path))
                .post("/v1/newsroom/sections")
                .then()
                .statusCode(201);
        return path;
    }

    /** Writes a draft and gives the answer. */
    public static Response write(Map<String, ?> draft) {
        return admin().contentType(ContentType.JSON).body(draft).post("/v1/newsroom/articles");
    }

    /** A draft that could be published. */
    public static Map<String, Object> draftIn(String section, String headline) {
        return Map.of("headline", headline, "sections", new String[] {section}, "bodyMarkdown", "It happened *today*.");
    }

    /** Publishes what {@link #write} made, and gives its slug. */
    public static String publish(Response written) {
        written.then().statusCode(201);
        transition(written.path("id"), Map.of("to", "published")).then().statusCode(200);
        return written.path("slug");
    }

    /** Takes an article to another state, with the lock it has now. */
    public static Response transition(String id, Map<String, ?> transition) {
        return admin().contentType(ContentType.JSON)
                .header("If-Match", lockOf(id))
                .body(transition)
                .post("/v1/newsroom/articles/" + id + "/transitions");
    }

    /** Changes an article, with the lock it has now. */
    public static Response change(String id, Map<String, ?> patch) {
        return change(id, lockOf(id), patch);
    }

    /** Changes an article, with this lock. */
    public static Response change(String id, String etag, Map<String, ?> patch) {
        return admin().contentType("application/merge-patch+json; charset=utf-8")
                .header("If-Match", etag)
                .body(patch)
                .patch("/v1/newsroom/articles/" + id);
    }

    /** The lock that an article has now. */
    public static String lockOf(String id) {
        return admin().get("/v1/newsroom/articles/" + id).header("ETag");
    }

    /** Publishes an article and gives its slug. */
    public static String publishedArticleIn(String section) {
        return publish(write(draftIn(section, "Headline " + freshWord())));
    }
}
