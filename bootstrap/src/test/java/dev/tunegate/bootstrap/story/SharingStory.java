package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.NotFoundException;
import com.openai.errors.PermissionDeniedException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.finetuning.checkpoints.permissions.PermissionCreateParams;
import com.openai.models.finetuning.checkpoints.permissions.PermissionDeleteParams;
import com.openai.models.finetuning.jobs.FineTuningJob;
import com.openai.services.blocking.finetuning.checkpoints.PermissionService;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One team lets another call a checkpoint of its own, and nothing else; and takes that back. */
final class SharingStory {

    private static final Duration BOUND = Duration.ofSeconds(1);

    private final House house = House.open();
    private final String blue = team("chat-only");
    private final String blueKey = key(blue);
    private final OpenAIClient ofRed = house.client(key(team("gpt-east")));
    private final OpenAIClient ofBlue = house.client(blueKey);

    private String team(String model) {
        var answer = house.post("/team/new", House.MASTER_KEY, "{\"models\":[\"" + model + "\"]}");
        return Json.text(answer.body(), "team_id");
    }

    private String key(String team) {
        var answer =
                house.post(
                        "/key/generate",
                        House.MASTER_KEY,
                        "{\"team_id\":\"" + team + "\",\"models\":[\"all-team-models\"]}");
        return Json.text(answer.body(), "key");
    }

    private PermissionService permissions() {
        return OpenAIOkHttpClient.builder()
                .baseUrl(house.address() + "/v1")
                .apiKey("sk-not-used-here")
                .adminApiKey(House.MASTER_KEY)
                .build()
                .fineTuning()
                .checkpoints()
                .permissions();
    }

    private FineTuningJob tuned() {
        house.east().moveJobsWhenLookedAt(true);
        var file = TuningStory.upload(ofRed, House.trainingFile(), "gpt-east");
        TuningStory.processed(ofRed, file.id());
        return TuningStory.ended(ofRed, TuningStory.create(ofRed, "gpt-east", file.id()).id());
    }

    private String checkpointOf(FineTuningJob job) {
        return ofRed.fineTuning().jobs().checkpoints().list(job.id()).data().stream()
                .map(it -> it.fineTunedModelCheckpoint())
                .filter(it -> it.contains(":ckpt-step-"))
                .findFirst()
                .orElseThrow();
    }

    private static String asked(OpenAIClient client, String model) {
        var params =
                ChatCompletionCreateParams.builder().model(model).addUserMessage("Hello?").build();
        return client.chat().completions().create(params).validate().model();
    }

    @Test
    void a_team_calls_what_is_shared_with_it_until_it_is_revoked() throws IOException {
        var job = tuned();
        var step = checkpointOf(job);
        assertThatThrownBy(() -> asked(ofBlue, step)).isInstanceOf(NotFoundException.class);

        var granted =
                permissions()
                        .create(step, PermissionCreateParams.builder().addProjectId(blue).build())
                        .data()
                        .getFirst()
                        .validate();

        assertThat(granted.projectId()).isEqualTo(blue);
        assertThat(permissions().list(step).data()).hasSize(1);
        assertThat(asked(ofBlue, step)).isEqualTo(step);
        assertThat(ofBlue.models().retrieve(step).validate().id()).isEqualTo(step);
        assertThat(ofBlue.models().list().data()).anyMatch(it -> it.id().equals(step));
        requireNothingElse(job, step);

        requireEnd(step, granted.id());
        assertThatThrownBy(() -> asked(ofBlue, step)).isInstanceOf(NotFoundException.class);
        assertThat(asked(ofRed, step)).isEqualTo(step);
    }

    private void requireNothingElse(FineTuningJob job, String step) {
        var model = job.fineTunedModel().orElseThrow();
        assertThatThrownBy(() -> asked(ofBlue, model)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> ofBlue.models().retrieve(model))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> ofBlue.models().delete(step))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> ofBlue.fineTuning().jobs().retrieve(job.id()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> ofBlue.fineTuning().jobs().checkpoints().list(job.id()))
                .isInstanceOf(NotFoundException.class);
        for (var file : job.resultFiles()) {
            assertThatThrownBy(() -> ofBlue.files().content(file))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThatThrownBy(() -> ofBlue.files().retrieve(job.trainingFile()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> TuningStory.create(ofBlue, step, job.trainingFile()))
                .isInstanceOf(PermissionDeniedException.class);
    }

    /** The wire server would go on with its answer for minutes. */
    private void requireEnd(String step, String permission) throws IOException {
        house.east()
                .misbehave(
                        Misbehaviour.on(
                                "POST",
                                "/chat/completions",
                                new Fault.Slow(Duration.ofMillis(150))));
        try (var stream = stream(step)) {
            assertThat(stream.read()).isPositive();
            var ended = CompletableFuture.supplyAsync(() -> endOf(stream));

            var gone =
                    permissions()
                            .delete(
                                    permission,
                                    PermissionDeleteParams.builder()
                                            .fineTunedModelCheckpoint(step)
                                            .build());
            long revoked = System.nanoTime();

            assertThat(gone.validate().deleted()).isTrue();
            assertThat(ended.orTimeout(20, TimeUnit.SECONDS).join() - revoked)
                    .isLessThan(BOUND.toNanos());
        }
    }

    private InputStream stream(String model) throws IOException {
        var body =
                "{\"model\":\"%s\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"a b c\"}]}"
                        .formatted(model);
        var request =
                house.request("/v1/chat/completions", blueKey)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long endOf(InputStream stream) {
        try {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            throw new AssertionError("the stream ended as if it were whole: " + text);
        } catch (IOException e) {
            return System.nanoTime();
        }
    }
}
