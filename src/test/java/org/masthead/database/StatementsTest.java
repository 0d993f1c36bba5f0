package org.masthead.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatementsTest {

    @Inject
    Statements statements;

    @Test
    void tellsParametersFromCasts() {
        var names = new ArrayList<String>();
        assertThat(Statements.positional("select :a::text, x::int[], :b_2 || :a where c => :", names))
                .isEqualTo("select ?::text, x::int[], ? || ? where c => :");
        assertThat(names).containsExactly("a", "b_2", "a");
    }

    @Test
    void bindsAndReadsEveryKindOfValue() {
        var id = UUID.randomUUID();
        var time = Instant.parse("2026-03-01T06:30:00.250Z");
        var values = new HashMap<String, Object>(Map.of(
                "id", id, "ids", new UUID[] {id}, "texts", new String[] {"a,b", "\"c\""}, "time", time, "number", 7));
        values.put("nothing", null);
        var row = statements
                .first(
                        """
                        select cast(:id as uuid) as id, cast(:ids as uuid[]) as ids, (cast(:texts as text[]))[2] as second,
                          cast(:time as timestamptz) as time, cast(:number as int) + 1 as number,
                          cast(:nothing as text) as nothing, jsonb '{"fr": "Monde", "en": "World"}' as names
                        """,
                        values,
                        result -> List.of(
                                Columns.uuid(result, "id"),
                                Columns.uuids(result, "ids"),
                                result.getString("second"),
                                Columns.instant(result, "time"),
                                Columns.integer(result, "number"),
                                String.valueOf(result.getString("nothing")),
                                List.copyOf(Columns.texts(result, "names").keySet())))
                .orElseThrow();
        assertThat(row).isEqualTo(List.of(id, List.of(id), "\"c\"", time, 8, "null", List.of("en", "fr")));
    }

    @Test
    void readsNothingWhereNothingIs() {
        statements.first(
                "select null::uuid as id, null::uuid[] as ids, null::timestamptz as time, null::int as number,"
                        + " '{}'::jsonb as names",
                Map.of(),
                row -> {
                    assertThat(Columns.uuid(row, "id")).isNull();
                    assertThat(Columns.uuids(row, "ids")).isEmpty();
                    assertThat(Columns.instant(row, "time")).isNull();
                    assertThat(Columns.integer(row, "number")).isNull();
                    assertThat(Columns.texts(row, "names")).isEmpty();
                    return true;
                });
    }

    @Test
    void refusesAParameterWithoutValue() {
        assertThatThrownBy(() -> statements.list("select :a", Map.of("b", 1), row -> row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No value for :a");
    }

    @Test
    void keepsWhatTheDatabaseSaidAsTheCause() {
        assertThatThrownBy(() -> statements.list("select 1/0", Map.of(), row -> row))
                .hasCauseInstanceOf(SQLException.class);
    }
}
