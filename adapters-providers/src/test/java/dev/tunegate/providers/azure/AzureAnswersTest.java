package dev.tunegate.providers.azure;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobEvent.Level;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.providers.openaiwire.HostFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Azure's answers, odd as they are, in both dialects. */
class AzureAnswersTest {

    /** Azure's dialects. */
    enum Dialects {
        GA,
        V1
    }

    private AzureFixture azure = AzureFixture.v1();

    private void use(Dialects dialect) {
        azure.close();
        azure =
                switch (dialect) {
                    case GA -> AzureFixture.ga();
                    case V1 -> AzureFixture.v1();
                };
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    private ProviderJob looked(ProviderJob run) {
        return azure.wire.fineTuning().look(azure.deployment(), run.id()).orElseThrow();
    }

    private ProviderJob started() {
        return azure.wire.fineTuning().start(azure.deployment(), azure.order(aJob()));
    }

    @ParameterizedTest
    @EnumSource
    void every_word_for_a_status_is_understood(Dialects dialect) {
        use(dialect);
        var run = started();

        assertThat(run.status()).isEqualTo(JobStatus.QUEUED);
        azure.server.move(run.id().value(), "queued");
        assertThat(looked(run).status()).isEqualTo(JobStatus.QUEUED);
        azure.server.move(run.id().value(), "running");
        assertThat(looked(run).status()).isEqualTo(JobStatus.RUNNING);
        azure.server.move(run.id().value(), "cancelled");
        assertThat(looked(run).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void missing_and_empty_members_are_no_outcome(Dialects dialect) {
        use(dialect);

        var run = started();

        assertThat(run.outcome()).isEqualTo(ProviderJob.Outcome.OPEN);
        assertThat(run.figures()).isEqualTo(ProviderJob.Figures.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void a_failed_run_says_why(Dialects dialect) {
        use(dialect);
        var run = started();
        azure.server.move(run.id().value(), "failed");

        var error = looked(run).outcome().error().orElseThrow();

        assertThat(error.code()).isEqualTo("invalid_training_file");
        assertThat(error.message()).doesNotContain("file-wire");
    }

    @ParameterizedTest
    @EnumSource
    void a_warning_is_a_warning(Dialects dialect) {
        use(dialect);
        var run = started();

        var events =
                azure.wire
                        .fineTuning()
                        .events(azure.deployment())
                        .orElseThrow()
                        .events(azure.deployment(), run.id(), _ -> false);

        assertThat(events).extracting(JobEvent::level).contains(Level.WARN, Level.INFO);
    }

    @ParameterizedTest
    @EnumSource
    void a_file_is_ready_when_it_is_processed(Dialects dialect) {
        use(dialect);
        azure.server.habit("processes_files_slowly", true);
        var order = azure.order(aJob());
        var store = azure.wire.fileStore();
        var copy = order.files().training();

        assertThatThrownBy(() -> azure.wire.fineTuning().start(azure.deployment(), order))
                .isInstanceOf(Rejected.class);
        assertThat(store.isReady(azure.deployment(), copy)).isFalse();
        assertThat(store.isReady(azure.deployment(), copy)).isFalse();
        assertThat(store.isReady(azure.deployment(), copy)).isTrue();
        assertThat(azure.wire.fineTuning().start(azure.deployment(), order).status())
                .isEqualTo(JobStatus.QUEUED);
    }

    @ParameterizedTest
    @EnumSource
    void a_faulty_file_is_rejected(Dialects dialect) {
        use(dialect);
        var file = HostFixture.aFile(FileId.fresh(), "FAULTY");
        var copy = azure.wire.fileStore().store(azure.deployment(), file);

        assertThatThrownBy(() -> azure.wire.fileStore().isReady(azure.deployment(), copy))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.param()).contains("training_file"));
    }

    @ParameterizedTest
    @EnumSource
    void a_file_that_is_gone_is_rejected(Dialects dialect) {
        use(dialect);

        assertThatThrownBy(
                        () ->
                                azure.wire
                                        .fileStore()
                                        .isReady(
                                                azure.deployment(),
                                                new ProviderFileId("file-none")))
                .isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_key_is_the_operators_fault(Dialects dialect) {
        use(dialect);
        azure.withoutKey().withSecret(AzureWords.AD_TOKEN, "nonsense");

        assertThatThrownBy(() -> azure.wire.fileStore().find(azure.deployment(), FileId.fresh()))
                .isInstanceOf(Misconfigured.class)
                .message()
                .doesNotContain("nonsense");
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_endpoint_is_not_taken_for_an_unknown_run(Dialects dialect) {
        use(dialect);
        azure.with(AzureWords.API_VERSION, dialect == Dialects.GA ? "v1" : "2024-10-21");

        assertThatThrownBy(() -> azure.wire.fileStore().find(azure.deployment(), FileId.fresh()))
                .isInstanceOf(ProviderFailure.class);
    }
}
