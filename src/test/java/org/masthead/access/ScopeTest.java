package org.masthead.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final UUID NEWS = UUID.randomUUID();
    private static final UUID RUSSIA = UUID.randomUUID();
    private static final UUID SPORT = UUID.randomUUID();

    @Test
    void writesAnywhereWhenHeldToNothing() {
        var caller = new Caller(UUID.randomUUID(), "a", Roles.EDITOR);
        assertThat(caller.mayWriteIn(List.of(SPORT))).isTrue();
        assertThat(caller.mayWriteIn(List.of())).isTrue();
    }

    @Test
    void writesInItsSectionsAndBelowThem() {
        var caller = heldTo(new Scope(false, Set.of(), Set.of(NEWS)));
        assertThat(caller.mayWriteIn(List.of(NEWS))).isTrue();
        assertThat(caller.mayWriteIn(List.of(NEWS, RUSSIA))).isTrue();
        assertThat(caller.mayWriteIn(List.of(SPORT))).isFalse();
        assertThat(caller.mayWriteIn(List.of())).isFalse();
        assertThat(heldTo(new Scope(false, Set.of(), Set.of(RUSSIA))).mayWriteIn(List.of(NEWS)))
                .isFalse();
    }

    @Test
    void writesNowhereWhenItOnlyReads() {
        assertThat(heldTo(new Scope(true, Set.of(), Set.of())).mayWriteIn(List.of(NEWS)))
                .isFalse();
    }

    @Test
    void includesWhatIsNoWider() {
        var some = new Scope(false, Set.of("keys", "articles"), Set.of(NEWS));
        assertThat(Scope.ALL.includes(some)).isTrue();
        assertThat(some.includes(some)).isTrue();
        assertThat(some.includes(new Scope(true, Set.of("keys"), Set.of(NEWS)))).isTrue();
        assertThat(some.includes(Scope.ALL)).isFalse();
        assertThat(some.includes(new Scope(false, Set.of(), Set.of(NEWS)))).isFalse();
        assertThat(some.includes(new Scope(false, Set.of("images"), Set.of(NEWS))))
                .isFalse();
        assertThat(some.includes(new Scope(false, Set.of("keys"), Set.of()))).isFalse();
        assertThat(new Scope(true, Set.of(), Set.of()).includes(Scope.ALL)).isFalse();
    }

    @Test
    void readsTheResourceOffAnAddress() {
        assertThat(NewsroomResource.at("/v1/newsroom/articles/1/transitions")).contains(NewsroomResource.ARTICLES);
        assertThat(NewsroomResource.at("/v1/newsroom/me")).isEmpty();
        assertThat(NewsroomResource.at("/v1/articles")).isEmpty();
        assertThat(NewsroomResource.at("/")).isEmpty();
    }

    private static Caller heldTo(Scope scope) {
        return new Caller(UUID.randomUUID(), "a", Roles.EDITOR, scope, null);
    }
}
