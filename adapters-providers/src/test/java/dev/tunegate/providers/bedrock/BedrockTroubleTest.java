package dev.tunegate.providers.bedrock;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static dev.tunegate.providers.bedrock.BedrockFixture.ROW;
import static dev.tunegate.providers.bedrock.BedrockFixture.aFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobEvent.Level;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.bedrock.server.Misbehaviour;
import dev.tunegate.providers.bedrock.server.Misbehaviour.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to runs and copies when something beside them goes wrong. */
class BedrockTroubleTest {

    private static final FileId FILE = new FileId("file-ours0001");

    private final BedrockFixture aws = new BedrockFixture();
    private final FineTuningProvider provider = aws.bedrock.fineTuning();

    @AfterEach
    void stop() {
        aws.close();
    }

    private List<JobEvent> events(ProviderJob run) {
        return provider.events(aws.deployment())
                .orElseThrow()
                .events(aws.deployment(), run.id(), _ -> false);
    }

    private ProviderJob completed() {
        var run = provider.start(aws.deployment(), aws.order(aJob()));
        aws.clock.advance(Duration.ofMinutes(1));
        aws.server.move(run.id().value(), "training");
        aws.clock.advance(Duration.ofMinutes(1));
        aws.server.move(run.id().value(), "Completed");
        return run;
    }

    private void misbehave(String line, Fault fault) {
        aws.server.misbehave(Misbehaviour.on(line, fault));
    }

    /** The run has succeeded, and costs: its end must not wait for a right that may never come. */
    @ParameterizedTest
    @CsvSource({"403, AccessDenied", "404, NoSuchBucket", "400, InvalidRequest"})
    void metrics_that_may_not_be_read_keep_no_run_from_its_end(int status, String code) {
        var run = completed();
        misbehave("GET .*metrics.csv.*", new Fault.Refusal(status, code, "arn:aws:x", ""));

        var events = events(run);

        assertThat(events.getLast().key()).isEqualTo("job:Completed");
        assertThat(events).noneMatch(JobEvent::isMetrics);
        assertThat(events)
                .filteredOn(it -> it.level() == Level.WARN)
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.key()).isEqualTo("metrics:none");
                            assertThat(it.text().message())
                                    .startsWith("The metrics cannot be read: ")
                                    .doesNotContain("arn");
                        });
    }

    @Test
    void metrics_that_cannot_be_reached_now_are_asked_for_again() {
        var run = completed();
        for (int i = 0; i < 3; i++) {
            misbehave("GET .*metrics.csv.*", new Fault.Refusal(503, "SlowDown", "Slowly", ""));
        }

        assertThatThrownBy(() -> events(run)).isInstanceOf(Unavailable.class);
        assertThat(events(run)).filteredOn(JobEvent::isMetrics).isNotEmpty();
    }

    @Test
    void steps_stand_between_the_beginning_and_the_end_of_the_training() {
        assertThat(events(completed()))
                .extracting(it -> it.isMetrics() ? "metrics" : it.key())
                .containsExactly(
                        "created",
                        "validation:began",
                        "validation:Completed",
                        "processing:began",
                        "processing:Completed",
                        "training:began",
                        "metrics",
                        "metrics",
                        "metrics",
                        "metrics",
                        "metrics",
                        "metrics",
                        "training:Completed",
                        "job:Completed");
    }

    /** Two deployments of one account copy one file to one place, perhaps at once. */
    @Test
    void an_upload_that_another_copy_has_ended_is_tried_again() {
        misbehave(
                "PUT .*partNumber=2.*",
                new Fault.Refusal(404, "NoSuchUpload", "The upload does not exist.", ""));
        var at = aws.deployment(BedrockFixture.TITAN);

        assertThatThrownBy(() -> aws.bedrock.fileStore().store(at, large()))
                .isInstanceOf(Unavailable.class);
        aws.bedrock.fileStore().store(at, large());

        assertThat(aws.bedrock.fileStore().find(at, FILE)).isPresent();
        assertThat(aws.server.uploadsUnderWay()).isZero();
    }

    private static Outgoing large() {
        var line = "{\"prompt\":\"a\",\"completion\":\"" + "x".repeat((1 << 20) - 34) + "\"}\n";
        int rows = 20;
        var content =
                new ManagedFile.Content(
                        (long) rows * line.length(),
                        "",
                        Optional.of(DatasetFormat.COMPLETION),
                        rows);
        return new Outgoing(
                FILE, FilePurpose.FINE_TUNE, content, () -> new RepeatedText(line, rows));
    }

    @Test
    void a_bucket_of_another_region_is_the_operators_fault() {
        misbehave("HEAD .*", new Fault.Refusal(301, "", "", ""));

        assertThatThrownBy(() -> aws.bedrock.fileStore().find(aws.deployment(), FILE))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("region");
    }

    @Test
    void a_code_that_is_no_word_is_not_repeated() {
        misbehave("PUT .*", new Fault.Refusal(403, "arn:aws:iam::123456789012:role/x", "Said", ""));

        assertThatThrownBy(() -> aws.bedrock.fileStore().store(aws.deployment(), aFile(FILE, ROW)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("AWS denies the gateway the right s3:PutObject.");
        assertThat(new AwsError(500, "key AKIAIOSFODNN7EXAMPLE", "", Optional.empty()).code())
                .isEmpty();
    }
}
