package dev.tunegate.bootstrap.story.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.OpenAIException;
import com.openai.models.finetuning.jobs.FineTuningJob;
import dev.tunegate.bootstrap.story.OwnProcess;
import dev.tunegate.bootstrap.story.golden.Stand.Trouble;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway is killed at the worst moment of its submissions, at all providers at once: when they
 * have taken the jobs and their answers are not there yet. How many more kills there are, each at
 * another moment after the requests went out, is the system property {@code tunegate.kills.each}.
 */
final class KilledStory {

    private static final String KEY = "sk-killed-administrator-0001";
    private static final String MAIN = "dev.tunegate.bootstrap.TunegateApplication";
    private static final int MORE = Integer.getInteger("tunegate.kills.each", 1);

    private final List<Stand> stands =
            Arrays.stream(Provider.values()).map(Provider::open).toList();
    private final Map<Stand, String> files = new LinkedHashMap<>();

    @TempDir Path folder;
    private int port;

    @AfterEach
    void close() {
        stands.forEach(Stand::close);
    }

    @Test
    void a_kill_leaves_one_job_for_one_submission() throws IOException {
        prepare();
        var gateway = started();
        for (var stand : stands) {
            files.put(stand, TroubleStory.upload(client(), stand.model()));
            stand.letRunsEnd(true);
        }
        GoldenScript.eventually(
                "the files are there", () -> files.values().stream().allMatch(this::isProcessed));

        gateway = killedBehindTheWire(gateway);
        for (int i = 0; i < MORE; i++) {
            gateway = killedAfter(gateway, 60L * i);
        }

        var jobs = client().fineTuning().jobs().list().autoPager().stream().toList();
        jobs.forEach(it -> TroubleStory.ended(client(), it.id()));
        for (var stand : stands) {
            var theirs = jobs.stream().filter(it -> it.model().equals(stand.model())).toList();
            assertThat(stand.jobs())
                    .as(stand.name())
                    .isEqualTo(theirs.size())
                    .isGreaterThanOrEqualTo(1);
        }
        assertThat(client().fineTuning().jobs().list().autoPager().stream())
                .extracting(FineTuningJob::status)
                .containsOnly(FineTuningJob.Status.SUCCEEDED);
        gateway.close();
    }

    private void prepare() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Files.writeString(folder.resolve("tunegate.yaml"), GoldenHouse.configuration(KEY, stands));
    }

    /** The providers have the jobs, and nobody has heard of them when the gateway dies. */
    private OwnProcess killedBehindTheWire(OwnProcess gateway) {
        stands.forEach(it -> it.expect(Trouble.LATE_ANSWER));
        var answers = createdEverywhere();
        GoldenScript.eventually(
                "the providers have them", () -> stands.stream().allMatch(it -> it.jobs() > 0));
        gateway.kill();
        assertThat(answers).allSatisfy(it -> assertThat(it.join()).isEmpty());
        return started();
    }

    private OwnProcess killedAfter(OwnProcess gateway, long millis) {
        var answers = createdEverywhere();
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        gateway.kill();
        var promised = answers.stream().flatMap(it -> it.join().stream()).toList();
        var next = started();
        promised.forEach(it -> TroubleStory.ended(client(), it));
        return next;
    }

    private List<CompletableFuture<Optional<String>>> createdEverywhere() {
        return stands.stream()
                .map(
                        it ->
                                CompletableFuture.supplyAsync(
                                        () -> create(it, String.valueOf(files.get(it))),
                                        Thread::startVirtualThread))
                .toList();
    }

    /** The job's id, if an answer came. */
    private Optional<String> create(Stand stand, String file) {
        try {
            var wanted = TroubleStory.wanted(stand.model(), file);
            return Optional.of(client().fineTuning().jobs().create(wanted).id());
        } catch (OpenAIException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("deprecation")
    private boolean isProcessed(String file) {
        return client().files().retrieve(file).status().asString().equals("processed");
    }

    private OpenAIClient client() {
        return OpenAIOkHttpClient.builder()
                .baseUrl("http://127.0.0.1:" + port + "/v1")
                .apiKey(KEY)
                .timeout(Duration.ofSeconds(30))
                .maxRetries(0)
                .build();
    }

    private OwnProcess started() {
        var log = folder.resolve("gateway.log");
        var gateway =
                OwnProcess.start(
                        MAIN,
                        log,
                        Map.of("TUNEGATE_HOME", folder.resolve("home").toString()),
                        "start",
                        "--config",
                        folder.resolve("tunegate.yaml").toString(),
                        "--port",
                        String.valueOf(port));
        GoldenScript.eventually(
                "the gateway is ready",
                () -> {
                    assertThat(gateway.isAlive()).as(() -> OwnProcess.read(log)).isTrue();
                    return answers();
                });
        return gateway;
    }

    private boolean answers() {
        try {
            return !client().models().list().data().isEmpty();
        } catch (OpenAIException e) {
            return false;
        }
    }
}
