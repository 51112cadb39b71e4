package dev.tunegate.providers.vertex;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageOptions;
import com.google.genai.Client;
import com.google.genai.errors.ClientException;
import com.google.genai.types.CreateTuningJobConfig;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.JobState;
import com.google.genai.types.ListTuningJobsConfig;
import com.google.genai.types.Tool;
import com.google.genai.types.TuningDataset;
import com.google.genai.types.TuningJob;
import com.google.genai.types.TuningMethod;
import com.google.genai.types.TuningValidationDataset;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.providers.vertex.server.VertexWireServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Google's own clients find the wire server to be what they know, and our jobs to be theirs. */
class GoogleClientsTest {

    private static final String BUCKET = VertexWireServer.BUCKET;

    private final VertexFixture vertex = new VertexFixture();
    private Client genai;
    private Storage storage;

    @BeforeEach
    void connect() throws IOException {
        var key = vertex.server.credentials().getBytes(StandardCharsets.UTF_8);
        var credentials =
                GoogleCredentials.fromStream(new ByteArrayInputStream(key))
                        .createScoped("https://www.googleapis.com/auth/cloud-platform");
        genai =
                Client.builder()
                        .vertexAI(true)
                        .project(VertexWireServer.PROJECT)
                        .location(VertexWireServer.LOCATION)
                        .credentials(credentials)
                        .httpOptions(
                                HttpOptions.builder()
                                        .baseUrl(vertex.server.address().toString())
                                        .apiVersion("v1")
                                        .build())
                        .build();
        storage =
                StorageOptions.http()
                        .setHost(vertex.server.address().toString())
                        .setProjectId(VertexWireServer.PROJECT)
                        .setCredentials(credentials)
                        .build()
                        .getService();
    }

    @AfterEach
    void stop() throws Exception {
        genai.close();
        storage.close();
        vertex.close();
    }

    private String dataset() {
        return vertex.copy(new FileId("file-ours0001")).value();
    }

    private TuningJob tuned(CreateTuningJobConfig config) {
        return genai.tunings.tune(
                "gemini-2.5-flash", TuningDataset.builder().gcsUri(dataset()).build(), config);
    }

    @Test
    void genai_tunes_looks_lists_and_cancels() {
        var job =
                tuned(
                        CreateTuningJobConfig.builder()
                                .epochCount(3)
                                .learningRateMultiplier(0.5f)
                                .adapterSize("ADAPTER_SIZE_FOUR")
                                .tunedModelDisplayName("by-genai")
                                .validationDataset(
                                        TuningValidationDataset.builder().gcsUri(dataset()).build())
                                .build());
        var name = job.name().orElseThrow();

        assertThat(job.state().orElseThrow().knownEnum())
                .isEqualTo(JobState.Known.JOB_STATE_QUEUED);
        assertThat(job.createTime()).contains(vertex.clock.instant());
        for (int i = 0; i < 5; i++) {
            tuned(CreateTuningJobConfig.builder().build());
        }
        var names = new ArrayList<String>();
        genai.tunings
                .list(ListTuningJobsConfig.builder().pageSize(2).build())
                .forEach(it -> names.add(it.name().orElseThrow()));
        assertThat(names).hasSize(6).endsWith(name);

        genai.tunings.cancel(name, null);
        var states = new ArrayList<JobState.Known>();
        states.add(state(name));
        states.add(state(name));
        assertThat(states)
                .containsExactly(
                        JobState.Known.JOB_STATE_CANCELLING, JobState.Known.JOB_STATE_CANCELLED);
    }

    private JobState.Known state(String name) {
        return genai.tunings.get(name, null).state().orElseThrow().knownEnum();
    }

    @Test
    void genai_reads_what_came_out() {
        var id = vertex.tuning.start(vertex.deployment(), vertex.order(aJob())).id().value();
        vertex.server.move(id, "JOB_STATE_SUCCEEDED");

        var job = genai.tunings.get(vertex.server.job(id).path("name").asString(""), null);

        var model = job.tunedModel().orElseThrow();
        assertThat(model.endpoint().orElseThrow()).contains("/endpoints/");
        assertThat(model.checkpoints().orElseThrow())
                .extracting(it -> it.step().orElseThrow())
                .containsExactly(10L, 20L, 30L);
        assertThat(
                        job.tuningDataStats()
                                .flatMap(it -> it.supervisedTuningDataStats())
                                .flatMap(it -> it.totalBillableTokenCount()))
                .contains(4711L);
        assertThat(job.labels().orElseThrow()).containsKey("tunegate_job");
    }

    @Test
    void a_preference_job_of_ours_is_asked_for_as_genai_asks_for_one() {
        tuned(
                CreateTuningJobConfig.builder()
                        .method(new TuningMethod(TuningMethod.Known.PREFERENCE_TUNING))
                        .epochCount(3)
                        .beta(0.5f)
                        .build());
        var theirs = vertex.server.requests().getLast().asked();

        var dpo =
                new TrainingMethod.Dpo(
                        new Hyperparameters(Optional.of(3), Optional.empty(), Optional.empty()),
                        Optional.of(new BigDecimal("0.5")));
        vertex.tuning.start(vertex.deployment(), vertex.order(aJob().by(dpo)));
        var ours = vertex.server.requests().getLast().asked();

        assertThat(ours.path("preferenceOptimizationSpec").path("hyperParameters").propertyNames())
                .hasSameElementsAs(
                        theirs.path("preferenceOptimizationSpec")
                                .path("hyperParameters")
                                .propertyNames());
        assertThat(ours.path("preferenceOptimizationSpec").has("trainingDatasetUri")).isTrue();
        assertThat(TuningJob.fromJson(ours.toString()).preferenceOptimizationSpec()).isPresent();
    }

