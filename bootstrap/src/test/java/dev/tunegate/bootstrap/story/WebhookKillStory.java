package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.bootstrap.story.Receiver.Heard;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The gateway is killed while it tells what has happened: first when the receiver has heard it and
 * has not answered yet, then at other moments. How often is the system property {@code
 * tunegate.kills.webhooks}. The minute after which an attempt counts as dead is taken from the rows
 * while no gateway runs; with {@code -Dtunegate.kills.patient=true} it is waited for.
 */
@Timeout(1200)
final class WebhookKillStory {

    private static final int KILLS = Integer.getInteger("tunegate.kills.webhooks", 2);
    private static final boolean PATIENT = Boolean.getBoolean("tunegate.kills.patient");
    private static final int STEP_MILLIS = 15;
    private static final String CREATED = "fine_tuning.job.created";
    private static final String CANCELLED = "fine_tuning.job.cancelled";
    private static final String ROOT_KEY = "b25lIHJvb3Qga2V5IG9mIHRoaXJ0eS10d28gYnl0ZXM=";
    private static final String PEPPER = "dGhlIHBlcHBlciBvZiB0d28gbm9kZXMgaW4gYSB0ZXN0";
    private static final String OTHER_ROOT_KEY = "YW5vdGhlciByb290IGtleSwgb2YgMzIgYnl0ZXMgISE=";

    @TempDir Path folder;
    @TempDir Path elsewhere;

    private EmbeddedPostgres postgres;
    private Receiver receiver;
    private OwnGateway gateway;
    private String file;

