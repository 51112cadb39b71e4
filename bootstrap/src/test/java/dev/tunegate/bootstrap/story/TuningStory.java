package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.errors.NotFoundException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FileObject;
import com.openai.models.files.FilePurpose;
import com.openai.models.finetuning.jobs.FineTuningJob;
import com.openai.models.finetuning.jobs.JobCreateParams;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A developer tunes a model through the official SDK and talks to it. */
final class TuningStory {

    private final House house = House.open();

    static FileObject upload(OpenAIClient client, Path file, String models) {
        return client.files()
                .create(
                        FileCreateParams.builder()
                                .file(file)
                                .purpose(FilePurpose.FINE_TUNE)
                                .putAdditionalBodyProperty(
                                        "target_model_names", JsonValue.from(models))
                                .build());
    }

    static FineTuningJob create(OpenAIClient client, String model, String file) {
        return client.fineTuning()
                .jobs()
                .create(JobCreateParams.builder().model(model).trainingFile(file).build());
    }

    static FineTuningJob ended(OpenAIClient client, String id) {
        House.eventually(
                id + " ends",
                () -> client.fineTuning().jobs().retrieve(id).finishedAt().isPresent());
        return client.fineTuning().jobs().retrieve(id);
    }

    static void processed(OpenAIClient client, String file) {
        House.eventually(file + " is processed", () -> status(client, file).equals("processed"));
    }

    /** Deprecated in the SDK, and yet what its own helpers wait for. */
    @SuppressWarnings("deprecation")
    private static String status(OpenAIClient client, String file) {
        return client.files().retrieve(file).status().asString();
    }

    @Test
    void a_file_is_written_to_every_deployment_and_a_job_runs_to_its_end_on_one() throws Exception {
        var client = house.client(house.key("gpt-two-accounts"));
        var data = House.trainingFile();

        var file = upload(client, data, "gpt-two-accounts");
        processed(client, file.id());
        assertThat(house.east().files()).isNotEmpty();
        assertThat(house.west().files()).isNotEmpty();
        try (var content = client.files().content(file.id())) {
            assertThat(content.body().readAllBytes()).isEqualTo(Files.readAllBytes(data));
        }

        house.east().moveJobsWhenLookedAt(true);
        house.west().moveJobsWhenLookedAt(true);
        var created = create(client, "gpt-two-accounts", file.id());
        assertThat(created.validate().id()).startsWith("ftjob-");
        assertThat(created.trainingFile()).isEqualTo(file.id());

        var job = ended(client, created.id()).validate();
        assertThat(job.status()).isEqualTo(FineTuningJob.Status.SUCCEEDED);
        var model = job.fineTunedModel().orElseThrow();
        assertThat(model).startsWith("ft:gpt-two-accounts:openai:");
        assertThat(client.models().list().data()).anyMatch(it -> it.id().equals(model));
        assertThat(client.models().retrieve(model).id()).isEqualTo(model);

        var events = client.fineTuning().jobs().listEvents(job.id()).autoPager().stream().toList();
        assertThat(events)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.validate().id()).startsWith("ftevent-"));
        assertThat(events).noneSatisfy(it -> assertThat(it.message()).contains("wire"));
        assertThat(events).anySatisfy(it -> assertThat(it.message()).contains(model));
        var checkpoints = client.fineTuning().jobs().checkpoints().list(job.id()).data();
        assertThat(checkpoints)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.validate().fineTuningJobId()).isEqualTo(job.id()));

        var results = job.resultFiles();
        assertThat(results).hasSize(1);
        try (var content = client.files().content(results.getFirst())) {
            var csv = new String(content.body().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(csv).startsWith("step,");
        }
        assertThat(answer(client, model)).isNotBlank();
        assertThat(streamed(client, model)).isNotBlank();

        client.models().delete(model);
        assertThatThrownBy(() -> client.models().retrieve(model))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void the_simulator_trains_without_any_provider_and_says_so() {
        var client = house.client(house.key("org/simulated"));
        var file = upload(client, House.trainingFile(), "org/simulated");

        var created = create(client, "org/simulated", file.id());
        var job = ended(client, created.id());

        assertThat(job.status()).isEqualTo(FineTuningJob.Status.SUCCEEDED);
        var model = job.fineTunedModel().orElseThrow();
        assertThat(model).startsWith("ft:org/simulated:simulator:");
        assertThat(client.models().retrieve(model).ownedBy()).isEqualTo("simulator");
        assertThat(answer(client, model)).contains("simulated");
        assertThat(client.fineTuning().jobs().checkpoints().list(job.id()).data()).hasSize(3);
        assertThat(job.trainedTokens()).isPresent();
    }

    @Test
    void a_job_may_be_created_right_after_its_file_and_without_target_models() {
        var client = house.client(house.key("gpt-east"));
        house.east().moveJobsWhenLookedAt(true);
        var file =
                client.files()
                        .create(
                                FileCreateParams.builder()
                                        .file(House.trainingFile())
                                        .purpose(FilePurpose.FINE_TUNE)
                                        .build());

        var created = create(client, "gpt-east", file.id());
        var job = ended(client, created.id());

        assertThat(job.status()).isEqualTo(FineTuningJob.Status.SUCCEEDED);
    }

    @Test
    void a_running_job_can_be_cancelled_once() {
        var client = house.client(house.key("gpt-east"));
        house.east().moveJobsWhenLookedAt(false);
        var file = upload(client, House.trainingFile(), "gpt-east");
        processed(client, file.id());
        var job = create(client, "gpt-east", file.id());

        var cancelled = client.fineTuning().jobs().cancel(job.id());

        assertThat(cancelled.status()).isEqualTo(FineTuningJob.Status.CANCELLED);
        assertThatThrownBy(() -> client.fineTuning().jobs().cancel(job.id()))
                .hasMessageContaining("cancelled");
    }

    @Test
    void a_failed_job_tells_why() {
        var client = house.client(house.key("failing"));
        var file = upload(client, House.trainingFile(), "failing");

        var job = ended(client, create(client, "failing", file.id()).id());

        assertThat(job.status()).isEqualTo(FineTuningJob.Status.FAILED);
        assertThat(job.error().orElseThrow().message()).isNotBlank();
    }

    private static ChatCompletionCreateParams question(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage("Was ist 3 + 3? 世界")
                .build();
    }

    private static String answer(OpenAIClient client, String model) {
        var completion = client.chat().completions().create(question(model)).validate();
        assertThat(completion.model()).isEqualTo(model);
        return completion.choices().getFirst().message().content().orElse("");
    }

    private static String streamed(OpenAIClient client, String model) {
        try (var stream = client.chat().completions().createStreaming(question(model))) {
            return stream.stream()
                    .peek(it -> assertThat(it.model()).isEqualTo(model))
                    .flatMap(it -> it.choices().stream())
                    .map(it -> it.delta().content().orElse(""))
                    .collect(Collectors.joining());
        }
    }
}
