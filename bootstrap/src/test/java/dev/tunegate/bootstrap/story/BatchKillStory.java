package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The gateway is killed while it brings batches to their provider: first when the provider has
 * taken one and has not said so yet, then at other moments after the request; and as often again
 * while the answers are fetched. How often is the system property {@code tunegate.kills.batches}.
 */
@Timeout(600)
final class BatchKillStory {

    private static final int KILLS = Integer.getInteger("tunegate.kills.batches", 2);
    private static final int STEP_MILLIS = 25;

    @TempDir Path folder;

    @Test
    void no_kill_ever_makes_a_second_batch_or_loses_one() throws IOException {
        try (var wire = OwnWire.start(folder);
                var gateway = new OwnGateway(folder, configuration(wire))) {
            gateway.start();
            var batches = new ArrayList<String>();
            int seen = 0;
            int acknowledged = 0;
            for (int i = 0; i < KILLS; i++) {
                var file = gateway.uploadBatch(row(i));
                var key = "batch-" + i;
                delay(wire, i == 0 ? 3000 : 40 * (i % 5));
                var first = CompletableFuture.supplyAsync(() -> create(gateway, file, key));
                if (i == 0) {
                    House.eventually("the provider has it", () -> atProvider(wire) == 1);
                } else {
                    LockSupport.parkNanos(Duration.ofMillis(STEP_MILLIS * (i * 7L % 24)).toNanos());
                }
                gateway.kill();
                seen += atProvider(wire) > i ? 1 : 0;
                var promised = first.join();
                acknowledged += promised.isPresent() ? 1 : 0;
                gateway.start();
                var id = create(gateway, file, key).orElseThrow();
                promised.ifPresent(it -> assertThat(id).as(key).isEqualTo(it));
                batches.add(id);
                House.eventually(
                        "the provider has it", () -> atProvider(wire) > batches.size() - 1);
            }
            wire.command("habit", "{\"moves_when_looked_at\":true}");
            for (int i = 0; i < KILLS; i++) {
                LockSupport.parkNanos(Duration.ofMillis(300 + 110L * (i % 9)).toNanos());
                gateway.kill();
                gateway.start();
            }
            for (int i = 0; i < KILLS; i++) {
                answers(gateway, batches.get(i), i);
            }
            LoggerFactory.getLogger(BatchKillStory.class)
                    .warn(
                            "{} kills: {} batches stood at the provider when it fell, {} answers"
                                    + " were out",
                            KILLS,
                            seen,
                            acknowledged);
            assertThat(batches).doesNotHaveDuplicates();
            assertThat(Json.read(gateway.taken("/v1/files?purpose=batch_output")).path("data"))
                    .hasSize(KILLS);
            assertThat(wire.byMarker("batches_by_marker"))
                    .containsOnlyKeys(batches)
                    .allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
            House.eventually("no rows are left there", () -> rowsAt(wire).isEmpty());
        }
    }

    private static String configuration(OwnWire wire) {
        return """
        general_settings: {master_key: %s}
        tunegate_settings: {patience: 3s, horizon: 1s, polling_fastest: 200ms, polling_slowest: 500ms}
        model_list:
          - model_name: at-openai
            litellm_params: {model: openai/gpt-4o-mini, api_key: %s, api_base: "%s"}
        """
                .formatted(OwnGateway.KEY, OpenAiWireServer.KEY, wire.address());
    }

    private static String row(int number) {
        return """
        {"custom_id":"row-%1$d","method":"POST","url":"/v1/chat/completions","body":\
        {"model":"at-openai","messages":[{"role":"user","content":"Hello %1$d"}]}}
        """
                .formatted(number);
    }

    /** The request that makes a batch is carried out, and answered so much later. */
    private static void delay(OwnWire wire, int millis) {
        wire.command(
                "misbehave",
                "{\"path\":\"/batches\",\"fault\":\"delay\",\"millis\":" + millis + "}");
    }

    /** The batch's id, if an answer came. */
    private static Optional<String> create(OwnGateway gateway, String file, String key) {
        var body =
                """
                {"input_file_id": "%s", "endpoint": "/v1/chat/completions", "completion_window": "24h"}
                """
                        .formatted(file);
        return OwnGateway.idIn(gateway.post("/v1/batches", body, key));
    }

    private static int atProvider(OwnWire wire) {
        return wire.byMarker("batches_by_marker").values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static void answers(OwnGateway gateway, String batch, int number) {
        House.eventually(
                batch + " is completed",
                () ->
                        Json.text(gateway.taken("/v1/batches/" + batch), "status")
                                .equals("completed"));
        var output = Json.text(gateway.taken("/v1/batches/" + batch), "output_file_id");
        assertThat(new String(gateway.content(output), StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("\"custom_id\":\"row-" + number + "\"");
    }

    private static List<String> rowsAt(OwnWire wire) {
        return wire.state()
                .path("files")
                .valueStream()
                .filter(it -> it.path("purpose").asString("").equals("batch"))
                .map(JsonNode::toString)
                .toList();
    }
}
