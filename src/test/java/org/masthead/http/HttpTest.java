package org.masthead.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** The application with {@link SampleResource}, callers by role, and without a database. */
public class HttpTest implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        var overrides = new HashMap<String, String>();
        overrides.put("sample.enabled", "true");
        overrides.put("masthead.newsroom.origins", "https://desk.example");
        overrides.put("masthead.http.open-per-address", "40");
        overrides.put("masthead.http.open-newsroom", "20");
        overrides.put("masthead.http.body-deadline", "6S");
        overrides.putAll(WITHOUT_DATABASE);
        return overrides;
    }

    private static final Map<String, String> WITHOUT_DATABASE = Map.of(
            "quarkus.datasource.active", "false",
            "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:9/none",
            "quarkus.datasource.username", "none",
            "quarkus.datasource.password", "none",
            "quarkus.hibernate-orm.active", "false",
            "quarkus.flyway.active", "false",
            "quarkus.scheduler.enabled", "false");
}
