package dev.tunegate.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.api.LogWatch;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.file.InMemoryFileContents;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Connections that break: the gateway cleans up, and nobody is alarmed. */
final class BrokenConnectionsTest {

    private static final CountDownLatch ENDED = new CountDownLatch(1);

    static {
        var mapping =
                TestServer.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        for (var method : Streams.class.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Needs.class)) {
                var path =
                        RequestMappingInfo.paths("/streams/" + method.getName())
                                .options(mapping.getBuilderConfiguration())
                                .build();
                mapping.registerMapping(path, new Streams(), method);
            }
        }
    }

    /** Routes that answer halfway, or without end. */
    static final class Streams {

        @Needs(Permission.MODELS_READ)
        void halfway(HttpServletResponse response) throws IOException {
            response.getOutputStream().write(new byte[] {'x'});
            response.flushBuffer();
            throw new BrokenOff(new IOException("the provider has gone"));
        }

        @Needs(Permission.MODELS_READ)
        void endless(HttpServletResponse response) throws IOException {
            try {
                while (true) {
                    response.getOutputStream().write(new byte[1024]);
                    response.flushBuffer();
                }
            } finally {
                ENDED.countDown();
            }
        }
    }

    private static Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), TestServer.port());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String head(String line) {
        var secret = TestServer.tenant().secret().reveal();
        return line + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + secret + "\r\n";
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing_and_alarms_nobody() throws IOException {
        var contents = TestServer.bean(InMemoryFileContents.class);
        int before = contents.size();

        try (var log = new LogWatch()) {
            try (var socket = connect()) {
                send(
                        socket,
                        head("POST /v1/files")
                                + "Content-Type: multipart/form-data; boundary=b\r\n"
                                + "Content-Length: 900000\r\n\r\n--b\r\nContent-Disposition:"
                                + " form-data; name=\"file\"; filename=\"a.jsonl\"\r\n\r\n"
                                + "{}\n".repeat(50_000));
                await(() -> contents.size() > before);
            }
            await(() -> log.hasSeen("is gone"));

            assertThat(contents.size()).isEqualTo(before);
            assertThat(log.alarms()).isEmpty();
        }
    }

    @Test
    void a_client_that_stops_listening_ends_the_answer_and_alarms_nobody() throws Exception {
        try (var log = new LogWatch()) {
            try (var socket = connect()) {
                send(socket, head("GET /streams/endless") + "\r\n");
                assertThat(socket.getInputStream().readNBytes(100)).hasSize(100);
            }

            assertThat(ENDED.await(20, TimeUnit.SECONDS)).isTrue();
            await(() -> log.hasSeen("is gone"));
            assertThat(log.alarms()).isEmpty();
        }
    }

    @Test
    void half_an_answer_does_not_look_like_a_whole_one() {
        var tenant = TestServer.someTenant();

        try (var log = new LogWatch()) {
            assertThatThrownBy(() -> tenant.get("/streams/halfway"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("no whole answer");

            assertThat(log.alarms()).isEmpty();
        }
    }

    @Test
    void a_body_in_broken_chunks_is_refused() throws IOException {
        try (var socket = connect()) {
            socket.setSoTimeout(20_000);
            send(
                    socket,
                    head("POST /v1/fine_tuning/jobs")
                            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "zz\r\nno chunk\r\n");

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"invalid_request\"");
        }
    }
}
