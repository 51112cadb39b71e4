package dev.tunegate.providers.bedrock;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a run leaves behind: its log and its table of metrics. */
class BedrockLogTest {

    private final BedrockFixture aws = new BedrockFixture();
    private final FineTuningProvider provider = aws.bedrock.fineTuning();

    @AfterEach
    void stop() {
        aws.close();
    }

    private ProviderJob started(boolean validated) {
        var job = validated ? aJob().validatedWith(new FileId("file-validation1")) : aJob();
        var order = aws.order(job);
        var validation =
                validated ? Optional.of(aws.files().training()) : Optional.<ProviderFileId>empty();
        var files = new ProviderFiles(order.files().training(), validation);
        return provider.start(
                aws.deployment(), new RunOrder(order.job(), order.request(), files, order.since()));
    }

    private List<JobEvent> events(ProviderJob run, Predicate<Set<String>> known) {
        return provider.events(aws.deployment())
                .orElseThrow()
                .events(aws.deployment(), run.id(), known);
    }

    private ProviderJob look(ProviderJob run) {
        return provider.look(aws.deployment(), run.id()).orElseThrow();
    }

    private String table(ProviderJob run) throws IOException {
        var file = look(run).outcome().resultFiles().getFirst();
        try (var in =
                provider.results(aws.deployment()).orElseThrow().open(aws.deployment(), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_run_goes_through_all_states() {
        var run = started(false);

        assertThat(look(run).status()).isEqualTo(JobStatus.VALIDATING_FILES);
        aws.server.moveJobsWhenLookedAt(true);
        assertThat(look(run).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(look(run).status()).isEqualTo(JobStatus.RUNNING);
        var done = look(run);
        assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(done.outcome().finishedAt()).contains(aws.clock.instant());
        assertThat(done.figures().trainedTokens()).isEmpty();
    }

    @Test
    void the_log_grows_with_the_run_and_repeats_itself_word_for_word() {
        var run = started(true);
        assertThat(events(run, _ -> false))
                .extracting(JobEvent::key)
                .containsExactly("created", "validation:began");

        aws.clock.advance(Duration.ofMinutes(1));
        aws.server.move(run.id().value(), "training");
        assertThat(events(run, _ -> false))
                .extracting(it -> it.text().message())
                .containsExactly(
                        "Bedrock has taken the job.",
                        "Validation of the files has begun.",
                        "Validation of the files has completed.",
                        "Preparation of the data has begun.",
                        "Preparation of the data has completed.",
                        "Training has begun.");

        aws.clock.advance(Duration.ofMinutes(1));
        aws.server.move(run.id().value(), "Completed");
        var all = events(run, _ -> false);
        assertThat(all).extracting(JobEvent::key).doesNotHaveDuplicates();
        assertThat(all.getLast().text().message()).isEqualTo("The job has successfully completed");
        assertThat(all).filteredOn(JobEvent::isMetrics).hasSize(6);
        assertThat(events(run, keys -> keys.contains("job:Completed"))).isEmpty();
    }

    @Test
    void each_step_is_an_event_with_its_figures() {
        var run = started(true);
        aws.server.move(run.id().value(), "Completed");

        var third = events(run, _ -> false).stream().filter(JobEvent::isMetrics).toList().get(2);

        assertThat(third.text().message())
                .isEqualTo("Step 3: training loss=1.0, validation loss=1.25");
        assertThat(third.text().data())
                .containsEntry("step", new BigDecimal("3"))
                .containsEntry("train_loss", new BigDecimal("1.0"))
                .containsEntry("valid_loss", new BigDecimal("1.25"));
    }

    @Test
    void the_metrics_are_a_table_in_openais_columns() throws IOException {
        var run = started(true);
        aws.server.move(run.id().value(), "Completed");

        assertThat(table(run))
                .isEqualTo(
                        """
                        step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy
                        1,3.0,,,
                        2,1.5,,,
                        3,1.0,,1.25,
                        4,0.75,,,
                        5,0.6,,,
                        6,0.5,,0.75,
                        """);
    }

    @Test
    void a_run_without_validation_has_no_such_figures() throws IOException {
        var run = started(false);
        aws.server.move(run.id().value(), "Completed");

        assertThat(table(run)).contains("\n3,1.0,,,\n");
    }

    @Test
    void metrics_in_the_bucket_of_somebody_else_are_not_read() {
        var run = started(false);
        aws.server.move(run.id().value(), "Completed");
        var file = look(run).outcome().resultFiles().getFirst();
        aws.with("s3_bucket_owner", "999999999999");
        var results = provider.results(aws.deployment()).orElseThrow();

        assertThatThrownBy(() -> results.open(aws.deployment(), file))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("AWS denies the gateway the right s3:GetObject.");
    }

    @Test
    void a_failed_run_says_why_in_its_log() {
        var run = started(false);
        aws.server.fail(run.id().value(), "Rows of s3://secret/place are malformed.");

        assertThat(look(run).status()).isEqualTo(JobStatus.FAILED);
        assertThat(events(run, _ -> false).getLast().text().message())
                .isEqualTo("The job failed: Rows of [hidden] are malformed.");
    }

    @Test
    void a_run_that_is_being_stopped_is_cancelled_and_ends_later() {
        var run = started(false);

        var stopping = provider.cancel(aws.deployment(), run.id());
        assertThat(stopping.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(stopping.outcome().finishedAt()).isEmpty();

        aws.server.move(run.id().value(), "Stopped");
        assertThat(look(run).outcome().finishedAt()).isPresent();
        assertThat(events(run, _ -> false).getLast().key()).isEqualTo("job:Stopped");
    }

    @Test
    void an_unknown_run_cannot_be_ended() {
        assertThatThrownBy(() -> provider.cancel(aws.deployment(), new ProviderJobId("ftjob-x")))
                .isInstanceOf(Rejected.class);
    }

    private static MetricsTable read(String text) {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new MetricsTable(bytes, "training_loss");
    }

    @Test
    void tables_are_read_by_the_names_of_their_columns() throws IOException {
        var table =
                read(
                        "\"training_loss\",extra,step_number\r\n0.5,x,1\r\n\r\nNaN,x,2\r\n1e-05,x,3.0\r\nodd");

        assertThat(table.next()).contains(new MetricsRow(1, "0.5"));
        assertThat(table.next()).contains(new MetricsRow(2, ""));
        assertThat(table.next()).contains(new MetricsRow(3, "1e-05"));
        assertThat(table.next()).isEmpty();
        assertThat(read("").next()).isEmpty();
        assertThat(read("other\n1\n").next()).isEmpty();
    }

    @Test
    void a_line_without_end_is_not_read() {
        var table = read("x".repeat(10_000));

        assertThatThrownBy(table::next).isInstanceOf(Rejected.class);
    }
}
