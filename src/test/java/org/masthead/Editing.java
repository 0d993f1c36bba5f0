package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Making, changing and deleting in the newsroom, as editors' tools do it: with the lock that was read. */
public final class Editing {

    private static final String MERGE_PATCH = "application/merge-patch+json; charset=UTF-8";

    private Editing() {}

    public static Response create(String collection, Map<String, ?> draft) {
        return Newsroom.admin().contentType(ContentType.JSON).body(draft).post(collection);
    }

    /** Makes it and gives its address. */
    public static String created(String collection, Map<String, ?> draft) {
        var answer = create(collection, draft);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.header("ETag")).isNotNull();
        return answer.header("Location");
    }

    public static ValidatableResponse read(String address) {
        return Newsroom.admin().get(address).then().statusCode(200);
    }

    public static String etag(String address) {
        return read(address).extract().header("ETag");
    }

    /** Changes it with the lock it has now. */
    public static ValidatableResponse patch(String address, Map<String, ?> change) {
        return patch(address, etag(address), change).then();
    }

    public static Response patch(String address, String etag, Map<String, ?> change) {
        return Newsroom.admin()
                .contentType(MERGE_PATCH)
                .header("If-Match", etag)
                .body(change)
                .patch(address);
    }

    /** Deletes it with the lock it has now. */
    public static ValidatableResponse delete(String address) {
        return Newsroom.admin()
                .header("If-Match", etag(address))
                .delete(address)
                .then();
    }

    /** Of two who change it at once exactly one wins; who brings an old lock or none is refused. */
    public static void requiresTheLock(String address, Map<String, ?> change) {
        var etag = etag(address);
        var both = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> patch(address, etag, change).statusCode()))
                .limit(2)
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 412);
        var stale = patch(address, etag, change).then().statusCode(412).body("code", equalTo("precondition-failed"));
        assertThat(stale.extract().header("ETag")).isEqualTo(etag(address));
        Newsroom.admin()
                .contentType(MERGE_PATCH)
                .body(change)
                .patch(address)
                .then()
                .statusCode(428);
        Newsroom.admin().delete(address).then().statusCode(428);
        Newsroom.admin().header("If-Match", etag).delete(address).then().statusCode(412);
    }

    /** A caller of this role may make, change and delete nothing of the kind. */
    public static void isRefusedTo(String role, String collection, String address) {
        for (var answer : List.of(
                Newsroom.as(role).contentType(ContentType.JSON).body(Map.of()).post(collection),
                Newsroom.as(role)
                        .contentType(MERGE_PATCH)
                        .header("If-Match", "*")
                        .body(Map.of())
                        .patch(address),
                Newsroom.as(role).header("If-Match", "*").delete(address))) {
            answer.then().statusCode(403).body("code", equalTo("forbidden"));
        }
    }
}
