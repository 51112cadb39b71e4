package dev.tunegate.providers.azure;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.azure.AzureOpenAIServiceVersion;
import com.openai.azure.AzureUrlPathMode;
import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.credential.BearerTokenCredential;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FileObject;
import com.openai.models.files.FilePurpose;
import com.openai.models.finetuning.jobs.FineTuningJob;
import com.openai.models.finetuning.jobs.FineTuningJobEvent;
import com.openai.models.finetuning.jobs.JobCreateParams;
import com.openai.models.finetuning.methods.SupervisedMethod;
import com.openai.models.uploads.UploadCompleteParams;
import com.openai.models.uploads.UploadCreateParams;
import com.openai.models.uploads.parts.PartCreateParams;
import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.providers.openaiwire.HostFixture;
import dev.tunegate.providers.openaiwire.server.Manner;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Azure's wire servers, driven by a client that others wrote: openai-java in its Azure modes. */
class OpenAiJavaAtAzureTest {

    private static final String ROWS = "{\"messages\":[]}\n";

    private HostFixture host = new HostFixture(Manner.AZURE_V1);

    @AfterEach
    void stop() {
        host.close();
    }

    private OpenAIClient client(Manner manner) {
        host.close();
        host = new HostFixture(manner);
        return builder(manner)
                .credential(AzureApiKeyCredential.create(OpenAiWireServer.KEY))
                .build();
    }

    private OpenAIOkHttpClient.Builder builder(Manner manner) {
        var builder =
                OpenAIOkHttpClient.builder().baseUrl(host.server.host().toString()).maxRetries(0);
        return manner == Manner.AZURE_GA
                ? builder.azureUrlPathMode(AzureUrlPathMode.LEGACY)
                        .azureServiceVersion(AzureOpenAIServiceVersion.getV2024_10_21())
                : builder.baseUrl(host.server.host() + "/openai/v1")
                        .azureUrlPathMode(AzureUrlPathMode.UNIFIED);
    }

    private static FileObject upload(OpenAIClient client) {
        return client.files()
                .create(
                        FileCreateParams.builder()
                                .purpose(FilePurpose.FINE_TUNE)
                                .file(ROWS.getBytes(StandardCharsets.UTF_8))
                                .build());
    }

    /** OpenAI has deprecated the word, and Azure lives by it. */
    @SuppressWarnings("deprecation")
    private static String status(FileObject file) {
        return file.status().asString();
    }

    /**
     * The client sends whatever names a model to a deployment of that name in its older mode, where
     * Azure trains nothing: so the jobs of the dated dialect are begun by our own adapter.
     */
    private FineTuningJob started(OpenAIClient client, Manner manner) {
        return switch (manner) {
            case AZURE_GA -> client.fineTuning().jobs().retrieve(startedByUs());
            default -> startedIn(client);
        };
    }

    private static FineTuningJob startedIn(OpenAIClient client) {
        var params =
                JobCreateParams.builder()
                        .model("gpt-4.1-mini-2025-04-14")
                        .trainingFile(upload(client).id())
                        .suffix("mine")
                        .method(
                                JobCreateParams.Method.builder()
                                        .type(JobCreateParams.Method.Type.SUPERVISED)
                                        .supervised(SupervisedMethod.builder().build())
                                        .build())
                        .putAdditionalBodyProperty("trainingType", JsonValue.from("globalStandard"))
                        .build();
        return client.fineTuning().jobs().create(params);
    }

    private String startedByUs() {
        var wire = AzureConfiguration.wire(host.http, host.failures, host.clock);
        var connection =
                new Connection(
                        "main",
                        Optional.of(host.server.address()),
                        Optional.of(new Secret(OpenAiWireServer.KEY)),
                        Map.of(AzureWords.API_VERSION, "2024-10-21"));
        var at = HostFixture.deployment(AzureWords.AZURE, "base", connection, Map.of());
        return wire.fineTuning().start(at, host.order(wire.fileStore(), at, aJob())).id().value();
    }