    @Test
    void our_adapter_reads_what_genai_has_started() {
        var name = tuned(CreateTuningJobConfig.builder().build()).name().orElseThrow();
        var id = new ProviderJobId(name.substring(name.lastIndexOf('/') + 1));

        assertThat(vertex.tuning.look(vertex.deployment(), id).orElseThrow().status())
                .isEqualTo(JobStatus.QUEUED);
        assertThat(vertex.tuning.marked(vertex.deployment(), vertex.clock.instant())).isEmpty();
    }

    @Test
    void genai_is_refused_as_google_refuses() {
        var missing = TuningDataset.builder().gcsUri("gs://wire-bucket/none.jsonl").build();

        assertThatThrownBy(() -> genai.tunings.tune("gemini-2.5-flash", missing, null))
                .isInstanceOfSatisfying(
                        ClientException.class, it -> assertThat(it.status()).contains("INVALID"));
    }

    @Test
    void genai_asks_gemini_and_streams() {
        var tools =
                GenerateContentConfig.builder()
                        .temperature(0.5f)
                        .tools(
                                Tool.builder()
                                        .functionDeclarations(
                                                FunctionDeclaration.builder()
                                                        .name("weather")
                                                        .build())
                                        .build())
                        .build();

        var said = genai.models.generateContent("gemini-2.5-flash", "Hello?", null);
        var called = genai.models.generateContent("gemini-2.5-flash", "call weather", tools);
        var text = new StringBuilder();
        try (var stream = genai.models.generateContentStream("gemini-2.5-flash", "a b", null)) {
            stream.forEach(it -> text.append(it.text()));
        }

        assertThat(said.text()).isEqualTo("You said: Hello?");
        assertThat(said.usageMetadata().orElseThrow().totalTokenCount()).contains(17);
        assertThat(called.functionCalls()).isNotEmpty();
        assertThat(text.toString()).isEqualTo("You said: a b");
    }

    @Test
    void storage_writes_in_parts_reads_lists_and_deletes() throws IOException {
        var bytes = new byte[(3 << 20) + 12345];
        new Random(7).nextBytes(bytes);
        var id = BlobId.of(BUCKET, "by/storage.bin");

        try (var writer = storage.writer(BlobInfo.newBuilder(id).build())) {
            writer.setChunkSize(1 << 20);
            writer.write(ByteBuffer.wrap(bytes));
        }

        var blob = storage.get(id);
        assertThat(blob.getSize()).isEqualTo(bytes.length);
        assertThat(storage.readAllBytes(id)).isEqualTo(bytes);
        try (var reader = storage.reader(id)) {
            reader.seek(1_000_000);
            var part = ByteBuffer.allocate(10);
            while (part.hasRemaining() && reader.read(part) >= 0) {
                Thread.onSpinWait();
            }
            assertThat(part.array()).isEqualTo(Arrays.copyOfRange(bytes, 1_000_000, 1_000_010));
        }
        assertThat(storage.list(BUCKET, Storage.BlobListOption.prefix("by/")).iterateAll())
                .extracting(BlobInfo::getName)
                .containsExactly("by/storage.bin");
        assertThat(storage.delete(id)).isTrue();
        assertThat(storage.delete(id)).isFalse();
    }

    @Test
    void storage_reads_what_our_adapter_wrote_and_may_not_write_over_it() {
        var copy = vertex.copy(new FileId("file-ours0001"));
        var name = ObjectName.of(copy).orElseThrow();
        var id = BlobId.of(name.bucket(), name.path());

        assertThat(new String(storage.readAllBytes(id), StandardCharsets.UTF_8)).contains("世界");
        assertThatThrownBy(
                        () ->
                                storage.create(
                                        BlobInfo.newBuilder(id).build(),
                                        new byte[] {1},
                                        Storage.BlobTargetOption.doesNotExist()))
                .isInstanceOfSatisfying(
                        StorageException.class, it -> assertThat(it.getCode()).isEqualTo(412));
    }

    @Test
    void our_adapter_removes_what_storage_wrote_beside_a_copy() {
        var copy = vertex.copy(new FileId("file-ours0001"));
        var beside = ObjectName.of(copy).orElseThrow().folder() + "picture.png";
        storage.create(
                BlobInfo.newBuilder(BlobId.of(BUCKET, beside)).setContentType("image/png").build(),
                new byte[] {1, 2, 3});
        JsonNode png = vertex.server.object("gs://" + BUCKET + "/" + beside).orElseThrow();

        vertex.files.remove(vertex.deployment(), copy);

        assertThat(png.path("contentType"))
                .isEqualTo(JsonMapper.shared().readTree("\"image/png\""));
        assertThat(vertex.server.objects()).isEmpty();
    }
}
