package dev.tunegate.providers.vertex.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server in a process of its own, which lives on while a gateway is killed and started. */
public final class VertexServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private VertexServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the server with this JVM's Java and class path.
     *
     * @param folder where its port, its service account and its output are written
     */
    public static VertexServerProcess start(Path folder) {
        var portFile = folder.resolve("vertex-server.port");
        try {
            Files.deleteIfExists(portFile);
            var process =
                    new ProcessBuilder(command(portFile))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("vertex-server.log").toFile())
                            .start();
            return new VertexServerProcess(process, port(process, portFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path portFile) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path", "." + File.pathSeparator),
                VertexServerMain.class.getName(),
                portFile.toString());
    }

    private static int port(Process process, Path file) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file)) {
            if (System.nanoTime() > end || exits(process)) {
                process.destroyForcibly();
                throw new IllegalStateException("the wire server did not start");
            }
        }
        return Integer.parseInt(Files.readString(file).strip());
    }

    private static boolean exits(Process process) {
        try {
            return process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The address to configure as {@code vertex_endpoint} and as {@code gcs_endpoint}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** All words of an account here but its credential, to configure. */
    public Map<String, String> settings() {
        return VertexWireServer.settings(address());
    }

    /** A service account's key file, to configure as {@code vertex_credentials}. */
    public String credentials() {
        return sent(HttpRequest.newBuilder(at("/credentials")).GET().build()).toString();
    }

    /**
     * Everything the server knows: {@code jobs_by_marker}, {@code jobs}, {@code objects}, {@code
     * bytes_received}, {@code open_uploads}, {@code removed}, and {@code requests} by method and
     * path.
     */
    public JsonNode state() {
        return sent(HttpRequest.newBuilder(at("/state")).GET().build());
    }

    /**
     * Errs at the next request of a kind.
     *
     * @param command such as {@code {"fault":"drop_after","method":"POST","path":".*tuningJobs"}};
     *     faults are {@code status} (with {@code status}, {@code body}, {@code headers}), {@code
     *     delay} (with {@code millis}), {@code drop_before}, {@code drop_after}, {@code
     *     drop_after_bytes} (with {@code bytes}), {@code half} and {@code nonsense}; {@code times}
     *     repeats one
     */
    public void misbehave(String command) {
        post("/misbehave", command);
    }

    /** Sets habits, such as {@code {"moves_when_looked_at":true}}. */
    public void habit(String habits) {
        post("/habit", habits);
    }

    /** Puts a job, by the last part of its name, into another state. */
    public void move(String job, String state) {
        post("/move", "{\"id\":\"" + job + "\",\"state\":\"" + state + "\"}");
    }

    private void post(String command, String body) {
        sent(HttpRequest.newBuilder(at(command)).POST(BodyPublishers.ofString(body)).build());
    }

    private URI at(String command) {
        return URI.create(address() + WireControl.PATH + command);
    }

    private JsonNode sent(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + ": " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroyForcibly();
    }
}
