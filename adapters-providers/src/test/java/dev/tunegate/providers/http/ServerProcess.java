package dev.tunegate.providers.http;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider's stand-in that runs in a process of its own and lives on while a gateway is killed
 * and started. It listens on loopback, tells its port by a file, and takes commands beside its API.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final String control;

    private ServerProcess(Process process, int port, String control) {
        this.process = process;
        this.port = port;
        this.control = control;
    }

    /**
     * Starts a server with this JVM's Java and class path. What it writes, and its temporary files,
     * stay in the folder: a process that is killed cleans nothing up.
     *
     * @param main the class to start; its first argument is the file for its port
     * @param control the path under which it takes commands
     */
    public static ServerProcess start(Path folder, Class<?> main, String control, String... more) {
        var name = main.getSimpleName();
        var portFile = folder.resolve(name + ".port");
        try {
            Files.deleteIfExists(portFile);
            var process =
                    new ProcessBuilder(command(folder, main, portFile, more))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve(name + ".log").toFile())
                            .start();
            return new ServerProcess(process, port(process, portFile), control);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path folder, Class<?> main, Path portFile, String... more) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-Djava.io.tmpdir=" + folder,
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path", "." + File.pathSeparator),
                                main.getName(),
                                portFile.toString()));
        command.addAll(List.of(more));
        return command;
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

    /** Waits a moment for an end that should not come. */
    private static boolean exits(Process process) {
        try {
            return process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** How many jobs carry each marker. */
    public Map<String, Long> jobsByMarker() {
        var markers = new TreeMap<String, Long>();
        asked("/state")
                .path("jobs_by_marker")
                .properties()
                .forEach(it -> markers.put(it.getKey(), it.getValue().asLong()));
        return markers;
    }

    public JsonNode asked(String question) {
        return sent(HttpRequest.newBuilder(at(question)).GET().build());
    }

    public void told(String command, String body) {
        sent(HttpRequest.newBuilder(at(command)).POST(BodyPublishers.ofString(body)).build());
    }

    private URI at(String command) {
        return URI.create(address() + control + command);
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
