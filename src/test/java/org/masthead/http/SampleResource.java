package org.masthead.http;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** A delivery resource that shows every manner. */
@Path("/v1/sample")
@PermitAll
@IfBuildProperty(name = "sample.enabled", stringValue = "true")
public class SampleResource {

    static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8};

    enum Mood {
        GOOD,
        EDITORS_CHOICE
    }

    record Filter(
            @QueryParam("mood") Mood mood,
            @QueryParam("since") Instant since,
            @QueryParam("id") UUID id,
            @QueryParam("flag") Boolean flag,
            @QueryParam("tag") List<String> tag,
            @QueryParam("q") String q) {}

    record Item(String name, Mood mood, Instant at, String missing) {}

    private final Answers answers;

    SampleResource(Answers answers) {
        this.answers = answers;
    }

    @GET
    public RestResponse<Page<Item>> list(
            @Valid @BeanParam Paging paging, @BeanParam Filter filter, @Context UriInfo uri) {
        var query = RequestAddress.of(uri);
        var place = paging.place(query, KEY);
        var page = Page.of(rows(paging, place), paging, place, row -> List.of(row.toString()), query, KEY)
                .map(row -> new Item("item " + row, filter.mood(), filter.since(), null));
        return answers.cacheable(Freshness.list("v1", null, List.of("sample")), () -> page);
    }

    private static List<Integer> rows(Paging paging, Cursor place) {
        if (place == null) {
            return IntStream.range(0, 25).boxed().limit(paging.rows()).toList();
        }
        var from = Integer.parseInt(place.keys().get(0));
        return place.direction() == Cursor.Direction.AFTER
                ? IntStream.range(from + 1, 25).boxed().limit(paging.rows()).toList()
                : IntStream.iterate(from - 1, row -> row >= 0, row -> row - 1)
                        .boxed()
                        .limit(paging.rows())
                        .toList();
    }

    @GET
    @Path("items/{name}")
    public RestResponse<Item> item(@RestPath String name, @RestQuery Integer size) {
        if (!name.equals("large") && !name.equals("small")) {
            throw ProblemException.notFound();
        }
        var text = name.equals("large") ? "x".repeat(5000) : name;
        var freshness = new Freshness(
                "state", Instant.parse("2026-01-01T10:00:00.5Z"), Instant.now().plusSeconds(20), List.of("item-1"));
        return answers.cacheable(
                freshness, () -> new Item(text, Mood.EDITORS_CHOICE, Instant.parse("2026-01-01T10:00:00Z"), null));
    }

    @GET
    @Path("feed")
    @LenientQuery
    public Map<String, String> feed(@RestQuery String edition) {
        return Map.of("edition", String.valueOf(edition));
    }

    @GET
    @Path("broken/{state}")
    public String broken(@RestPath String state) throws SQLException {
        if (state.equals("none")) {
            throw new IllegalStateException("secret detail");
        }
        throw new IllegalStateException("secret detail", new SQLException("secret table", state));
    }

    @GET
    @Path("slow")
    public String slow() throws InterruptedException {
        Thread.sleep(800);
        return "done";
    }
}
