package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * The gateway is killed in the middle of submissions, each time a little later after the request
 * went out, while the provider's server lives on and counts. How often is the system property
 * {@code tunegate.kills}; a normal build kills a few times.
 */
final class KillStory {

    private static final int KILLS = Integer.getInteger("tunegate.kills", 4);
    private static final int STEP_MILLIS = 25;

    @TempDir Path folder;

    @Test
    void no_kill_ever_makes_a_second_job_or_loses_one() throws Exception {
        try (var wire = OwnWire.start(folder);
                var gateway = new OwnGateway(folder, configuration(wire))) {
            gateway.start();
            var file = upload(gateway);
            var jobs = new LinkedHashMap<String, String>();
            int seen = 0;
            int acknowledged = 0;
            for (int i = 0; i < KILLS; i++) {
                wire.command("misbehave", "{\"fault\":\"delay\",\"millis\":" + 40 * (i % 5) + "}");
                var key = "submission-" + i;
                var first = CompletableFuture.supplyAsync(() -> create(gateway, file, key));
                LockSupport.parkNanos(Duration.ofMillis(STEP_MILLIS * (i * 7L % 24)).toNanos());
                gateway.kill();
                seen += wire.state().path("jobs").size() > i ? 1 : 0;
                var promised = first.join();
                acknowledged += promised.isPresent() ? 1 : 0;
                gateway.start();
                var id = createdAtLast(gateway, file, key);
                promised.ifPresent(it -> assertThat(id).as(key).isEqualTo(it));
                jobs.put(key, id);
            }
            wire.command("habit", "{\"moves_when_looked_at\":true}");
            jobs.values().forEach(it -> ends(gateway, it));
            LoggerFactory.getLogger(KillStory.class)
                    .warn(
                            "{} kills: {} jobs stood at the provider when it fell, {} answers were"
                                    + " out",
                            KILLS,
                            seen,
                            acknowledged);
            assertThat(jobs.values()).doesNotHaveDuplicates();
            assertThat(wire.byMarker("jobs_by_marker"))
                    .hasSize(KILLS)
                    .allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
        }
    }

    private static String configuration(OwnWire wire) {
        return """
        general_settings: {master_key: %s}
        tunegate_settings: {create_wait: 5s, patience: 3s, horizon: 1s, polling_fastest: 200ms, polling_slowest: 500ms}
        model_list:
          - model_name: tunable
            litellm_params: {model: openai/gpt-4o-mini, api_key: %s, api_base: "%s"}
            model_info: {id: the-one, supported_endpoints: ["/fine_tuning"]}
        """
                .formatted(OwnGateway.KEY, OpenAiWireServer.KEY, wire.address());
    }

    private static String upload(OwnGateway gateway) throws Exception {
        var rows = Files.readString(House.trainingFile());
        var id = gateway.upload("tunable", rows);
        House.eventually(
                "the file is processed",
                () -> Json.text(gateway.taken("/v1/files/" + id), "status").equals("processed"));
        return id;
    }

    /** The job's id, if an answer came. */
    private static Optional<String> create(OwnGateway gateway, String file, String key) {
        var body = "{\"model\":\"tunable\",\"training_file\":\"" + file + "\"}";
        return OwnGateway.idIn(gateway.post("/v1/fine_tuning/jobs", body, key));
    }

    private static String createdAtLast(OwnGateway gateway, String file, String key) {
        for (int i = 0; i < 20; i++) {
            var id = create(gateway, file, key);
            if (id.isPresent()) {
                return id.get();
            }
        }
        throw new AssertionError(key + " is never answered");
    }

    private static void ends(OwnGateway gateway, String job) {
        House.eventually(
                job + " succeeds",
                () ->
                        Json.text(gateway.taken("/v1/fine_tuning/jobs/" + job), "status")
                                .equals("succeeded"));
    }
}
