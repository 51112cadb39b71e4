package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.bootstrap.story.Receiver.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Two gateways tell the same endpoints what happens on both of them. */
final class WebhookNodesStory {

    private static final int JOBS = Integer.getInteger("tunegate.webhooks.jobs", 24);
    private static final int ENDPOINTS = 3;
    private static final int CALLERS = 4;
    private static final String CREATED = "fine_tuning.job.created";
    private static final String CANCELLED = "fine_tuning.job.cancelled";
    private static final String KEY = TwoNodes.MASTER_KEY;

    private static final Map<String, Long> CANCELLED_AT = new ConcurrentHashMap<>();

    private static Receiver receiver;
    private static TwoNodes nodes;

    @BeforeAll
    static void start() throws IOException {
        receiver = Receiver.start();
        nodes =
                new TwoNodes(
                        "tunegate_settings: {outbound: {webhooks: [\"127.0.0.1:%d\"]}}\n"
                                .formatted(receiver.port()));
    }

    @AfterAll
    static void stop() throws IOException {
        nodes.close();
        receiver.close();
    }

    @Test
    void each_endpoint_is_told_everything_once_and_in_order() throws Exception {
        var rows = Files.readString(House.trainingFile());
        var file = Json.text(nodes.upload(nodes.first(), KEY, rows).body(), "id");
        for (int i = 0; i < ENDPOINTS; i++) {
            subscribe("/" + i);
        }

        long begun = System.nanoTime();
        var jobs = jobs(file);
        House.eventually(
                "everything is told", () -> receiver.heard().size() >= 2 * JOBS * ENDPOINTS);
        tell(System.nanoTime() - begun);

        for (int i = 0; i < ENDPOINTS; i++) {
            var heard = receiver.heardAt("/" + i);
            assertThat(heard).extracting(Heard::id).hasSize(2 * JOBS).doesNotHaveDuplicates();
            assertThat(heard)
                    .extracting(Heard::sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 2L * JOBS).boxed().toList());
            for (var job : jobs) {
                assertThat(heard.stream().filter(it -> it.subject().equals(job)))
                        .extracting(Heard::type)
                        .containsExactly(CREATED, CANCELLED);
            }
        }
    }

    private static void subscribe(String path) {
        var wanted =
                "{\"name\":\"%s\",\"url\":\"%s\",\"event_types\":[\"%s\",\"%s\"]}"
                        .formatted(path, receiver.address(path), CREATED, CANCELLED);
        var answer = nodes.post(nodes.first() + "/v1/webhook_endpoints", KEY, wanted);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Each is created on one node and cancelled on the other. */
    private static List<String> jobs(String file) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            var jobs = new ArrayList<Future<String>>();
            for (int i = 0; i < JOBS; i++) {
                var here = i % 2 == 0 ? nodes.first() : nodes.second();
                var there = i % 2 == 0 ? nodes.second() : nodes.first();
                jobs.add(threads.submit(() -> cancelled(file, here, there)));
            }
            var ids = new ArrayList<String>();
            for (var job : jobs) {
                ids.add(job.get());
            }
            return ids;
        }
    }

    private static String cancelled(String file, String here, String there) {
        var body = "{\"model\":\"simulated\",\"training_file\":\"" + file + "\"}";
        var created = nodes.post(here + "/v1/fine_tuning/jobs", KEY, body);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        var id = Json.text(created.body(), "id");
        var cancelled = nodes.post(there + "/v1/fine_tuning/jobs/" + id + "/cancel", KEY, "");
        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
        CANCELLED_AT.put(id, System.nanoTime());
        return id;
    }

    private static void tell(long nanos) {
        var delays =
                receiver.heard().stream()
                        .filter(it -> it.type().equals(CANCELLED))
                        .map(it -> it.nanos() - CANCELLED_AT.getOrDefault(it.subject(), it.nanos()))
                        .sorted()
                        .toList();
        LoggerFactory.getLogger(WebhookNodesStory.class)
                .warn(
                        "{} deliveries in {} ms; heard after the answer to the change: median {} ms,"
                                + " worst {} ms",
                        receiver.heard().size(),
                        Duration.ofNanos(nanos).toMillis(),
                        Duration.ofNanos(delays.get(delays.size() / 2)).toMillis(),
                        Duration.ofNanos(delays.getLast()).toMillis());
    }
}
