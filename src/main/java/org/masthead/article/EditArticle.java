package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import org.masthead.http.IfMatch;
import org.masthead.http.MergePatch;
import org.masthead.http.Patches;

/**
 * What a caller does to one article, with all that is asked of whoever does it: that they may see it, know its present
 * state, and write in its sections. Within a transaction.
 */
@ApplicationScoped
class EditArticle {

    private final OpenArticles open;
    private final Articles articles;
    private final SaveArticle save;
    private final TransitionArticle step;
    private final RemoveArticle remove;
    private final ShowWorkingCopies show;
    private final Patches patches;

    EditArticle(
            OpenArticles open,
            Articles articles,
            SaveArticle save,
            TransitionArticle step,
            RemoveArticle remove,
            ShowWorkingCopies show,
            Patches patches) {
        this.open = open;
        this.articles = articles;
        this.save = save;
        this.step = step;
        this.remove = remove;
        this.show = show;
        this.patches = patches;
    }

    SaveArticle.Saved create(ArticleDraft draft) {
        return save.create(draft);
    }

    SaveArticle.Saved change(String id, IfMatch lock, MergePatch patch) {
        var article = open.lock(id, lock);
        var before = show.draft(
                article, articles.workingCopy(article), !patch.names("bodyHtml") && !patch.names("bodyMarkdown"), null);
        return save.change(article, patches.applied(patch, before));
    }

    Article transition(String id, IfMatch lock, Transition transition) {
        var article = open.lock(id, lock);
        step.step(article, transition);
        articles.flush();
        return article;
    }

    Article remove(String id, IfMatch lock) {
        var article = open.lock(id, lock);
        remove.now(article);
        articles.flush();
        return article;
    }

    Article restore(String id, IfMatch lock) {
        var article = open.lockRemoved(id, lock);
        remove.undo(article);
        articles.flush();
        return article;
    }
}
