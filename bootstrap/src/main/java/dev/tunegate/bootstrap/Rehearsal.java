package dev.tunegate.bootstrap;

import dev.tunegate.bootstrap.setup.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * Starts a gateway, asks it a few questions and stops it: run under a JVM that writes down what it
 * loads, so that the next start finds it prepared.
 */
final class Rehearsal {

    private static final List<String> QUESTIONS =
            List.of(
                    "/health/readiness",
                    "/v1/models",
                    "/v1/files",
                    "/v1/fine_tuning/jobs",
                    "/key/list",
                    "/admin");

    private Rehearsal() {}

    static int run(Arguments arguments, Map<String, String> environment) {
        try (var gateway = Gateway.start(arguments, environment);
                var client = HttpClient.newHttpClient()) {
            var secret = Files.readString(gateway.home().file("administrator.key")).strip();
            for (var question : QUESTIONS) {
                ask(client, gateway.port(), question, secret);
            }
            return 0;
        } catch (IOException e) {
            throw new StartRefused("The rehearsal failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static void ask(HttpClient client, int port, String path, String secret)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + secret)
                        .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }
}
