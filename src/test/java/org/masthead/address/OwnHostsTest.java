package org.masthead.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.http.ProblemException;

class OwnHostsTest {

    private static final Domain API = domain("api", "api.example", null, "", 5);

    private final OwnHosts hosts = new OwnHosts(List.of(
            API,
            domain("primary", "www.masthead.example", null, "", 10),
            domain("mirror", "xn--fa-hia.example", 8443, "", 20),
            domain("site", "shared.example", null, "/site", 30),
            domain("english", "shared.example", null, "/site/en", 40)));

    private static Domain domain(String key, String host, Integer port, String prefix, int priority) {
        var domain = new Domain();
        domain.id = UUID.randomUUID();
        domain.key = key;
        domain.scheme = "https";
        domain.host = host;
        domain.port = port;
        domain.pathPrefix = prefix;
        domain.priority = priority;
        domain.role = key.equals("api") ? "api" : "mirror";
        domain.disclosure = "public";
        if (!key.equals("api")) {
            domain.apiDomainId = key.equals("mirror") ? null : API.id;
        }
        return domain;
    }

    @ParameterizedTest
    @CsvSource({
        "www.masthead.example, -1, /v1/articles, primary",
        "WWW.Masthead.Example, -1, /v1/articles, primary",
        "www.masthead.example., 443, /v1/articles, primary",
        "www.masthead.example, 80, /v1/articles, primary",
        "XN--FA-HIA.example, 8443, /v1, mirror",
        "xn--fa-hia.example, 8443, /v1, mirror",
        "shared.example, -1, /v1/articles, site",
        "shared.example, -1, /site/news, site",
        "shared.example, -1, /site/en/news, english",
        "shared.example, -1, /site/english, site"
    })
    void areKnownHoweverTheyAreWritten(String host, int port, String path, String key) {
        assertThat(hosts.self(host, port, path))
                .hasValueSatisfying(domain -> assertThat(domain.key).isEqualTo(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "www.masthead.example.evil.example",
                "user@www.masthead.example",
                "www.masthead.example..",
                " www.masthead.example x",
                "127.0.0.1",
                "[::1]",
                "",
                "xn--a",
                "faß.example"
            })
    void areNoOthers(String host) {
        assertThat(hosts.self(host, -1, "/v1")).isEmpty();
    }

    @Test
    void areAtTheirPorts() {
        assertThat(hosts.self("www.masthead.example", 8080, "/v1")).isEmpty();
        assertThat(hosts.self("xn--fa-hia.example", -1, "/v1")).isEmpty();
        assertThat(hosts.self(null, -1, "/v1")).isEmpty();
    }

    @Test
    void tellNobodyOfAnApiOrAPictureHostThatIsNotPublic() {
        for (var disclosure : List.of("manifest", "private")) {
            var hidden = domain("api", "hidden.example", null, "", 5);
            hidden.disclosure = disclosure;
            hidden.status = "active";
            var open = domain("mirror", "open.example", null, "", 10);
            open.status = "active";
            open.apiDomainId = hidden.id;
            open.mediaDomainId = hidden.id;
            assertThat(new OwnHosts(List.of(hidden, open)).apis())
                    .extracting(OwnHosts.Api::origin)
                    .containsExactly("https://open.example");
            var addresses = new OwnAddresses(List.of(hidden, open), List.of());
            var urls = addresses.urls("mirror");
            assertThat(urls.api("/v1")).isEqualTo("https://open.example/v1");
            assertThat(urls.media("/v1/images/1/file")).isEqualTo("https://open.example/v1/images/1/file");
            assertThatThrownBy(() -> addresses.urls("api")).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void nameEachPlaceOfTheApiOnceTheMostPreferredFirst() {
        assertThat(hosts.apis())
                .extracting(OwnHosts.Api::origin)
                .containsExactly("https://api.example", "https://xn--fa-hia.example:8443");
    }
}
