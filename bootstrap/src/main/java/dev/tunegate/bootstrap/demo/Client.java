package dev.tunegate.bootstrap.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Talks to the gateway as any program would: plain HTTP with a key. */
final class Client implements AutoCloseable {

    private static final String BOUNDARY = "tunegate-demo-boundary";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI gateway;

    Client(URI gateway) {
        this.gateway = gateway;
    }

    Json get(String path, String key) {
        return json(request(path, key).GET().build());
    }

    Json post(String path, String key, Map<String, ?> body) {
        return json(posting(path, key, body));
    }

    /** Uploads a file for the models named. */
    Json upload(String key, Path file, String models) {
        var request =
                request("/v1/files", key)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(form(file, models))
                        .build();
        return json(request);
    }

    /** The lines of a streamed answer; the caller closes them. */
    Stream<String> stream(String path, String key, Map<String, ?> body) {
        return checked(send(posting(path, key, body), BodyHandlers.ofLines()));
    }

    /** Whether the gateway answers that it is ready. */
    boolean isReady() {
        var request =
                HttpRequest.newBuilder(gateway.resolve("/health/readiness"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static BodyPublisher form(Path file, String models) {
        try {
            return BodyPublishers.concat(
                    BodyPublishers.ofString(field("purpose", "fine-tune")),
                    BodyPublishers.ofString(field("target_model_names", models)),
                    BodyPublishers.ofString(
                            part("file\"; filename=\"" + file.getFileName())
                                    + "Content-Type: application/jsonl\r\n\r\n"),
                    BodyPublishers.ofByteArray(Files.readAllBytes(file)),
                    BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        } catch (IOException e) {
            throw new DemoFailed("the example " + file + " cannot be read");
        }
    }

    private static String field(String name, String value) {
        return part(name) + "\r\n" + value + "\r\n";
    }

    private static String part(String name) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n";
    }

    private HttpRequest posting(String path, String key, Map<String, ?> body) {
        return request(path, key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)))
                .build();
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key);
    }

    private Json json(HttpRequest request) {
        var answer = send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new DemoFailed(
                    "%s %s answered %d: %s"
                            .formatted(
                                    request.method(),
                                    request.uri().getPath(),
                                    answer.statusCode(),
                                    answer.body().lines().findFirst().orElse("")));
        }
        return Json.parse(answer.body());
    }

    private static Stream<String> checked(HttpResponse<Stream<String>> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new DemoFailed("the streamed answer began with " + answer.statusCode());
        }
        return answer.body();
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new DemoFailed(
                    request.method() + " " + request.uri().getPath() + " was not answered");
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static DemoFailed interrupted() {
        Thread.currentThread().interrupt();
        return new DemoFailed("it was interrupted");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
