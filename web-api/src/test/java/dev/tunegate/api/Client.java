package dev.tunegate.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Talks to the test server as a program does. */
public record Client(Optional<String> key) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    /** Single quotes stand for double ones, so that JSON can be read in a test. */
    public Answer postJson(String path, String json, String... headers) {
        var body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send("POST", path, BodyPublishers.ofByteArray(body), all);
    }

    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        var uri = URI.create("http://127.0.0.1:" + TestServer.port() + path);
        var request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).method(method, body);
        key.ifPresent(it -> request.header("Authorization", "Bearer " + it));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var answer = new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
            TestDescription.hold(method, path, answer);
            return answer;
        } catch (IOException e) {
            throw new AssertionError("no whole answer: " + e, e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
