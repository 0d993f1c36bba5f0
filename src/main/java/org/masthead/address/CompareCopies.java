package org.masthead.address;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.masthead.change.Positions;
import org.masthead.database.Columns;
import org.masthead.database.Statements;
import org.masthead.outgoing.Door;
import org.masthead.outgoing.Fetched;
import org.masthead.outgoing.Limits;
import org.masthead.outgoing.OutgoingFailed;
import org.masthead.signed.Envelope;
import org.masthead.signed.Outcome;
import org.masthead.signed.Refused;
import org.masthead.signed.Verification;

/**
 * Tells whether an address of ours shows what is old: it is served from a database that lags, or from caches that keep
 * longer than they may. What is newer than those may keep anything counts for nothing.
 */
@ApplicationScoped
class CompareCopies {

    static final String STALE = "stale";
    static final String OLD_MANIFEST = "old-manifest";

    static final Set<String> OLD = Set.of(STALE, OLD_MANIFEST);
    private static final String BROKEN = org.masthead.outgoing.Outcome.BROKEN_ANSWER.text();
    private static final Limits MANIFEST = new Limits(Envelope.MOST_BYTES, Limits.SMALL.time(), 0);

    /** As far back as is worth reading: behind a large import nothing is compared until it is old. */
    private static final String NEWEST = """
            select c.position, c.at as position_at, m.version as manifest, m.root_version as manifest_root,
              m.issued_at as manifest_at
            from (values (1)) one
            left join lateral (select position, at
              from (select position, at from change_log order by position desc limit 1000) l
              where at <= :then order by position desc limit 1) c on true
            left join lateral (select version, root_version, issued_at from signed_document
              where kind = 'domains' and issued_at <= :then order by version desc limit 1) m on true
            """;

    private static final String NEWEST_ARTICLE = """
            select l.published_at, greatest(l.visible_from, l.created_at) as shown_at
            from (select article_id, published_at, visible_from, visible_until, created_at
              from live_article order by published_at desc, article_id desc limit 1000) l
            where %s and l.visible_from <= :then and l.created_at <= :then
            order by l.published_at desc, l.article_id desc limit 1
            """.formatted(Positions.visible("l"));

    private final Statements statements;
    private final OnlineKeys keys;
    private final Door door;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration cachesKeep;

    /** @param cachesKeep longer than any cache may keep an answer: see {@link org.masthead.http.Freshness} */
    CompareCopies(
            Statements statements,
            OnlineKeys keys,
            Door door,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "masthead.domains.caches-keep", defaultValue = "15m") Duration cachesKeep) {
        this.statements = statements;
        this.keys = keys;
        this.door = door;
        this.json = json;
        this.clock = clock;
        this.cachesKeep = cachesKeep;
    }

    /**
     * What every address shows by now, or something newer. Each is null when there is none of it.
     *
     * @param manifestRoot the version of the root under which the manifest was signed
     */
    record Newest(Long position, Instant positionAt, Integer manifest, Integer manifestRoot, Instant manifestAt) {

        private static Newest of(ResultSet row) throws SQLException {
            return new Newest(
                    row.getObject("position", Long.class),
                    Columns.instant(row, "position_at"),
                    Columns.integer(row, "manifest"),
                    Columns.integer(row, "manifest_root"),
                    Columns.instant(row, "manifest_at"));
        }
    }

    private record NewestArticle(Instant publishedAt, Instant shownAt) {}

    Newest newest() {
        return statements.first(NEWEST, then(), Newest::of).orElseThrow();
    }

    private Optional<NewestArticle> newestArticle() {
        return statements.first(
                NEWEST_ARTICLE,
                then(),
                row -> new NewestArticle(Columns.instant(row, "published_at"), Columns.instant(row, "shown_at")));
    }

    private Map<String, Instant> then() {
        return Map.of("then", clock.instant().minus(cachesKeep));
    }

    /**
     * How new the state is that an echo tells of, which no cache keeps. An older release does not tell the manifest.
     */
    Seen echo(JsonNode echo, Newest newest) {
        if (newest.position() != null && echo.path("contentSeq").asLong() < newest.position()) {
            return Seen.old(STALE, newest.positionAt(), clock.instant());
        }
        return echo.has("manifest") ? manifest(echo.get("manifest").asInt(), newest) : Seen.OK;
    }

    private Seen manifest(int version, Newest newest) {
        return newest.manifest() != null && version < newest.manifest()
                ? Seen.old(OLD_MANIFEST, newest.manifestAt(), clock.instant())
                : Seen.OK;
    }

    /** How new what readers get from there is. May take seconds: not in a transaction. */
    Seen served(Domain domain) {
        var newest = newest();
        var article = newestArticle();
        try {
            var seen = article.isEmpty()
                    ? Seen.OK
                    : articles(
                            door.get(domain.origin() + "/v1/articles?limit=1&fields=publishedAt", Limits.SMALL),
                            article.get());
            return seen.isOk() && newest.manifest() != null
                    ? manifest(door.get(domain.origin() + "/.well-known/masthead-domains.jws", MANIFEST), newest)
                    : seen;
        } catch (OutgoingFailed e) {
            return Seen.of(e.outcome().text());
        }
    }

    private Seen articles(Fetched answer, NewestArticle newest) {
        if (answer.status() != 200) {
            return Seen.of(answer.status() < 300 ? BROKEN : ProbeDomain.named(answer.status()));
        }
        try {
            var list = json.readTree(answer.body()).path("data");
            var isOld = list.isArray() && list.isEmpty()
                    || Instant.parse(list.path(0).path("publishedAt").asText()).isBefore(newest.publishedAt());
            return isOld ? Seen.old(STALE, newest.shownAt(), clock.instant()) : Seen.OK;
        } catch (IOException | DateTimeException e) {
            return Seen.of(BROKEN);
        }
    }

    /**
     * One that is not there is as good as an old one; one that somebody else signed is worse. After a change of the
     * root caches may show for a while what keys signed that it no longer names.
     */
    Seen manifest(Fetched answer, Newest newest) {
        var root = keys.root();
        var none = manifest(0, newest);
        if (answer.status() != 200 || root.isEmpty()) {
            return none;
        }
        try {
            return manifest(
                    Verification.list(root.get(), answer.body(), null, clock.instant())
                            .version(),
                    newest);
        } catch (Refused e) {
            if (e.outcome() == Outcome.BAD_SIGNATURE) {
                return Seen.of(ProbeDomain.BAD_SIGNATURE);
            }
            var isOfAnotherKey = e.outcome() == Outcome.UNKNOWN_KEY || e.outcome() == Outcome.WRONG_ROLE;
            var mayBeCached = newest.manifest() != null
                    && newest.manifestRoot() < root.get().version();
            return isOfAnotherKey && mayBeCached ? Seen.OK : none;
        }
    }
}
