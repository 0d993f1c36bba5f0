package org.masthead.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;

/**
 * An identity provider's tokens in the place of keys. One server for all tests, so that none starts the service anew.
 */
@QuarkusTest
@WithTestResource(value = IssuerServer.class, scope = TestResourceScope.GLOBAL)
class TokensTest {

    private static final String ME = "/v1/newsroom/me";
    private static RsaJsonWebKey rsa;
    private static PublicJsonWebKey elliptic;

    private final String subject = UUID.randomUUID().toString();

    @BeforeAll
    static void publishKeys() throws Exception {
        rsa = key("one");
        elliptic = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        elliptic.setKeyId("two");
        Files.createDirectories(IssuerServer.JWKS.getParent());
        Files.writeString(IssuerServer.JWKS, new JsonWebKeySet(rsa, elliptic).toJson());
    }

    private static RsaJsonWebKey key(String name) throws JoseException {
        var key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(name);
        return key;
    }

    private JwtClaims claims(String... roles) {
        var claims = new JwtClaims();
        claims.setIssuer(IssuerServer.ISSUER);
        claims.setAudience(IssuerServer.AUDIENCE, "another");
        claims.setSubject(subject);
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setClaim("name", "Jane Doe");
        claims.setClaim("realm_access", Map.of("roles", List.of(roles)));
        return claims;
    }

    private JsonWebSignature signature(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKeyIdHeaderValue("one");
        signature.setAlgorithmHeaderValue("RS256");
        signature.setKey(rsa.getPrivateKey());
        return signature;
    }

