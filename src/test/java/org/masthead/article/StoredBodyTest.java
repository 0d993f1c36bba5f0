package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.masthead.body.Body;
import org.masthead.database.JsonColumns;

class StoredBodyTest {

    private static final Body BODY =
            Body.fromMarkdown("One [] two \"three\", *four*.\n\n- five", null).body();

    private static ArticleContent content(Body body) {
        return new ArticleContent(
                "slug",
                ArticleKind.NEWS,
                "en",
                "[] {} \"",
                null,
                null,
                null,
                null,
                UUID.randomUUID(),
                List.of(UUID.randomUUID()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                Rights.NONE,
                Instant.EPOCH,
                body);
    }

    @Test
    void standsInARevisionAsItWouldIfItWereWrittenThere() throws JsonProcessingException {
        var json = new ObjectMapper();
        for (var body : List.of(BODY, Body.EMPTY)) {
            var content = content(body);
            assertThat(json.readTree(content.json(StoredBody.of(body).kept())))
                    .isEqualTo(json.readTree(JsonColumns.text(content)));
        }
    }

    @Test
    void isMadeAgainOfABodyThatIsAnotherOrInAnotherLanguage() {
        var made = StoredBody.forReaders(BODY, "en");
        assertThat(made.words()).isEqualTo(5);
        assertThat(made.isForReadersOf(BODY, "en")).isTrue();
        assertThat(made.isForReadersOf(new Body(BODY.blocks()), "en")).isTrue();
        assertThat(made.isForReadersOf(BODY, "th")).isFalse();
        assertThat(made.isForReadersOf(Body.EMPTY, "en")).isFalse();
        assertThat(StoredBody.of(BODY).isForReadersOf(BODY, "en")).isFalse();
        assertThat(StoredBody.of(BODY).isOf(BODY)).isTrue();
    }
}
