import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What PostgreSQL builds the JSON of answers with: expressions over a row {@code l} of live_article. */
final class Json {

    /** A picture, and the version in all its addresses: worked out once for each, which {@code offset} holds it to. */
    private static final String IMAGE = "image i cross join lateral (select encode(substr(sha256('\\x01'::bytea"
            + " || i.digest || convert_to(E'\\n\\nen=' || (i.credits ->> 'en'), 'UTF8')), 1, 8), 'hex') as version"
            + " offset 0) v";

    private static final String TIME = "to_char(l.%s, 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";

    private static final String CANONICAL = """
        (select json_build_object('domain', d.key, 'href', %s)
          from domain d where d.status = 'active' and d.role = 'primary' order by d.priority limit 1)
        """.formatted(href("d", "l"));

    /** The members that a card and a whole article share; {@code e} is its edition. */
    private static final String MEMBERS = """
        'id', l.article_id, 'slug', l.slug, 'kind', l.kind, 'edition', e.key, 'language', l.language,
        'direction', case when l.language = 'ar' then 'rtl' else 'ltr' end, 'headline', l.headline, 'kicker', l.kicker,
        'summary', l.summary, 'byline', l.byline, 'dateline', l.dateline,
        'source', (select json_build_object('slug', s.slug, 'name', s.name) from source s where s.id = l.source_id),
        'leadImage', (select %s from %s where i.id = l.lead_image_id),
        'breadcrumb', %s, 'sections', %s, 'collections', %s, 'authors', %s, 'tags', %s,
        'publishedAt', %s, 'updatedAt', %s, 'wordCount', l.word_count, 'readingMinutes', (l.word_count + 229) / 230
        """.formatted(
            "%s",
            IMAGE,
            list("'path', c.path, 'name', " + text("c.names"), "length(c.path)", """
                live_section n join section p on p.id = n.section_id
                join live_section m on m.live_article_id = n.live_article_id join section c on c.id = m.section_id
                where n.live_article_id = l.id and n.position = 0 and starts_with(p.path || '/', c.path || '/')
                """),
            list("'path', s.path, 'name', " + text("s.names") + ", 'primary', n.position = 0", "n.position", """
                live_section n join section s on s.id = n.section_id
                where n.live_article_id = l.id and n.position is not null
                """),
            list("'slug', c.slug, 'name', " + text("c.names"), "c.slug", """
                collection_item i join collection c on c.id = i.collection_id where i.article_id = l.article_id
                """),
            list("'slug', a.slug, 'name', a.name", "n.position", """
                live_author n join author a on a.id = n.author_id where n.live_article_id = l.id
                """),
            list("'slug', t.slug, 'name', " + text("t.names"), "n.position", """
                live_tag n join tag t on t.id = n.tag_id where n.live_article_id = l.id
                """),
            TIME.formatted("published_at"),
            TIME.formatted("updated_at"));

    /** With the pictures of the body, for the bodies that have some. */
    private static final String BODY = """
        case when not l.body_refers then l.body::json
        else (select json_agg(case when b ->> 'type' <> 'image' then b::json else (
            select json_build_object('id', b -> 'id', 'type', 'image', 'image', %s, 'caption', %s, 'credit', %s, 'alt', %s,
              'text', b -> 'text')
            from %s where i.id = (b -> 'image' ->> 'id')::uuid) end order by at)
          from jsonb_array_elements(l.body::jsonb) with ordinality as blocks (b, at)) end
        """.formatted(
                    picture("null", "null", "null", usual()),
                    text("b ->> 'caption'", "i.captions"),
                    text("b ->> 'credit'", "i.credits"),
                    text("b ->> 'alt'", "i.alts"),
                    IMAGE);

    static final String CARD = "json_build_object(" + MEMBERS.formatted(lead(usual()))
            + ", 'urls', json_build_object('path', l.path, 'canonical', " + CANONICAL + "))";

