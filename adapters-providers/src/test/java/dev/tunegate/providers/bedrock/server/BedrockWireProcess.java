package dev.tunegate.providers.bedrock.server;

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
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server in a process of its own, which lives on while a gateway is killed and started. */
public final class BedrockWireProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private BedrockWireProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the server with this JVM's Java and class path.
     *
     * @param folder where its port and its output are written
     */
    public static BedrockWireProcess start(Path folder) {
        var portFile = folder.resolve("bedrock-wire.port");
        try {
            Files.deleteIfExists(portFile);
            var process =
                    new ProcessBuilder(command(folder, portFile))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("bedrock-wire.log").toFile())
                            .start();
            return new BedrockWireProcess(process, port(process, portFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Objects are kept in the folder too: a process that is killed cleans nothing up. */
    private static List<String> command(Path folder, Path portFile) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Djava.io.tmpdir=" + folder,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path", "." + File.pathSeparator),
                BedrockWireMain.class.getName(),
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
        return Integer.parseInt(Files.readString(file));
    }

    /** Waits a moment for an end that should not come. */
    private static boolean exits(Process process) {
        try {
            return process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The address to configure; the credentials are {@link BedrockWireServer#secrets()}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What an account must say in the configuration to use this server. */
    public Map<String, String> settings() {
        return BedrockWireServer.settings(address());
    }

    /** How many jobs carry each request token. */
    public Map<String, Long> jobsByMarker() {
        var markers = new TreeMap<String, Long>();
        state().path("jobs_by_marker")
                .properties()
                .forEach(it -> markers.put(it.getKey(), it.getValue().asLong()));
        return markers;
    }

    /**
     * Everything the server knows: {@code jobs_by_marker}, {@code jobs}, {@code objects}, {@code
     * requests} by method and path, and {@code bytes_received}.
     */
    public JsonNode state() {
        return sent(HttpRequest.newBuilder(at("/state")).GET().build());
    }

    /**
     * Errs at the next request of a kind.
     *
     * @param command such as {@code {"fault":"answer_lost","line":"POST
     *     /model-customization-jobs"}}, where the line is a pattern for method, path and query;
     *     faults are {@code refusal} (with {@code status}, {@code code}, {@code message}, {@code
     *     retry_after}), {@code delay} (with {@code millis}), {@code drop_after_bytes} (with {@code
     *     bytes}), {@code answer_lost}, {@code half} and {@code nonsense}; {@code times} repeats
     *     one
     */
    public void misbehave(String command) {
        post("/misbehave", command);
    }

    /** Sets habits, such as {@code {"moves_when_looked_at":true}}. */
    public void habit(String habits) {
        post("/habit", habits);
    }

    /** Puts a job, by its name or ARN, into another stage or status. */
    public void move(String job, String status) {
        post("/move", "{\"id\":\"" + job + "\",\"status\":\"" + status + "\"}");
    }

    private void post(String command, String body) {
        sent(HttpRequest.newBuilder(at(command)).POST(BodyPublishers.ofString(body)).build());
    }

    private URI at(String command) {
        return URI.create("http://127.0.0.1:" + port + WireControl.PATH + command);
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
