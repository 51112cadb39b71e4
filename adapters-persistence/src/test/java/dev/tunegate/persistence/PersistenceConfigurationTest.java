package dev.tunegate.persistence;

import static dev.tunegate.domain.key.KeyFixture.aKey;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.finetuning.Checkpoints;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.inference.ServedModels;
import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.provider.ProviderMemory;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.secret.SealedColumn;
import dev.tunegate.persistence.shared.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The module as the house starts it, with what Spring Boot brings along. */
final class PersistenceConfigurationTest {

    @TempDir private Path folder;

    /** Stands for the house's main class. */
    @AutoConfigurationPackage
    static final class House {}

    private ApplicationContextRunner house(TestDatabase database) {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                DataSourceTransactionManagerAutoConfiguration.class,
                                JdbcTemplateAutoConfiguration.class,
                                JdbcClientAutoConfiguration.class,
                                DataJdbcRepositoriesAutoConfiguration.class))
                .withBean(DataSource.class, database::source)
                .withBean(Clock.class, Clock::systemUTC)
                .withBean(Pepper.class, () -> new Pepper(new byte[32]))
                .withBean(FileStoreSettings.class, () -> new FileStoreSettings(folder))
                .withUserConfiguration(House.class, PersistenceConfiguration.class);
    }

    @Test
    void each_port_has_one_adapter() {
        try (var database = new TestDatabase()) {
            house(database)
                    .run(
                            context ->
                                    assertThat(context)
                                            .hasSingleBean(Transactions.class)
                                            .hasSingleBean(Errands.class)
                                            .hasSingleBean(VirtualKeys.class)
                                            .hasSingleBean(ManagedFiles.class)
                                            .hasSingleBean(FileContents.class)
                                            .hasSingleBean(FineTuningJobs.class)
                                            .hasSingleBean(JobLog.class)
                                            .hasSingleBean(Checkpoints.class)
                                            .hasSingleBean(ServedModels.class)
                                            .hasSingleBean(ProviderMemory.class));
        }
    }

    /** Bytes that are no secret of this list are a root's own, or the scheduler's. */
    @Test
    void whatever_is_sealed_is_sealed_anew_when_the_key_changes() {
        try (var database = new TestDatabase()) {
            house(database)
                    .run(
                            context -> {
                                var declared =
                                        context.getBeansOfType(SealedColumn.class).values().stream()
                                                .map(SealedColumn::toString);
                                var others =
                                        Stream.of(
                                                "encryption_key.sealed",
                                                "scheduled_tasks.task_data");

                                assertThat(bytes(database))
                                        .containsExactlyInAnyOrderElementsOf(
                                                Stream.concat(declared, others).toList());
                            });
        }
    }

    private static List<String> bytes(TestDatabase database) {
        return database.db()
                .sql(
                        """
                        SELECT table_name || '.' || column_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND data_type = 'bytea'
                        """)
                .query((row, _) -> requireNonNull(row.getString(1)))
                .list();
    }

    @Test
    void what_all_adapters_do_in_one_transaction_is_undone_together() {
        try (var database = new TestDatabase()) {
            house(database)
                    .run(
                            context -> {
                                var key = aKey().build();
                                Runnable failing =
                                        () -> {
                                            context.getBean(VirtualKeys.class).add(key);
                                            context.getBean(Errands.class)
                                                    .plan(Errand.FOLLOW_JOB, "x", Instant.EPOCH);
                                            throw new IllegalStateException("on purpose");
                                        };

                                assertThatThrownBy(
                                                () ->
                                                        context.getBean(Transactions.class)
                                                                .run(failing))
                                        .hasMessage("on purpose");

                                assertThat(context.getBean(VirtualKeys.class).find(key.id()))
                                        .isEmpty();
                                assertThat(
                                                database.db()
                                                        .sql("SELECT * FROM scheduled_tasks")
                                                        .query()
                                                        .listOfRows())
                                        .isEmpty();
                            });
        }
    }
}