    private static RequestSpecification by(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    @Test
    void tellsWhoCalls() throws Exception {
        by(signature(claims("offline_access", "contributor", "newsdesk")).getCompactSerialization())
                .get(ME)
                .then()
                .statusCode(200)
                .body("id", equalTo(IssuerServer.ISSUER + " " + subject))
                .body("key", nullValue())
                .body("name", equalTo("Jane Doe"))
                .body("role", equalTo("editor"));
        var byElliptic = signature(claims("publisher"));
        byElliptic.setKeyIdHeaderValue("two");
        byElliptic.setAlgorithmHeaderValue("ES256");
        byElliptic.setKey(elliptic.getPrivateKey());
        by(byElliptic.getCompactSerialization()).get(ME).then().statusCode(200).body("role", equalTo("publisher"));
    }

    @Test
    void holdsToTheRoleThatItNames() throws Exception {
        by(signature(claims("editor", "offline_access")).getCompactSerialization())
                .get(ME)
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        by(signature(claims("newsdesk")).getCompactSerialization())
                .get("/v1/newsroom/keys")
                .then()
                .statusCode(403);
    }

    @Test
    void draftsBelongToIssuerAndSubject() throws Exception {
        var mine = signature(claims("contributor")).getCompactSerialization();
        var id = by(mine).contentType(ContentType.JSON)
                .header("Idempotency-Key", subject)
                .body(Map.of("headline", "Mine"))
                .post("/v1/newsroom/articles")
                .then()
                .statusCode(201)
                .body("createdBy", equalTo("Jane Doe"))
                .body("createdById", equalTo(IssuerServer.ISSUER + " " + subject))
                .extract()
                .<String>path("id");
        var marries = claims("contributor");
        marries.setClaim("name", "Jane Roe");
        by(signature(marries).getCompactSerialization())
                .get("/v1/newsroom/articles")
                .then()
                .body("data.id", contains(id));
        var other = claims("contributor");
        other.setSubject("another");
        by(signature(other).getCompactSerialization())
                .get("/v1/newsroom/articles/" + id)
                .then()
                .statusCode(404);
        Newsroom.admin()
                .param("principalId", IssuerServer.ISSUER + " " + subject)
                .get("/v1/newsroom/audit")
                .then()
                .body("data.act", contains("create"))
                .body("data[0].key", nullValue())
                .body("data[0].principal", equalTo("Jane Doe"));
    }

    @Test
    void takesOneCredentialAtATime() throws Exception {
        var token = "Bearer " + signature(claims("newsdesk")).getCompactSerialization();
        for (var caller : List.of(
                Newsroom.as("editor").header("Authorization", token),
                Newsroom.as("editor").header("Authorization", "Basic YTpi"),
                given().header("Authorization", token, token),
                given().header("Authorization", token + ", " + token))) {
            for (var method : List.of("GET", "POST")) {
                caller.request(method, "/v1/newsroom/articles")
                        .then()
                        .statusCode(400)
                        .body("code", equalTo("ambiguous-credentials"));
            }
        }
        given().header("Authorization", token, token).get("/v1/articles").then().statusCode(200);
    }

    private interface Change {
        void to(JwtClaims claims) throws Exception;
    }

    private String claiming(Change change) throws Exception {
        var claims = claims("admin");
        change.to(claims);
        return signature(claims).getCompactSerialization();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesWhatIsNotTheIssuersForUsAndForNow() throws Exception {
        var forged = new LinkedHashMap<String, String>();
        forged.put("expired", claiming(claims -> claims.setExpirationTimeMinutesInTheFuture(-1)));
        forged.put("without end", claiming(claims -> claims.unsetClaim("exp")));
        forged.put("not good yet", claiming(claims -> claims.setNotBeforeMinutesInThePast(-2)));
        forged.put("for nobody", claiming(claims -> claims.unsetClaim("aud")));
        forged.put("for another service", claiming(claims -> claims.setAudience("another")));
        forged.put("of another issuer", claiming(claims -> claims.setIssuer(IssuerServer.ISSUER + ".evil.example")));
        forged.put("of nobody", claiming(claims -> claims.unsetClaim("iss")));
        forged.put("without subject", claiming(claims -> claims.unsetClaim("sub")));

        var payload = encoded(claims("admin").toJson());
        forged.put("unsigned", encoded("{\"alg\":\"none\"}") + "." + payload + ".");
        var hmac = signature(claims("admin"));
        hmac.setAlgorithmHeaderValue("HS256");
        hmac.setKey(new HmacKey(rsa.getPublicKey().getEncoded()));
        forged.put("signed with the public key as a secret", hmac.getCompactSerialization());
        var foreign = key("one");
        var embedded = signature(claims("admin"));
        embedded.setJwkHeader(foreign);
        embedded.setKey(foreign.getPrivateKey());
        forged.put("by a key that it brings along", embedded.getCompactSerialization());
        for (var name : List.of("three", "../../two", "http://127.0.0.1:9/", "x".repeat(2000))) {
            var unknown = signature(claims("admin"));
            unknown.setKeyIdHeaderValue(name);
            forged.put("by the key " + name, unknown.getCompactSerialization());
        }
        var crossed = signature(claims("admin"));
        crossed.setKeyIdHeaderValue("two");
        forged.put("by a key of another kind", crossed.getCompactSerialization());
        var good = signature(claims("contributor")).getCompactSerialization().split("\\.");
        forged.put("with other words", good[0] + "." + payload + "." + good[2]);
        forged.put("twice the same claim", good[0] + "." + encoded("{\"sub\":\"a\",\"sub\":\"b\"}") + "." + good[2]);
        forged.put("long", good[0] + "." + "a".repeat(9000) + "." + good[2]);
        forged.put("none", "a.b.c");
        forged.put("of an algorithm without a name", encoded("{\"alg\":5}") + "." + payload + "." + good[2]);
        forged.put("by a key without a name", encoded("{\"alg\":\"RS256\",\"kid\":5}") + "." + payload + "." + good[2]);
        forged.put("empty", "..");

        forged.forEach((what, token) -> {
            var answer = by(token).get(ME);
            assertThat(answer.statusCode()).as(what).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).as(what).isEqualTo("Bearer error=\"invalid_token\"");
            answer.then().body("code", equalTo("unauthenticated"));
        });
        given().get(ME).then().statusCode(401).header("WWW-Authenticate", "Bearer");
        Newsroom.as("editor").get(ME).then().statusCode(200);
    }
}
