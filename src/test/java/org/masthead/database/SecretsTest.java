package org.masthead.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecretsTest {

    @Inject
    Secrets secrets;

    @Inject
    DataSource database;

    private final String name = "test-" + UUID.randomUUID();

    @Test
    void makesASecretOnce() {
        var first = secrets.named(name);
        assertThat(first).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(secrets.named(name)).isEqualTo(first);
    }

    @Test
    void differsByName() {
        assertThat(secrets.named(name)).isNotEqualTo(secrets.named(name + "-other"));
    }

    @Test
    void isTheSameOnAnotherInstance() {
        assertThat(new Secrets(database).named(name)).isEqualTo(secrets.named(name));
    }

    @Test
    void outlivesTheRollbackOfTheRequestThatMadeIt() {
        QuarkusTransaction.begin();
        var first = secrets.named(name);
        QuarkusTransaction.rollback();
        assertThat(new Secrets(database).named(name)).isEqualTo(first);
    }

    @Test
    void cannotBeChangedByACaller() {
        secrets.named(name)[0]++;
        assertThat(secrets.named(name)).isEqualTo(new Secrets(database).named(name));
    }
}
