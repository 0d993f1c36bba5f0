package org.masthead.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** The application with {@link SampleResource}, callers by role. */
public class HttpTest implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        var overrides = new HashMap<String, String>();
        overrides.put("sample.enabled", "true");
        overrides.put(
                "mp.openapi.scan.exclude.classes",
                SampleResource.class.getName() + "," + SampleEditingResource.class.getName());
        overrides.put("masthead.newsroom.origins", "https://desk.example");
        overrides.put("masthead.http.open-per-address", "40");
        overrides.put("masthead.http.open-newsroom", "20");
        overrides.put("masthead.http.body-deadline", "6S");
        return overrides;
    }
}
