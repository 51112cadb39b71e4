package dev.tunegate.bootstrap.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The gateway that is measured: started by its own script, in a process of its own. */
final class Subject implements AutoCloseable {

    static final String KEY = "sk-benchmark-administrator-01";

    private static final long TICKS_PER_SECOND = 100;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final Duration startedWithin;

    private Subject(Process process, int port, Duration startedWithin) {
        this.process = process;
        this.port = port;
        this.startedWithin = startedWithin;
    }

    /** Returns when the first request has been answered. */
    static Subject start(Path folder, String config, String database, int port)
            throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("tunegate.yaml"), config);
        var script = root().resolve("tunegate").toString();
        var builder =
                new ProcessBuilder(
                        script, "start", "--config", file.toString(), "--port", "" + port);
        builder.environment().put("TUNEGATE_HOME", folder.resolve("home").toString());
        builder.environment().put("TUNEGATE_JAVA_OPTS", "-Xmx256m");
        builder.environment().put("DATABASE_URL", database);
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("gateway.log").toFile());
        long begun = System.nanoTime();
        var subject = new Subject(builder.start(), port, Duration.ZERO);
        while (!subject.answers()) {
            if (!subject.process.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("gateway.log")));
            }
            LockSupport.parkNanos(10_000_000);
        }
        return new Subject(subject.process, port, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** The project's folder, wherever Maven runs. */
    static Path root() {
        var here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("tunegate")) ? here : here.resolve("..").normalize();
    }

    private boolean answers() throws InterruptedException {
        try {
            return send("GET", "/v1/models", "").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("authorization", "Bearer " + KEY)
                        .header("content-type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    int port() {
        return port;
    }

    Duration startedWithin() {
        return startedWithin;
    }

    /** Processor time of the gateway's own process so far: user and system. */
    Duration processorTime() throws IOException {
        var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    long residentKib() throws IOException {
        return memory("VmRSS:");
    }

    long peakResidentKib() throws IOException {
        return memory("VmHWM:");
    }

    private long memory(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(it -> it.startsWith(name))
                .map(it -> it.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
