package dev.tunegate.providers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.http.HttpCall.Body;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import dev.tunegate.providers.outbound.Guards;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The HTTP client: each request once, and every wait with an end. */
@Timeout(30)
class ProviderHttpTest {

    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Map<String, String> KEY =
            Map.of("Authorization", "Bearer " + OpenAiWireServer.KEY);
    private static final HttpSettings IMPATIENT =
            new HttpSettings(
                    Duration.ofSeconds(5), SHORT, Duration.ofSeconds(2), SHORT, SHORT, 8 << 20);

    private final OpenAiWireServer server = OpenAiWireServer.start();
    private final ProviderHttp http = client(IMPATIENT);

    private static ProviderHttp client(HttpSettings settings) {
        return new ProviderHttp(
                settings, new HttpFailures(Clock.systemUTC()), Guards.home(), "test");
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    private HttpCall post(Effect effect) {
        return HttpCall.post(at("/chat/completions"), KEY, Body.json("{\"model\":\"m\"}"), effect);
    }

    private URI at(String path) {
        return URI.create(server.address() + path);
    }

    private void misbehave(Fault fault) {
        server.misbehave(Misbehaviour.on("POST", "/chat/completions", fault));
    }

    private long requests() {
        return server.requests("POST", "/chat/completions");
    }

    @Test
    void a_request_says_who_asks_and_nothing_else() {
        http.exchange(post(Effect.CREATING));

        var headers = server.requests().getFirst().headers();
        assertThat(headers)
                .containsEntry("user-agent", "tunegate/test")
                .containsEntry("content-type", "application/json")
                .containsOnlyKeys(
                        "user-agent", "content-type", "content-length", "host", "authorization");
    }

    @Test
    void a_post_is_not_repeated_when_its_connection_closes() {
        http.exchange(post(Effect.CREATING));
        misbehave(new Fault.DropBefore());

        assertThatThrownBy(() -> http.exchange(post(Effect.CREATING))).isInstanceOf(Unclear.class);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void a_post_is_not_repeated_when_a_fresh_connection_closes() {
        misbehave(new Fault.DropAfter());

        assertThatThrownBy(() -> http.exchange(post(Effect.CREATING))).isInstanceOf(Unclear.class);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void a_jvm_that_would_repeat_posts_is_refused() {
        ProviderHttp.requireSingleRequests(null);
        ProviderHttp.requireSingleRequests("false");

        assertThatThrownBy(() -> ProviderHttp.requireSingleRequests(""))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ProviderHttp.requireSingleRequests("true"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void half_an_answer_is_unclear() {
        misbehave(new Fault.Half());

        assertThatThrownBy(() -> http.exchange(post(Effect.CREATING))).isInstanceOf(Unclear.class);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void an_answer_that_does_not_begin_in_time_is_given_up() {
        misbehave(new Fault.Delay(Duration.ofSeconds(20)));

        assertThatThrownBy(() -> http.exchange(post(Effect.CREATING))).isInstanceOf(Unclear.class);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void a_question_may_be_thought_about_for_longer_than_anything_else() {
        misbehave(new Fault.Delay(SHORT.multipliedBy(2)));
        var thoughtful =
                new HttpSettings(
                        IMPATIENT.connect(), SHORT, SHORT, Duration.ofSeconds(20), SHORT, 8 << 20);
        try (var patient = client(thoughtful)) {
            assertThat(patient.exchange(post(Effect.ANSWERING)).isSuccess()).isTrue();
        }
    }

    @Test
    void an_answer_that_does_not_end_in_time_is_given_up() {
        misbehave(new Fault.Slow(Duration.ofMillis(50)));

        assertThatThrownBy(() -> http.exchange(post(Effect.REPEATABLE)))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void a_stream_that_falls_silent_is_given_up() throws IOException {
        misbehave(new Fault.Slow(Duration.ofSeconds(5)));

        try (var body = http.open(post(Effect.ANSWERING)).body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_answer_that_is_too_large_is_not_read() {
        misbehave(new Fault.Nonsense("application/json", "x".repeat(100_000)));
        try (var small = client(withAnswerBytes(50_000))) {
            assertThatThrownBy(() -> small.exchange(post(Effect.REPEATABLE)))
                    .isInstanceOf(Unavailable.class);
        }
    }

    private static HttpSettings withAnswerBytes(int bytes) {
        return new HttpSettings(
                IMPATIENT.connect(),
                IMPATIENT.firstByte(),
                IMPATIENT.total(),
                IMPATIENT.chatFirstByte(),
                IMPATIENT.stall(),
                bytes);
    }

    @Test
    void a_redirect_is_not_followed() {
        misbehave(new Fault.Status(307, "", Map.of("location", at("/files").toString())));

        assertThat(http.exchange(post(Effect.CREATING)).status()).isEqualTo(307);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_closed_port_is_unavailable() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var nowhere = URI.create("http://127.0.0.1:" + port + "/v1/fine_tuning/jobs");

        assertThatThrownBy(
                        () ->
                                http.exchange(
                                        HttpCall.post(
                                                nowhere, KEY, Body.json("{}"), Effect.CREATING)))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void an_upload_that_stands_still_is_given_up() throws IOException {
        try (var writer = new PipedOutputStream();
                var stuck = new PipedInputStream(writer)) {
            var body = new Body("text/plain", 1000, () -> stuck);
            var call = HttpCall.post(at("/files"), KEY, body, Effect.CREATING);

            assertThatThrownBy(() -> http.upload(call)).isInstanceOf(Unclear.class);
        }
    }

    @Test
    void an_upload_may_take_longer_than_any_answer_as_long_as_it_moves() {
        var body = new Body("application/json", 20, () -> new Dripping(20));
        var call = HttpCall.post(at("/elsewhere"), KEY, body, Effect.CREATING);
        long began = System.nanoTime();

        assertThat(http.upload(call).status()).isEqualTo(404);
        assertThat(System.nanoTime() - began).isGreaterThan(2 * SHORT.toNanos());
    }

    @Test
    void a_body_is_opened_once_and_closed() {
        var opened = new AtomicInteger();
        var closed = new AtomicInteger();
        var body =
                new Body(
                        "application/json",
                        2,
                        () -> {
                            opened.incrementAndGet();
                            return new Closing("{}", closed);
                        });

        http.exchange(HttpCall.post(at("/chat/completions"), KEY, body, Effect.CREATING));

        assertThat(opened).hasValue(1);
        assertThat(closed.get()).isPositive();
    }

    @Test
    void a_call_prints_neither_key_nor_query() {
        var call =
                new HttpCall(
                        "GET", at("/files?secret=1"), KEY, Optional.empty(), Effect.REPEATABLE);

        assertThat(call.toString()).isEqualTo("GET /v1/files");
    }

    /** Blanks, each after a pause that is shorter than the patience for a stall. */
    private static final class Dripping extends InputStream {
        private int left;

        Dripping(int bytes) {
            this.left = bytes;
        }

        @Override
        public int read() {
            LockSupport.parkNanos(SHORT.dividedBy(4).toNanos());
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int blank = read();
            if (blank < 0) {
                return -1;
            }
            into[from] = (byte) blank;
            return 1;
        }
    }

    /** A stream that counts how often it was closed. */
    private static final class Closing extends ByteArrayInputStream {
        private final AtomicInteger closed;

        Closing(String text, AtomicInteger closed) {
            super(text.getBytes(StandardCharsets.UTF_8));
            this.closed = closed;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
