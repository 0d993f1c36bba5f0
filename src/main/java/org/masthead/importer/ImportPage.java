package org.masthead.importer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.ForbiddenException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.masthead.access.Caller;
import org.masthead.access.Callers;
import org.masthead.access.Roles;
import org.masthead.address.Domain;
import org.masthead.address.Domains;
import org.masthead.address.ShowDomains;
import org.masthead.article.Article;
import org.masthead.article.ArticleDraft;
import org.masthead.article.Articles;
import org.masthead.article.OwnSections;
import org.masthead.article.PublishArticle;
import org.masthead.article.SaveArticle;
import org.masthead.article.ShowWorkingCopies;
import org.masthead.author.Authors;
import org.masthead.collection.Collections;
import org.masthead.http.ProblemException;
import org.masthead.image.Images;
import org.masthead.section.Sections;
import org.masthead.site.Edition;
import org.masthead.site.Editions;
import org.masthead.site.Languages;

/**
 * Makes a saved page an article: with its sections and collections, authors, tags, picture and alternate addresses. The
 * same page again becomes a new revision of the same article. What readers see changes only when it is published.
 */
@ApplicationScoped
class ImportPage {

    private final ImportedPages pages;
    private final Articles articles;
    private final SaveArticle save;
    private final OwnSections own;
    private final PublishArticle publish;
    private final Editions editions;
    private final Sections sections;
    private final Collections collections;
    private final Authors authors;
    private final Images images;
    private final Domains domains;
    private final ShowDomains showDomains;
    private final ShowWorkingCopies show;
    private final Callers callers;
    private final Clock clock;

    ImportPage(
            ImportedPages pages,
            Articles articles,
            SaveArticle save,
            OwnSections own,
            PublishArticle publish,
            Editions editions,
            Sections sections,
            Collections collections,
            Authors authors,
            Images images,
            Domains domains,
            ShowDomains showDomains,
            ShowWorkingCopies show,
            Callers callers,
            Clock clock) {
        this.pages = pages;
        this.articles = articles;
        this.save = save;
        this.own = own;
        this.publish = publish;
        this.editions = editions;
        this.sections = sections;
        this.collections = collections;
        this.authors = authors;
        this.images = images;
        this.domains = domains;
        this.showDomains = showDomains;
        this.show = show;
        this.callers = callers;
        this.clock = clock;
    }

    /** What became of a page; nothing is stored of a dry run. */
    record Imported(ImportedPage page, Article article, boolean isNew) {}

    /**
     * Imports a page, or does all of it and undoes it again to show what it would be.
     *
     * @throws ProblemException 422 with everything that a reader would miss, when it shall be published at once
     * @throws NotANewsPage when nothing of the page's body fits into one
     * @throws ForbiddenException when a contributor imports what somebody else is working on
     */
    @Transactional
    @TransactionConfiguration(timeout = 30)
    Imported now(SavedPage page, PageImportOptions options) {
        return within(page, options);
    }

    /** The same within a transaction that has begun, and whose time it takes. */
    Imported within(SavedPage page, PageImportOptions options) {
        var caller = callers.current();
        var warnings = new ArrayList<>(page.warnings());
        pages.lock(page.identity());
        var known = pages.articleOf(page.identity()).map(articles::findById);
        if (known.filter(article -> !article.isOpenTo(caller)).isPresent()) {
            throw new ForbiddenException();
        }
        if (known.filter(article -> article.removedAt != null && !caller.is(Roles.EDITOR))
                .isPresent()) {
            throw new ForbiddenException();
        }
        known.ifPresent(own::require);
        var asked = asked(options.edition());
        var edition = known.map(article -> editions.findById(article.editionId))
                .or(() -> asked)
                .orElseGet(() -> edition(page, caller, warnings));
        var draft = draft(page, publishedAt(page, warnings), edition, known, caller, new Cuts(warnings));
        var saved = known.isPresent() ? save.save(known.get(), draft) : save.create(draft);
        if (!saved.workingCopy().content.body().hasText()) {
            throw new NotANewsPage(Map.of(
                    "body", "Nothing that the page says can be kept: " + String.join(", ", saved.warnings()) + "."));
        }
        warnings.addAll(saved.warnings());
        pages.remember(page.identity(), saved.article().id, page.channels());
        var proposed = propose(page.addresses(), caller, warnings);
        if (options.publish()) {
            publish.now(saved.article(), false);
        }
        articles.flush();
        if (options.dryRun()) {
            QuarkusTransaction.setRollbackOnly();
        }
        var view = new ImportedPage(
                show.of(saved.article(), warnings),
                proposed.stream().map(showDomains::of).toList(),
                page.channels());
        return new Imported(view, saved.article(), known.isEmpty());
    }

