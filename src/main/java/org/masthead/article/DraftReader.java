package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.masthead.author.Authors;
import org.masthead.body.Body;
import org.masthead.body.BodyFaults;
import org.masthead.body.Parsed;
import org.masthead.collection.Collections;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;
import org.masthead.image.ImageUse;
import org.masthead.image.Images;
import org.masthead.section.Sections;
import org.masthead.site.Edition;
import org.masthead.site.Languages;
import org.masthead.tag.Tags;

/** Turns what an editor's tool wrote into what a revision keeps: relations into ids, a body in any form into blocks. */
@ApplicationScoped
class DraftReader {

    private final Sections sections;
    private final Collections collections;
    private final Authors authors;
    private final Tags tags;
    private final Sources sources;
    private final Images images;
    private final Slugs slugs;
    private final Articles articles;
    private final OwnLinks ownLinks;

    DraftReader(
            Sections sections,
            Collections collections,
            Authors authors,
            Tags tags,
            Sources sources,
            Images images,
            Slugs slugs,
            Articles articles,
            OwnLinks ownLinks) {
        this.sections = sections;
        this.collections = collections;
        this.authors = authors;
        this.tags = tags;
        this.sources = sources;
        this.images = images;
        this.slugs = slugs;
        this.articles = articles;
        this.ownLinks = ownLinks;
    }

    /**
     * Reads a draft.
     *
     * @param slug the article's slug, already its own
     * @param before the body of the working copy so far, whose blocks keep their ids
     * @param warnings gets what should be looked at but does not stand in the way
     * @throws ProblemException 422 with everything that is wrong at once
     */
    ArticleContent read(
            ArticleDraft draft, Edition edition, String slug, Body before, String by, List<String> warnings) {
        var faults = new ArrayList<Fault>();
        var language = language(draft, edition, faults);
        var content = new ArticleContent(
                slug,
                draft.kind() == null ? ArticleKind.NEWS : draft.kind(),
                language,
                stripped(draft.headline()),
                stripped(draft.kicker()),
                stripped(draft.summary()),
                stripped(draft.byline()),
                stripped(draft.dateline()),
                draft.source() == null ? null : sources.named(draft.source().strip()).id,
                ids("sections", draft.sections(), this::section, faults),
                ids("collections", draft.collections(), this::collection, faults),
                ids("authors", draft.authors(), this::author, faults),
                ids("tags", draft.tags(), name -> Optional.of(tag(name, language)), faults),
                ids("related", draft.related(), articles::idOf, faults),
                leadImage(draft.leadImage(), faults),
                draft.corrections() == null ? List.of() : draft.corrections(),
                draft.rights() == null ? Rights.NONE : draft.rights(),
                draft.publishedAt(),
                body(draft, language, before, by, warnings, faults));
        if (!faults.isEmpty()) {
            throw ProblemException.validation(faults);
        }
        warnOfMissingAlt(content, language, warnings);
        return content;
    }

    private static String language(ArticleDraft draft, Edition edition, List<Fault> faults) {
        if (draft.language() == null) {
            return edition.language;
        }
        return Languages.canonical(draft.language()).orElseGet(() -> {
            faults.add(Fault.at("/language", "invalid", "must be a language tag such as en or pt-BR (BCP 47)"));
            return edition.language;
        });
    }

    private static String stripped(String line) {
        return line == null ? null : line.strip();
    }

    private static List<UUID> ids(
            String member, List<String> names, Function<String, Optional<UUID>> find, List<Fault> faults) {
        if (names == null) {
            return List.of();
        }
        var found = names.stream().map(find).toList();
        IntStream.range(0, names.size())
                .filter(index -> found.get(index).isEmpty())
                .forEach(index ->
                        faults.add(Fault.at("/" + member + "/" + index, "not-found", "must name one that exists")));
        return found.stream().flatMap(Optional::stream).distinct().toList();
    }

    private Optional<UUID> section(String pathOrId) {
        return sections.byPath(pathOrId)
                .or(() -> uuid(pathOrId).flatMap(sections::findByIdOptional))
                .map(section -> section.id);
    }

    private Optional<UUID> collection(String slugOrId) {
        return collections
                .bySlug(slugOrId)
                .or(() -> uuid(slugOrId).flatMap(collections::findByIdOptional))
                .map(collection -> collection.id);
    }

    private Optional<UUID> author(String slugOrId) {
        return authors.bySlug(slugOrId)
                .or(() -> uuid(slugOrId).flatMap(authors::findByIdOptional))
                .map(author -> author.id);
    }

    private UUID tag(String nameOrId, String language) {
        return uuid(nameOrId)
                .flatMap(tags::findByIdOptional)
                .orElseGet(() -> tags.named(nameOrId.strip(), language))
                .id;
    }

    /** The id, if the text is one in its one spelling. */
    static Optional<UUID> uuid(String text) {
        try {
            var id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ImageUse leadImage(ArticleDraft.LeadImage image, List<Fault> faults) {
        if (image == null) {
            return null;
        }
        if (images.findByIdOptional(image.id()).isEmpty()) {
            faults.add(Fault.at("/leadImage/id", "not-found", "must name an image that exists"));
        }
        return new ImageUse(image.id(), stripped(image.alt()), stripped(image.caption()), stripped(image.credit()));
    }

    private Body body(
            ArticleDraft draft, String language, Body before, String by, List<String> warnings, List<Fault> faults) {
        var forms = Stream.of(draft.body(), draft.bodyHtml(), draft.bodyMarkdown())
                .filter(Objects::nonNull)
                .count();
        if (forms > 1) {
            faults.add(Fault.at("", "one-body", "must have one of body, bodyHtml and bodyMarkdown"));
            return Body.EMPTY;
        }
        try {
            var read = read(
                    draft, (src, alt, caption, credit) -> images.waiting(src, language, alt, caption, credit, by).id);
            warnings.addAll(read.warnings());
            checkImages(read.body().images(), faults);
            var body = ownLinks.referenced(read.body());
            return draft.body() == null ? body.withIdsOf(before) : body;
        } catch (BodyFaults wrong) {
            var member = draft.body() != null ? "/body" : draft.bodyHtml() != null ? "/bodyHtml" : "/bodyMarkdown";
            wrong.faults()
                    .forEach(fault -> faults.add(Fault.at(
                            draft.body() != null ? member + fault.pointer() : member, fault.code(), fault.detail())));
            return Body.EMPTY;
        }
    }

    private static Parsed read(ArticleDraft draft, org.masthead.body.Images images) {
        if (draft.bodyHtml() != null) {
            return Body.fromHtml(draft.bodyHtml(), images);
        }
        if (draft.bodyMarkdown() != null) {
            return Body.fromMarkdown(draft.bodyMarkdown(), images);
        }
        return Body.fromBlocks(draft.body() == null ? List.of() : draft.body());
    }

    private void checkImages(Collection<UUID> used, List<Fault> faults) {
        if (images.withIds(used).size() < used.size()) {
            faults.add(Fault.at("/body", "image-not-found", "must show images that exist"));
        }
    }

    private void warnOfMissingAlt(ArticleContent content, String language, List<String> warnings) {
        var lead = content.leadImage();
        if (lead != null
                && lead.alt() == null
                && images.findById(lead.id()).alts.get(language) == null) {
            warnings.add("The lead image has no alt text.");
        }
    }
}
