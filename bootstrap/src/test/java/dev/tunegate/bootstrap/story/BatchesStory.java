package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.models.batches.Batch;
import com.openai.models.batches.BatchCreateParams;
import com.openai.models.batches.BatchListParams;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FilePurpose;
import dev.tunegate.bootstrap.Arguments;
import dev.tunegate.bootstrap.Gateway;
import dev.tunegate.providers.openaiwire.server.Manner;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches through the official client: at the simulator, at OpenAI and at Azure. */
final class BatchesStory {

    private static final String MASTER_KEY = "sk-batches-administrator-0001";
    private static final String REFUSED = ",\"n\":2,\"refuse\":true";
    private static final Set<String> FINAL = Set.of("completed", "failed", "expired", "cancelled");

    private static OpenAiWireServer openai;
    private static OpenAiWireServer azure;
    private static Gateway gateway;
    private static OpenAIClient client;

    @BeforeAll
    static void open() throws IOException {
        openai = OpenAiWireServer.start();
        var clock = Clock.systemUTC();
        azure = OpenAiWireServer.start(0, OpenAiWireServer.KEY, clock, Manner.AZURE_GA);
        var folder = Files.createTempDirectory("tunegate-batches");
        var config =
                Files.writeString(
                        folder.resolve("tunegate.yaml"),
                        """
                        general_settings:
                          master_key: %s
                        tunegate_settings:
                          polling_fastest: 200ms
                          polling_slowest: 1s
                        model_list:
                          - model_name: simulated
                            litellm_params: {model: simulator/tiny, duration: 2s}
                          - model_name: slow
                            litellm_params: {model: simulator/tiny, duration: 1h}
                          - model_name: at-openai
                            litellm_params: {model: openai/gpt-4o-mini, api_key: %s, api_base: "%s"}
                          - model_name: at-azure
                            litellm_params:
                              model: azure/gpt-4o-mini
                              api_key: %s
                              api_base: "%s"
                              api_version: "2024-10-21"
                          - model_name: undeclared
                            litellm_params: {model: openai-compatible/x, api_base: "%s"}
                        """
                                .formatted(
                                        MASTER_KEY,
                                        OpenAiWireServer.KEY,
                                        openai.address(),
                                        OpenAiWireServer.KEY,
                                        azure.address(),
                                        openai.address()));
        gateway =
                Gateway.start(
                        Arguments.parse(
                                List.of("start", "--config", config.toString(), "--port", "0")),
                        Map.of("TUNEGATE_HOME", folder.resolve("home").toString()));
        client =
                OpenAIOkHttpClient.builder()
                        .baseUrl("http://127.0.0.1:" + gateway.port() + "/v1")
                        .apiKey(MASTER_KEY)
                        .build();
    }

    @AfterAll
    static void close() {
        gateway.close();
        openai.close();
        azure.close();
    }

    private static String row(String id, String model, String more) {
        return """
        {"custom_id":"%s","method":"POST","url":"/v1/chat/completions","body":{"model":"%s",\
        "messages":[{"role":"user","content":"Hello %s"}]%s}}
        """
                .formatted(id, model, id, more);
    }

