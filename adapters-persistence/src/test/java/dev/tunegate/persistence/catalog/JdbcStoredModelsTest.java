package dev.tunegate.persistence.catalog;

import static dev.tunegate.domain.catalog.StoredModelFixture.aStoredModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.StoredModels;
import dev.tunegate.domain.catalog.StoredModelsContract;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stored deployments in a real database. */
final class JdbcStoredModelsTest implements StoredModelsContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcStoredModels models =
            new JdbcStoredModels(DATABASE.db(), DATABASE.transactions(), TestSeals.in(DATABASE));

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("stored_model");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public StoredModels models() {
        return models;
    }

    @Test
    void a_secret_is_nowhere_in_the_table() {
        models.add(aStoredModel().keeping("api_key", "sk-hidden-7").build());

        var row =
                DATABASE.db()
                        .sql("SELECT m::text || encode(secrets, 'escape') FROM stored_model m")
                        .query(Columns::firstText)
                        .single();

        assertThat(row).contains("gpt-stored").doesNotContain("sk-hidden");
    }

    @Test
    void a_row_whose_address_was_changed_under_its_secrets_is_left_out_and_hides_no_other() {
        var good = aStoredModel().withId("good").keeping("api_key", "k").build();
        var bad = aStoredModel().withId("bad").keeping("api_key", "k").build();
        models.add(good);
        models.add(bad);

        DATABASE.db()
                .sql("UPDATE stored_model SET words = ? WHERE id = 'bad'")
                .param("{\"model\":\"openai/x\",\"api_base\":\"https://evil.example\"}")
                .update();

        assertThat(models.all()).containsExactly(good);
        assertThatThrownBy(() -> models.find(bad.id())).isInstanceOf(IllegalStateException.class);
    }
}