    private Optional<Edition> asked(String key) {
        if (key == null) {
            return Optional.empty();
        }
        var edition = editions.byKey(key);
        if (edition.isEmpty()) {
            throw ProblemException.parameter("edition", "must be the key of an edition");
        }
        return edition;
    }

    private Edition edition(SavedPage page, Caller caller, List<String> warnings) {
        var language = Optional.ofNullable(page.language()).flatMap(Languages::canonical);
        if (language.isEmpty()) {
            return editions.byDefault();
        }
        return editions.in(language.get()).orElseGet(() -> {
            if (caller.is(Roles.ADMIN)) {
                return editions.found(language.get());
            }
            warnings.add("No edition is in the page's language, so it went to the default one: an admin can make one.");
            return editions.byDefault();
        });
    }

    /** A page printed ahead, or read in the wrong zone, must not lead the lists of newest articles until then. */
    private Instant publishedAt(SavedPage page, List<String> warnings) {
        var at = page.publishedAt();
        if (at == null || !at.isAfter(clock.instant())) {
            return at;
        }
        warnings.add("The page says that it was published in the future, at " + at + "; this was left out.");
        return null;
    }

    private ArticleDraft draft(
            SavedPage page, Instant publishedAt, Edition edition, Optional<Article> known, Caller caller, Cuts cuts) {
        var before = known.map(article -> articles.workingCopy(article).content);
        var language = edition.language;
        return new ArticleDraft(
                null,
                before.map(content -> content.kind()).orElse(null),
                edition.key,
                page.language(),
                cuts.text("headline", page.headline(), ArticleDraft.LONGEST_HEADLINE),
                cuts.text("kicker", page.kicker(), ArticleDraft.LONGEST_LINE),
                cuts.text("summary", page.summary(), ArticleDraft.LONGEST_SUMMARY),
                cuts.text("byline", page.byline(), ArticleDraft.LONGEST_BYLINE),
                cuts.text("dateline", page.dateline(), ArticleDraft.LONGEST_LINE),
                cuts.text("source", page.source(), ArticleDraft.LONGEST_LINE),
                page.breadcrumb().isEmpty()
                        ? ids(before.map(content -> content.sections()))
                        : List.of(
                                sections.named(cuts.names("name of a section", page.breadcrumb(), 200), language).path),
                slugs(
                        cuts.names("name of a collection", page.collections(), 200),
                        name -> collections.named(name, language).slug),
                slugs(cuts.names("name of an author", page.authors(), 200), name -> authors.named(name).slug),
                cuts.names("name of a tag", page.tags(), ArticleDraft.LONGEST_LINE),
                ids(before.map(content -> content.related())),
                null,
                leadImage(
                        page.leadImage(),
                        before.map(content -> content.leadImage()).map(image -> image.id()),
                        language,
                        caller,
                        cuts),
                before.map(content -> content.corrections()).orElse(null),
                before.map(content -> content.rights()).orElse(null),
                publishedAt,
                null,
                page.bodyHtml(),
                null,
                "Imported from a saved page");
    }

    /** Made in one order for all pages, so that no two imports each hold what the other waits for. */
    private static List<String> slugs(List<String> names, UnaryOperator<String> made) {
        var slugs = new HashMap<String, String>();
        names.stream().sorted(String.CASE_INSENSITIVE_ORDER).forEach(name -> slugs.put(name, made.apply(name)));
        return names.stream().map(slugs::get).toList();
    }

    private static List<String> ids(Optional<List<UUID>> ids) {
        return ids.orElse(List.of()).stream().map(UUID::toString).toList();
    }

    /** A picture without an address can't be told apart by it: it is then the one that the article had before. */
    private ArticleDraft.LeadImage leadImage(
            SavedPage.Picture picture, Optional<UUID> before, String language, Caller caller, Cuts cuts) {
        if (picture == null) {
            return null;
        }
        var id = before.filter(known -> picture.url() == null)
                .orElseGet(() -> images.waiting(
                                picture.url(),
                                language,
                                picture.alt(),
                                picture.caption(),
                                picture.credit(),
                                caller.name())
                        .id);
        return new ArticleDraft.LeadImage(
                id,
                cuts.text("lead image's alt", picture.alt(), ArticleDraft.LeadImage.LONGEST_ALT),
                cuts.text("lead image's caption", picture.caption(), ArticleDraft.LeadImage.LONGEST_CAPTION),
                cuts.text("lead image's credit", picture.credit(), ArticleDraft.LeadImage.LONGEST_CREDIT));
    }

    private List<Domain> propose(List<SavedPage.Address> addresses, Caller caller, List<String> warnings) {
        if (!caller.is(Roles.ADMIN)) {
            addresses.forEach(address ->
                    warnings.add("The address " + address.host() + " was left out: only an admin adds domains."));
            return List.of();
        }
        return addresses.stream()
                .flatMap(address -> domains.propose(address.host(), caller.name()).stream())
                .toList();
    }
}