    private static String upload(String... rows) {
        try {
            var path = Files.createTempFile("batch", ".jsonl");
            return upload(Files.writeString(path, String.join("", rows)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String upload(Path path) {
        var params = FileCreateParams.builder().file(path).purpose(FilePurpose.BATCH).build();
        return client.files().create(params).id();
    }

    private static Batch create(String file) {
        var params =
                BatchCreateParams.builder()
                        .inputFileId(file)
                        .endpoint(BatchCreateParams.Endpoint.V1_CHAT_COMPLETIONS)
                        .completionWindow(BatchCreateParams.CompletionWindow._24H)
                        .metadata(
                                BatchCreateParams.Metadata.builder()
                                        .putAdditionalProperty("team", JsonValue.from("søk"))
                                        .build())
                        .outputExpiresAfter(
                                BatchCreateParams.OutputExpiresAfter.builder()
                                        .seconds(7200)
                                        .build())
                        .build();
        return client.batches().create(params).validate();
    }

    private static Batch ended(String id) {
        House.eventually(
                id + " ends",
                () -> FINAL.contains(client.batches().retrieve(id).status().asString()));
        return client.batches().retrieve(id).validate();
    }

    private static String content(String file) {
        try (var content = client.files().content(file)) {
            return new String(content.body().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulated", "at-openai", "at-azure"})
    void every_request_is_answered_or_its_error_is_told(String model) {
        openai.moveJobsWhenLookedAt(true);
        azure.moveJobsWhenLookedAt(true);
        var file = upload(row("a", model, ""), row("b", model, REFUSED), row("c", model, ""));

        var created = create(file);
        assertThat(created.status()).isEqualTo(Batch.Status.VALIDATING);
        assertThat(created.model()).contains(model);
        var batch = ended(created.id());

        assertThat(batch.status()).isEqualTo(Batch.Status.COMPLETED);
        assertThat(batch.requestCounts().orElseThrow().completed()).isEqualTo(2);
        assertThat(batch.requestCounts().orElseThrow().failed()).isEqualTo(1);
        assertThat(batch.metadata().orElseThrow().toString()).contains("team", "søk");
        assertThat(batch.inProgressAt()).isPresent();
        assertThat(batch.completedAt()).isPresent();
        assertThat(batch.usage().orElseThrow().totalTokens()).isPositive();
        var answers = content(batch.outputFileId().orElseThrow());
        assertThat(answers.lines())
                .hasSize(2)
                .allMatch(it -> it.contains("\"model\":\"" + model + "\""))
                .noneMatch(it -> it.contains("wire"))
                .anyMatch(it -> it.contains("\"custom_id\":\"a\""));
        var errors = content(batch.errorFileId().orElseThrow());
        assertThat(errors).contains("\"custom_id\":\"b\"", "400").doesNotContain("gpt-4o-mini");
        var output = client.files().retrieve(batch.outputFileId().orElseThrow());
        assertThat(output.purpose().asString()).isEqualTo("batch_output");
        assertThat(output.expiresAt().orElseThrow() - output.createdAt()).isEqualTo(7200);
    }

    @Test
    void there_is_one_batch_at_the_provider_and_neither_rows_nor_answers_are_left_there() {
        openai.moveJobsWhenLookedAt(true);
        var batch = ended(create(upload(row("a", "at-openai", ""))).id());

        assertThat(openai.batchesByMarker()).containsEntry(batch.id(), 1L);
        House.eventually(
                "rows and answers are gone",
                () ->
                        openai.files().stream()
                                .map(openai::content)
                                .noneMatch(it -> it.orElse("").contains("\"custom_id\"")));
    }

    @Test
    void a_running_batch_can_be_cancelled() {
        var batch = create(upload(row("a", "slow", "")));
        assertThat(client.batches().cancel(batch.id()).validate().cancellingAt()).isPresent();

        assertThat(ended(batch.id()).status()).isEqualTo(Batch.Status.CANCELLED);
        assertThatThrownBy(() -> client.batches().cancel(batch.id()))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("cancelled");
    }

    @Test
    void rows_at_fault_are_told_with_their_lines() {
        var batch = create(upload(row("a", "simulated", ""), row("b", "slow", "")));

        assertThat(batch.status()).isEqualTo(Batch.Status.FAILED);
        var fault = batch.errors().orElseThrow().data().orElseThrow().getFirst();
        assertThat(fault.code()).contains("model_mismatch");
        assertThat(fault.line()).contains(2L);
    }

    @Test
    void a_provider_without_batches_is_named() {
        var file = upload(row("a", "undeclared", ""));

        assertThatThrownBy(() -> create(file))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("does not answer batches")
                .hasMessageContaining("azure, openai");
    }

    @Test
    void pages_hold_every_batch_once() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.add(create(upload(row("a", "slow", ""))).id());
        }

        var listed =
                client
                        .batches()
                        .list(BatchListParams.builder().limit(2).build())
                        .autoPager()
                        .stream()
                        .map(it -> it.validate().id())
                        .toList();

        assertThat(listed).doesNotHaveDuplicates().containsAll(made);
        assertThat(listed.subList(0, 5)).isEqualTo(made.reversed());
    }
}