    @ParameterizedTest
    @EnumSource(names = {"AZURE_GA", "AZURE_V1"})
    void files_come_and_go(Manner manner) {
        var client = client(manner);
        host.server.habit("processes_files_slowly", true);

        var file = upload(client);

        assertThat(status(file)).isEqualTo("pending");
        assertThat(status(client.files().retrieve(file.id()))).isEqualTo("pending");
        assertThat(status(client.files().retrieve(file.id()))).isEqualTo("running");
        assertThat(status(client.files().retrieve(file.id()))).isEqualTo("processed");
        assertThat(client.files().list().items()).extracting(FileObject::id).contains(file.id());
        try (var content = client.files().content(file.id())) {
            assertThat(content.body()).hasContent(ROWS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AZURE_GA", "AZURE_V1"})
    void a_job_goes_its_way(Manner manner) {
        var client = client(manner);
        var jobs = client.fineTuning().jobs();

        var job = started(client, manner);
        assertThat(job.status().asString()).isEqualTo("pending");
        host.server.move(job.id(), "running");
        assertThat(jobs.retrieve(job.id()).status()).isEqualTo(FineTuningJob.Status.RUNNING);
        host.server.move(job.id(), "succeeded");

        var done = jobs.retrieve(job.id());
        assertThat(done.status()).isEqualTo(FineTuningJob.Status.SUCCEEDED);
        assertThat(done.fineTunedModel()).isPresent();
        assertThat(done.resultFiles()).hasSize(1);
        assertThat(jobs.list().items()).extracting(FineTuningJob::id).containsExactly(job.id());
        assertThat(jobs.listEvents(job.id()).items())
                .extracting(FineTuningJobEvent::message)
                .contains("The job has successfully completed");
        assertThat(jobs.listEvents(job.id()).items())
                .extracting(it -> it.level().asString())
                .contains("warning");
        assertThat(jobs.checkpoints().list(job.id()).items()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"AZURE_GA", "AZURE_V1"})
    void a_job_is_cancelled(Manner manner) {
        var client = client(manner);
        var job = started(client, manner);

        var cancelled = client.fineTuning().jobs().cancel(job.id());

        assertThat(cancelled.status().asString())
                .isEqualTo(manner == Manner.AZURE_GA ? "canceled" : "cancelled");
    }

    @Test
    void a_job_is_held_in_v1() {
        var client = client(Manner.AZURE_V1);
        var job = started(client, Manner.AZURE_V1);

        assertThat(client.fineTuning().jobs().pause(job.id()).status().asString())
                .isEqualTo("paused");
        assertThat(client.fineTuning().jobs().resume(job.id()).status())
                .isEqualTo(FineTuningJob.Status.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(names = {"AZURE_GA", "AZURE_V1"})
    void a_file_goes_up_in_parts(Manner manner) {
        var client = client(manner);
        var upload =
                client.uploads()
                        .create(
                                UploadCreateParams.builder()
                                        .purpose(FilePurpose.FINE_TUNE)
                                        .filename("rows.jsonl")
                                        .mimeType("text/jsonl")
                                        .bytes(2L * ROWS.length())
                                        .build());
        var complete = UploadCompleteParams.builder();
        for (int i = 0; i < 2; i++) {
            var part =
                    PartCreateParams.builder()
                            .data(new ByteArrayInputStream(ROWS.getBytes(StandardCharsets.UTF_8)))
                            .build();
            complete.addPartId(client.uploads().parts().create(upload.id(), part).id());
        }

        var done = client.uploads().complete(upload.id(), complete.build());

        var file = done.file().orElseThrow();
        assertThat(file.bytes()).isEqualTo(2L * ROWS.length());
        assertThat(client.files().retrieve(file.id()).filename()).isEqualTo("rows.jsonl");
    }

    @ParameterizedTest
    @EnumSource(names = {"AZURE_GA", "AZURE_V1"})
    void a_deployment_is_called_plain_and_streamed(Manner manner) {
        var client = client(manner);
        var params =
                ChatCompletionCreateParams.builder()
                        .model("my-deployment")
                        .addUserMessage("one two")
                        .build();

        var answer = client.chat().completions().create(params);

        assertThat(answer.choices().getFirst().message().content()).contains("You said: one two");
        try (var stream = client.chat().completions().createStreaming(params)) {
            assertThat(stream.stream()).hasSizeGreaterThan(3);
        }
        var unknown = params.toBuilder().model("unknown-deployment").build();
        assertThatThrownBy(() -> client.chat().completions().create(unknown))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void the_older_mode_sends_a_job_to_a_deployment_and_is_turned_away() {
        var client = client(Manner.AZURE_GA);

        assertThatThrownBy(() -> startedIn(client)).isInstanceOf(NotFoundException.class);
        assertThat(host.server.requests().getLast().path())
                .isEqualTo("/openai/deployments/gpt-4.1-mini-2025-04-14/fine_tuning/jobs");
    }

    @Test
    void a_stranger_is_turned_away() {
        var builder = builder(Manner.AZURE_V1);
        var stranger = builder.credential(BearerTokenCredential.create("nobody")).build();

        assertThatThrownBy(() -> stranger.files().list()).isInstanceOf(UnauthorizedException.class);
    }
}