    @BeforeEach
    void open() throws IOException {
        receiver = Receiver.start();
        postgres =
                EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "60")
                        .setLocaleConfig("locale", "C")
                        .start();
        gateway = node(folder).start();
        file = gateway.upload("simulated", Files.readString(House.trainingFile()));
    }

    private OwnGateway node(Path home) throws IOException {
        var configuration =
                """
                general_settings: {master_key: %s}
                tunegate_settings:
                  outbound: {webhooks: ["127.0.0.1:%d"]}
                model_list:
                  - model_name: simulated
                    litellm_params: {model: simulator/tiny, duration: 1h}
                    model_info: {supported_endpoints: ["/fine_tuning"]}
                """
                        .formatted(OwnGateway.KEY, receiver.port());
        var database = "postgres://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres";
        return new OwnGateway(home, configuration)
                .with("DATABASE_URL", database)
                .with("TUNEGATE_PEPPER", PEPPER)
                .with("TUNEGATE_ROOT_KEY", ROOT_KEY);
    }

    @AfterEach
    void close() throws IOException {
        gateway.close();
        receiver.close();
        postgres.close();
    }

    /** An endpoint's id, and its secret. */
    private record Endpoint(String id, String secret) {

        @Override
        public String toString() {
            return id + " ***";
        }
    }

    private Endpoint endpoint() {
        var wanted =
                "{\"name\":\"killed\",\"url\":\"%s\",\"event_types\":[\"%s\",\"%s\"]}"
                        .formatted(receiver.address("/hook"), CREATED, CANCELLED);
        var made = OwnGateway.taken(gateway.post("/v1/webhook_endpoints", wanted));
        return new Endpoint(Json.text(made, "id"), Json.text(made, "signing_secret"));
    }

    /** The job's id, if an answer came. */
    private Optional<String> create(String key) {
        var body = "{\"model\":\"simulated\",\"training_file\":\"" + file + "\"}";
        return OwnGateway.idIn(gateway.post("/v1/fine_tuning/jobs", body, key));
    }

    private static void eventually(String what, BooleanSupplier isSo) {
        House.eventually(what, PATIENT ? Duration.ofMinutes(3) : Duration.ofMinutes(1), isSo);
    }

    @Test
    void what_was_sent_and_not_noted_is_sent_again_under_its_id_and_nothing_is_lost() {
        var endpoint = endpoint();
        var jobs = new ArrayList<String>();
        for (int i = 0; i < KILLS; i++) {
            jobs.add(createdThroughAKill(endpoint, i));
        }

        var heard = receiver.heard();
        var first = new ArrayList<Heard>();
        var ids = new HashSet<String>();
        heard.stream().filter(it -> ids.add(it.id())).forEach(first::add);
        LoggerFactory.getLogger(WebhookKillStory.class)
                .warn("{} kills: {} events, heard {} times", KILLS, ids.size(), heard.size());
        assertThat(first).extracting(Heard::subject).containsExactlyElementsOf(jobs);
        assertThat(first)
                .extracting(Heard::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, KILLS).boxed().toList());
        assertThat(heard)
                .allSatisfy(
                        it -> {
                            var before = told(first, it.id());
                            assertThat(it.body()).isEqualTo(before.body());
                            assertThat(it.sequence()).isEqualTo(before.sequence());
                            it.unwrapped(endpoint.secret());
                        });
        assertThat(heard.stream().filter(it -> it.id().equals(first.getFirst().id())))
                .as("the first was heard by then, and its answer was not")
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private static Heard told(List<Heard> all, String id) {
        return all.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    private String createdThroughAKill(Endpoint endpoint, int number) {
        int before = receiver.heard().size();
        receiver.answersAfter(number == 0 ? Duration.ofSeconds(8) : Duration.ofMillis(30));
        var key = "told-" + number;
        var first = CompletableFuture.supplyAsync(() -> create(key), Thread::startVirtualThread);
        if (number == 0) {
            eventually("it is heard", () -> receiver.heard().size() > before);
        } else {
            LockSupport.parkNanos(Duration.ofMillis(STEP_MILLIS * (number * 7L % 24)).toNanos());
        }
        gateway.kill();
        var promised = first.join();
        receiver.answersAfter(Duration.ZERO);
        if (!PATIENT) {
            passAMinute();
        }
        gateway.start();
        var id = create(key).orElseThrow();
        promised.ifPresent(it -> assertThat(id).isEqualTo(it));
        eventually("it is told", () -> receiver.of(id, CREATED).isPresent());
        eventually("nothing waits", () -> waiting(gateway, endpoint) == 0);
        return id;
    }

    @Test
    void another_node_goes_on_where_one_has_died() throws IOException {
        var endpoint = endpoint();
        receiver.answersAfter(Duration.ofSeconds(30));
        var died = create("died").orElseThrow();
        eventually("it is heard", () -> receiver.of(died, CREATED).isPresent());
        try (var other = node(elsewhere).start()) {
            gateway.kill();
            receiver.answersAfter(Duration.ZERO);
            if (!PATIENT) {
                passAMinute();
            }
            eventually("it is heard again", () -> receiver.heard().size() == 2);

            var both = receiver.heard();
            assertThat(both).extracting(Heard::id).containsOnly(both.getFirst().id());
            assertThat(both).extracting(Heard::body).containsOnly(both.getFirst().body());
            eventually("nothing waits", () -> waiting(other, endpoint) == 0);
        }
    }

    /** For whatever waits; nobody looks at the clock meanwhile. */
    private void passAMinute() {
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("UPDATE webhook_delivery SET due = due - interval '1 minute'")
                .update();
    }

    private static int waiting(OwnGateway gateway, Endpoint endpoint) {
        var page = "/v1/webhook_endpoints/" + endpoint.id() + "/deliveries?status=pending";
        return Json.read(gateway.taken(page)).path("data").size();
    }

    @Test
    void a_secret_outlives_new_encryption_keys_and_a_new_root_key() {
        var endpoint = endpoint();
        toldAndSigned("first", endpoint);

        OwnGateway.taken(gateway.post("/encryption/rotate", ""));
        eventually("it is sealed anew", this::isSealedAnew);
        toldAndSigned("encryption-key", endpoint);

        gateway.kill();
        gateway.with("TUNEGATE_ROOT_KEY", OTHER_ROOT_KEY)
                .with("TUNEGATE_PREVIOUS_ROOT_KEY", ROOT_KEY)
                .start();
        toldAndSigned("root-key", endpoint);

        gateway.kill();
        gateway.without("TUNEGATE_PREVIOUS_ROOT_KEY").start();
        toldAndSigned("root-key-alone", endpoint);
        assertThat(gateway.log()).doesNotContain(endpoint.secret());
    }

    private boolean isSealedAnew() {
        return Json.read(gateway.taken("/encryption"))
                .path("keys")
                .valueStream()
                .allMatch(it -> it.path("primary").asBoolean() == it.path("values").asInt() > 0);
    }

    private void toldAndSigned(String key, Endpoint endpoint) {
        var job = create(key).orElseThrow();
        OwnGateway.taken(gateway.post("/v1/fine_tuning/jobs/" + job + "/cancel", ""));
        eventually("its end is told", () -> receiver.of(job, CANCELLED).isPresent());
        var told = receiver.of(job, CANCELLED).orElseThrow();
        assertThat(told.unwrapped(endpoint.secret()).asFineTuningJobCancelled().data().id())
                .isEqualTo(job);
    }
}
