package org.masthead.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import org.masthead.database.Ids;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/**
 * Makes keys and changes them. Two things hold whatever is done: nobody comes, by a key that they make or rotate, to
 * more than they have; and somebody is left who can make keys.
 */
@ApplicationScoped
class KeepKeys {

    private final ApiKeys keys;
    private final KeySections sections;
    private final Callers callers;
    private final Audit audit;
    private final Clock clock;

    KeepKeys(ApiKeys keys, KeySections sections, Callers callers, Audit audit, Clock clock) {
        this.keys = keys;
        this.sections = sections;
        this.callers = callers;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new key with this text. */
    ApiKey create(KeyDraft draft, String text) {
        var key = new ApiKey();
        key.id = Ids.next();
        key.role = draft.role().text();
        key.digest = KeyText.digest(text);
        key.createdBy = callers.current().name();
        apply(draft, key);
        keys.persistAndFlush(key);
        audit.record("create", "key", key.id);
        return key;
    }

    void change(ApiKey key, KeyDraft draft) {
        key.requireInForce();
        if (!draft.role().text().equals(key.role)) {
            throw ProblemException.validation(
                    Fault.at("/role", "fixed", "must stay as it is: another role takes another key"));
        }
        requireWithinOwn(Scope.of(key));
        apply(draft, key);
        keys.flush();
        requireAnAdmin();
        audit.record("update", "key", key.id);
    }

    void rotate(ApiKey key, String text, KeyRotation rotation) {
        requireWithinOwn(Scope.of(key));
        key.rotate(text, now(), rotation.grace());
        keys.flush();
        audit.record("rotate", "key", key.id);
    }

    void revoke(ApiKey key) {
        key.revoke(now());
        keys.flush();
        requireAnAdmin();
        audit.record("revoke", "key", key.id);
    }

    private void apply(KeyDraft draft, ApiKey key) {
        if (draft.expiresAt() != null
                && !Objects.equals(draft.expiresAt(), key.expiresAt)
                && !draft.expiresAt().isAfter(now())) {
            throw ProblemException.validation(Fault.at("/expiresAt", "past", "must lie ahead"));
        }
        requireThere(draft, key);
        key.name = draft.name();
        key.expiresAt = draft.expiresAt();
        key.readOnly = draft.readOnly();
        var resources = draft.resources().stream()
                .distinct()
                .map(NewsroomResource::text)
                .sorted()
                .toArray(String[]::new);
        if (!Arrays.equals(resources, key.resources)) {
            key.resources = resources;
        }
        var ids = sections.ids(draft.sections());
        if (!ids.equals(key.sections)) {
            key.sections.clear();
            key.sections.addAll(ids);
        }
        requireWithinOwn(Scope.of(key));
    }

    /** What is still to come is told of keys that are held to it, and no other key can be. */
    private static void requireThere(KeyDraft draft, ApiKey key) {
        var index = draft.resources().indexOf(NewsroomResource.WEBHOOKS);
        if (index >= 0 && !KeyDraft.resources(key).contains(NewsroomResource.WEBHOOKS)) {
            throw ProblemException.validation(
                    Fault.at("/resources/" + index, "unknown", "must be a part of the newsroom that is there"));
        }
    }

    /** As precise as it is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void requireWithinOwn(Scope scope) {
        if (!callers.current().scope().includes(scope)) {
            throw Problem.of(ProblemCode.FORBIDDEN)
                    .detail("This key is held to less than the other one is or would be.")
                    .exception();
        }
    }

    /** @throws ProblemException 409 when what was just done has left nobody who can act as admin */
    void requireAnAdmin() {
        if (!keys.someoneKeepsKeys()) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("This is the last key by which keys can be made. Make another admin's key first.")
                    .exception();
        }
    }
}
