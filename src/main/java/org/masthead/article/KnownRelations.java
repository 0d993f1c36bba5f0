package org.masthead.article;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.masthead.database.Ids;
import org.masthead.http.Fault;

/**
 * A draft without the ids of articles that are not there. Lines name each other forward and mutually, so some can only
 * be followed when all of them are in.
 *
 * @param leftOut what was left out of it, and where
 */
record KnownRelations(ArticleDraft draft, List<Fault> leftOut) {

    /** @param isThere whether there is an article with this id */
    static KnownRelations of(ArticleDraft draft, Predicate<String> isThere) {
        Predicate<String> isUnknown = name -> name != null && Ids.parse(name).isPresent() && !isThere.test(name);
        var leftOut = new ArrayList<Fault>();
        var related = draft.related();
        if (related != null && related.stream().anyMatch(name -> Ids.parse(name).isEmpty() && !isThere.test(name))) {
            // It is refused, and what is wrong with it shall be found at its place.
            return new KnownRelations(draft, leftOut);
        }
        if (related != null && related.stream().anyMatch(isUnknown)) {
            for (var index = 0; index < related.size(); index++) {
                if (isUnknown.test(related.get(index))) {
                    leftOut.add(fault("/related/" + index));
                }
            }
            related = related.stream().filter(isUnknown.negate()).toList();
        }
        var translationOf = draft.translationOf();
        if (isUnknown.test(translationOf)) {
            leftOut.add(fault("/translationOf"));
            translationOf = null;
        }
        return leftOut.isEmpty()
                ? new KnownRelations(draft, leftOut)
                : new KnownRelations(
                        draft.withNames(
                                draft.sections(),
                                draft.collections(),
                                draft.authors(),
                                draft.tags(),
                                related,
                                translationOf),
                        leftOut);
    }

    private static Fault fault(String pointer) {
        return Fault.at(
                pointer,
                "left-out",
                "is the id of no article that is there, and was left out; the line can come again with onConflict=update"
                        + " when it is");
    }
}