    static final String ARTICLE = """
        json_build_object(%s, 'body', %s, 'corrections', l.corrections,
          'rights', json_build_object('copyright', l.copyright, 'usageTerms', l.usage_terms,
            'syndicatable', l.syndicatable),
          'related', '[]'::json,
          'urls', json_build_object('path', l.path, 'canonical', %s, 'duplicates', %s, 'editions', %s,
            'share', json_build_object('href', %s ->> 'href')))
        """.formatted(
                    MEMBERS.formatted(lead(all())),
                    BODY,
                    CANONICAL,
                    list("'domain', d.key, 'href', " + href("d", "l") + ", 'pri', d.priority", "d.priority", """
                        domain d where d.status = 'active' and d.role <> 'primary'
                        """),
                    list(
                            "'hreflang', o.language, 'href', " + href("d", "o") + ", 'article', o.article_id",
                            "o.language, o.article_id",
                            """
                            article a join article t on t.translation_group = a.translation_group
                            join live_article o on o.article_id = t.id
                            left join domain d on d.status = 'active' and d.role = 'primary'
                            where a.id = l.article_id
                            """),
                    CANONICAL);

    private Json() {}

    private static String lead(String renditions) {
        return picture("l.lead_alt", "l.lead_caption", "l.lead_credit", renditions);
    }

    /** In SQL, the uncut renditions in WebP of a picture of 1,600 by 900 pixels, as all of the publication are. */
    private static String usual() {
        return renditions("", "webp", "original", 1600, 900);
    }

    private static String all() {
        return Stream.of("webp", "jpeg")
                .flatMap(format -> Stream.of(
                        renditions("", format, "original", 1600, 900),
                        renditions("&crop=16:9", format, "16:9", 1600, 900),
                        renditions("&crop=square", format, "square", 900, 900)))
                .collect(Collectors.joining(", "));
    }

    private static String renditions(String cut, String format, String crop, int width, int height) {
        return steps(width)
                .map(step -> """
                    json_build_object('url', %s, 'width', %d, 'height', %d, 'type', 'image/%s', 'crop', '%s')
                    """.formatted(
                        url(step, cut + (format.equals("webp") ? "" : "&format=" + format)),
                        Math.min(step, width),
                        Math.round(Math.min(step, width) * (double) height / width),
                        format,
                        crop))
                .collect(Collectors.joining(", "));
    }

    private static Stream<Integer> steps(int width) {
        var steps = List.of(320, 640, 960, 1280, 1920);
        return steps.stream().filter(step -> step <= 320 || steps.get(steps.indexOf(step) - 1) < width);
    }

    private static String url(int step, String more) {
        return "'/v1/images/' || i.id || '/file?w=" + step + more + "&v=' || v.version";
    }

    private static String srcset() {
        return steps(1600)
                .map(step -> url(step, "") + " || ' " + Math.min(step, 1600) + "w'")
                .collect(Collectors.joining(" || ', ' || "));
    }

    /** A picture where it is used; its own texts are taken where the use has none. */
    private static String picture(String alt, String caption, String credit, String renditions) {
        return """
            json_build_object('id', i.id,
              'url', '/v1/images/' || i.id || '/file?v=' || v.version,
              'width', i.width, 'height', i.height, 'alt', %s, 'caption', %s, 'credit', %s,
              'renditions', json_build_array(%s), 'srcset', %s, 'placeholder', i.placeholder,
              'dominantColor', i.dominant_color)
            """.formatted(
                        text(alt, "i.alts"),
                        text(caption, "i.captions"),
                        text(credit, "i.credits"),
                        renditions,
                        srcset());
    }

    private static String list(String members, String order, String from) {
        return "(select coalesce(json_agg(json_build_object(%s) order by %s), '[]') from %s)"
                .formatted(members, order, from);
    }

    private static String text(String own, String texts) {
        return "coalesce(%s, %2$s ->> l.language, %2$s ->> 'en')".formatted(own, texts);
    }

    private static String text(String texts) {
        return text("null", texts);
    }

    private static String href(String domain, String page) {
        return "%1$s.scheme || '://' || %1$s.host || %2$s.path".formatted(domain, page);
    }
}
