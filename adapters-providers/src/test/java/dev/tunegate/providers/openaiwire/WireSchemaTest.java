package dev.tunegate.providers.openaiwire;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.RunFixture;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.finetuning.WandbIntegration;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The wire server's answers, and our requests, against OpenAI's own description of its API. */
class WireSchemaTest {

    private static final String JOBS = "/fine_tuning/jobs";

    private final WireFixture wire = new WireFixture();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Optional<SchemaCheck> found = SchemaCheck.besideTheProject();

    @BeforeEach
    void assumeThatTheSchemasAreAtHand() {
        assumeThat(found).as("shared/data/openai-api-schemas.json beside the project").isPresent();
    }

    @AfterEach
    void stop() {
        http.close();
        wire.close();
    }

    private SchemaCheck schemas() {
        return found.orElseThrow();
    }

    private JsonNode answer(String method, String path, String body)
            throws IOException, InterruptedException {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request =
                HttpRequest.newBuilder(URI.create(wire.server.address() + path))
                        .header("authorization", "Bearer " + OpenAiWireServer.KEY)
                        .header("content-type", "application/json")
                        .method(method, publisher)
                        .build();
        return JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    private void assertAnswer(String operation, String method, String path, String body)
            throws IOException, InterruptedException {
        assertThat(schemas().answer(operation, answer(method, path, body)))
                .as(method + " " + path)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"validating_files", "queued", "running", "succeeded", "failed"})
    void a_job_is_as_described_in_every_state(String status) throws Exception {
        var run = wire.wire.fineTuning().start(wire.deployment(), wire.order(aJob())).id().value();
        wire.server.move(run, status);

        assertAnswer("jobs.retrieve", "GET", JOBS + "/" + run, "");
        assertAnswer("jobs.list", "GET", JOBS, "");
        assertAnswer("jobs.events", "GET", JOBS + "/" + run + "/events", "");
        assertAnswer("jobs.checkpoints", "GET", JOBS + "/" + run + "/checkpoints", "");
    }

    @Test
    void a_cancelled_job_is_as_described() throws Exception {
        var run = wire.wire.fineTuning().start(wire.deployment(), wire.order(aJob())).id().value();

        assertAnswer("jobs.cancel", "POST", JOBS + "/" + run + "/cancel", "");
        assertAnswer("error", "POST", JOBS + "/" + run + "/cancel", "");
    }

    @Test
    void files_are_as_described() throws Exception {
        var file = wire.order(aJob()).files().training().value();

        assertAnswer("files.retrieve", "GET", "/files/" + file, "");
        assertAnswer("files.list", "GET", "/files", "");
        assertAnswer("files.delete", "DELETE", "/files/" + file, "");
        assertAnswer("error", "GET", "/files/" + file, "");
    }

    @Test
    void uploads_are_as_described() throws Exception {
        var begun =
                """
                {"purpose":"fine-tune","filename":"a.jsonl","bytes":0,"mime_type":"text/jsonl"}""";

        assertAnswer("uploads.create", "POST", "/uploads", begun);
        assertAnswer(
                "uploads.complete", "POST", "/uploads/upload_wire1/complete", "{\"part_ids\":[]}");
        assertAnswer("uploads.create", "POST", "/uploads", begun);
        assertAnswer("uploads.cancel", "POST", "/uploads/upload_wire2/cancel", "");
    }

    @Test
    void a_chat_answer_is_as_described() throws Exception {
        assertAnswer(
                "chat.completions",
                "POST",
                "/chat/completions",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
        assertAnswer("models.delete", "DELETE", "/models/m", "");
    }

    private static Stream<TrainingMethod> methods() {
        var chosen =
                new Hyperparameters(
                        Optional.of(3), Optional.of(8), Optional.of(new BigDecimal("0.1")));
        var grader =
                """
                {"type":"string_check","name":"same","operation":"eq",\
                "input":"{{sample.output_text}}","reference":"{{item.answer}}"}""";
        return Stream.of(
                new TrainingMethod.Supervised(Hyperparameters.AUTO),
                new TrainingMethod.Supervised(chosen),
                new TrainingMethod.Dpo(chosen, Optional.of(new BigDecimal("0.5"))),
                new TrainingMethod.Reinforcement(
                        chosen,
                        TrainingMethod.Reinforcement.Effort.AUTO,
                        grader,
                        Optional.empty()));
    }

    @Test
    void what_we_ask_for_is_as_described() {
        var wandb = new WandbIntegration("p", Optional.of("n"), Optional.of("e"), List.of("t"));
        methods()
                .forEach(
                        method -> {
                            var job =
                                    aJob().by(method)
                                            .with(
                                                    new TrainingRequest.Options(
                                                            Optional.of("mine"), 7, List.of(wandb)))
                                            .noting(Map.of("k", "v"))
                                            .build();
                            var order = RunFixture.anOrderFor(job, "file-theirs");
                            var body = JsonMapper.shared().readTree(StartJson.of(order, "base"));

                            assertThat(schemas().named("FineTuneMethod", body.path("method")))
                                    .isEmpty();
                            assertThat(schemas().named("Metadata", body.path("metadata")))
                                    .isEmpty();
                            assertThat(
                                            schemas()
                                                    .named(
                                                            "FineTuningIntegration",
                                                            body.path("integrations").path(0)))
                                    .isEmpty();
                        });
    }

    @Test
    void the_check_finds_what_is_wrong() {
        var json = JsonMapper.shared().readTree("{\"id\":7,\"status\":\"dreaming\"}");

        assertThat(schemas().named("FineTuningJob", json))
                .anySatisfy(it -> assertThat(it).contains("id is no string"))
                .anySatisfy(it -> assertThat(it).contains("dreaming"))
                .anySatisfy(it -> assertThat(it).contains("has no training_file"));
    }
}
