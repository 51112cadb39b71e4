package dev.tunegate.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no well-made client sends: it too is answered in JSON. */
final class RawRequestsTest {

    static Stream<String> oddities() {
        return Stream.of(
                "GET /v1/models<> HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /WEB-INF/web.xml HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /v1/models HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /v1/models HTTP/1.1\r\n\r\n",
                "GET /v1/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1;x=%u0041/models HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "OPTIONS /v1/models;x=% HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /v1/models HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
                "POST /v1/files HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n"
                        + "Content-Length: 2\r\n\r\nx",
                "GET /v1/models HTTP/9.9\r\nHost: a\r\n\r\n",
                "TRACE /v1/models HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "BREW /v1/models HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /v1/models HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \u0001\r\n"
                        + "Connection: close\r\n\r\n",
                "PATCH /v1/files/x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + "Connection: close\r\n\r\n%zz",
                "GET /v1/" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void an_odd_request_gets_an_error_of_the_usual_shape(String request) throws IOException {
        var answer = exchange(request);

        assertThat(answer).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 2");
        assertThat(answer).doesNotStartWith("HTTP/1.1 500");
        assertThat(answer).contains("{\"error\":{").contains("application/json");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains("x-request-id: req_")
                .contains("openai-version: 2020-10-01")
                .doesNotContain("<html")
                .doesNotContain("tomcat")
                .doesNotContain("exception");
    }

    @Test
    void a_method_that_nobody_knows_is_told_as_such() throws IOException {
        var request = "BREW /v1/models HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

        assertThat(exchange(request))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: ")
                .contains("method_not_supported");
    }

    @Test
    void headers_that_are_too_long_are_told_as_such() throws IOException {
        var request =
                "GET /v1/models HTTP/1.1\r\nHost: a\r\nx-portkey-config: {\"name\":\""
                        + "x".repeat(17_000)
                        + "\"}\r\n\r\n";

        assertThat(exchange(request)).contains("headers are longer than 16 KiB together");
    }

    private static String exchange(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), TestServer.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
