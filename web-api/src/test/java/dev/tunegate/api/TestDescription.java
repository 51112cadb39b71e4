package dev.tunegate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.described.Description;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The description that the test server serves, to which each of its answers is held. */
public final class TestDescription {

    private static final Description SERVED = read();

    private TestDescription() {}

    private static Description read() {
        var uri = URI.create("http://127.0.0.1:" + TestServer.port() + "/openapi.json");
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(uri).build();
            return Description.of(http.send(request, BodyHandlers.ofByteArray()).body());
        } catch (IOException e) {
            throw new AssertionError("no description", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    public static Description served() {
        return SERVED;
    }

    /** Any test that asks for anything also checks this. */
    static void hold(String method, String path, Answer answer) {
        SERVED.operation(method, path)
                .ifPresent(
                        it ->
                                assertThat(
                                                SERVED.faults(
                                                        it,
                                                        answer.status(),
                                                        answer.header("content-type").orElse(""),
                                                        answer.bytes()))
                                        .as(method + " " + path + " -> " + answer.text())
                                        .isEmpty());
    }
}
