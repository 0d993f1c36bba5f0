package org.masthead;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.masthead.database.Postgres;

/** The settings as the service will see them, read before there is a service: environment, files, system properties. */
record Settings(boolean isProduction, Function<String, Optional<String>> values) {

    static Settings read() {
        var profile = LaunchMode.current().getDefaultProfile();
        SmallRyeConfig config = ConfigUtils.configBuilder()
                .withDefaultValue("smallrye.config.profile", profile)
                .build();
        return new Settings(config.getProfiles().contains("prod"), name -> config.getOptionalValue(name, String.class));
    }

    Optional<String> get(String name) {
        return values.apply(name);
    }

    boolean is(String name, String value) {
        return get(name).filter(value::equalsIgnoreCase).isPresent();
    }

    /** Where everything is kept that must outlive a restart. */
    Path dataFolder() {
        return Path.of(get("masthead.data").orElse("data")).toAbsolutePath().normalize();
    }

    /** Whether the operator brings a server, so that none is started here. */
    boolean hasOwnDatabase() {
        return get("quarkus.datasource.jdbc.url").isPresent();
    }

    Postgres.Access ownDatabase() {
        return new Postgres.Access(
                get("quarkus.datasource.jdbc.url").orElseThrow(),
                get("quarkus.datasource.username").orElse(null),
                get("quarkus.datasource.password").orElse(null));
    }
}
