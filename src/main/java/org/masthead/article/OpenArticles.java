package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.masthead.access.Callers;
import org.masthead.http.IfMatch;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/** The articles that a caller may work on. What they may not see does not exist for them. */
@ApplicationScoped
class OpenArticles {

    private final Articles articles;
    private final CompareRevisions compare;
    private final OwnSections own;
    private final Callers callers;

    OpenArticles(Articles articles, CompareRevisions compare, OwnSections own, Callers callers) {
        this.articles = articles;
        this.compare = compare;
        this.own = own;
        this.callers = callers;
    }

    /** @throws ProblemException 404 */
    Article find(String idOrSlug) {
        return named(idOrSlug).orElseThrow(ProblemException::notFound);
    }

    /** The same, or nothing. */
    Optional<Article> named(String idOrSlug) {
        return articles.idOf(idOrSlug).map(articles::findById).filter(article -> article.isOpenTo(callers.current()));
    }

    /**
     * The article, kept from others until the transaction ends, in the state that the caller knows.
     *
     * @throws ProblemException 404, 410 when it was erased, 428, 412 with the members that others changed, or 403 when
     *     the key is for other sections
     */
    Article lockRemoved(String idOrSlug, IfMatch lock) {
        var article = find(idOrSlug);
        requireNotErased(article);
        // Who comes too late does not wait for those who change it just now.
        require(article, lock);
        articles.lock(article, () -> lock.names(article.etag()));
        require(article, lock);
        requireNotErased(article);
        own.require(article);
        return article;
    }

    private static void requireNotErased(Article article) {
        if (article.erasedAt != null) {
            throw Problem.of(ProblemCode.GONE)
                    .detail("The article has been erased. Nothing is left to be changed.")
                    .exception();
        }
    }

    private void require(Article article, IfMatch lock) {
        lock.require(article.etag(), () -> compare.changedSince(article, lock.tags()));
    }

    /** The same of one that was not removed, else 409. */
    Article lock(String idOrSlug, IfMatch lock) {
        var article = lockRemoved(idOrSlug, lock);
        if (article.removedAt != null) {
            throw Problem.of(ProblemCode.INVALID_TRANSITION)
                    .detail("The article was removed. Restore it before you change it.")
                    .exception();
        }
        return article;
    }
}
