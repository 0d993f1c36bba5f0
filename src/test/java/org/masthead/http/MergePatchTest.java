package org.masthead.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes to the sample, which has the headline Old, 1 view, the tag flood and one part. */
@QuarkusTest
@TestProfile(HttpTest.class)
class MergePatchTest {

    @Test
    void changesWhatItNamesAndNothingElse() {
        patch("{'headline': 'New'}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("headline", equalTo("New"))
                .body("views", equalTo(1))
                .body("tags", contains("flood"));
    }

    @Test
    void takesAwayWhatIsNull() {
        patch("{'views': null}").statusCode(200).body("views", nullValue()).body("headline", equalTo("Old"));
    }

    @Test
    void replacesArraysWhole() {
        patch("{'tags': ['storm'], 'parts': [{'text': 'a'}, {'text': 'b'}]}")
                .statusCode(200)
                .body("tags", contains("storm"))
                .body("parts.text", contains("a", "b"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'headlin': 'New'}             | unknown-property | /headlin
            {'headlin': null}              | unknown-property | /headlin
            {'views': 'many'}              | wrong-type       | /views
            {'tags': {'a': 'b'}}           | wrong-type       | /tags
            {'parts': [{'text': 1}]}       | wrong-type       | /parts/0/text
            ['headline']                   | wrong-type       | ''
            """)
    void refusesWhatTheWholeWouldBeRefusedFor(String patch, String code, String pointer) {
        patch(patch)
                .statusCode(400)
                .body("code", equalTo(code))
                .body("errors[0].pointer", equalTo(pointer.replace("''", "")));
    }

    @Test
    void refusesAValueThatIsNotAcceptableAtItsPlace() {
        patch("{'headline': ' ', 'tags': ['a', ''], 'parts': [{'text': null}]}")
                .statusCode(422)
                .body("errors.pointer", hasItems("/headline", "/tags/1", "/parts/0/text"));
    }

    private static ValidatableResponse patch(String body) {
        return Wire.editor()
                .contentType(MergePatch.MEDIA_TYPE)
                .header("If-Match", "\"1\"")
                .body(body.replace('\'', '"'))
                .patch("/v1/newsroom/sample/1")
                .then();
    }
}
