package dev.tunegate.bootstrap.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import dev.tunegate.providers.openaiwire.server.WireServerMain;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures a gateway with 256 MB of heap, its PostgreSQL and the load on the same machine, and
 * writes the figures to {@code target/benchmark.md}.
 */
final class GatewayBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayBenchmark.class);
    private static final int CONNECTIONS = 16;
    private static final Duration WARM = Duration.ofSeconds(Integer.getInteger("warm", 60));
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final String ROW =
            "{\"messages\":[{\"role\":\"system\",\"content\":\"You are the assistant of a bookshop.\"},"
                    + "{\"role\":\"user\",\"content\":\"Where is my parcel %08d? I ordered it a week ago and have"
                    + " heard nothing since, although the page says that it was sent.\"},{\"role\":\"assistant\","
                    + "\"content\":\"It left our house on Monday and should be with you tomorrow; I have asked the"
                    + " carrier to leave it with your neighbour, as you wished.\"}]}\n";

    private final List<String> figures = new ArrayList<>();

    @TempDir Path folder;

    @Test
    void measure() throws Exception {
        try (var stores = Stores.start()) {
            var wire = startWire();
            try (var first = start(stores, wire)) {
                note(
                        "first start, with its AOT cache and tables made: %.1f s"
                                .formatted(seconds(first.startedWithin())));
            }
            try (var gateway = start(stores, wire)) {
                note(
                        "start to first answer, outside database: %.1f s"
                                .formatted(seconds(gateway.startedWithin())));
                chats(gateway);
                reads(gateway);
                lists(stores, gateway);
                uploads(gateway);
            } finally {
                wire.process().destroy();
            }
        }
        Files.write(Path.of("target", "benchmark.md"), figures);
    }

    private record Wire(Process process, int port) {}

    private Wire startWire() throws IOException {
        var file = folder.resolve("port");
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx2g",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WireServerMain.class.getName(),
                                file.toString())
                        .inheritIO()
                        .start();
        while (!Files.exists(file)) {
            LockSupport.parkNanos(10_000_000);
        }
        return new Wire(process, Integer.parseInt(Files.readString(file).strip()));
    }

    private Subject start(Stores stores, Wire wire) throws Exception {
        var config =
                """
                general_settings: {master_key: %s}
                model_list:
                  - model_name: measured
                    litellm_params: {model: openai/gpt-4o-mini, api_key: %s, api_base: "http://127.0.0.1:%d/v1"}
                    model_info: {id: measured, supported_endpoints: ["/chat/completions", "/fine_tuning"]}
                """
                        .formatted(Subject.KEY, OpenAiWireServer.KEY, wire.port());
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        return Subject.start(folder, config, stores.url(), port);
    }

    private void chats(Subject gateway) throws Exception {
        var body =
                "{\"model\":\"measured\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
        load("chat pass-through", gateway, "POST", "/v1/chat/completions", body);
    }

    private void reads(Subject gateway) throws Exception {
        var file = upload(gateway, 200);
        LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        var body = "{\"model\":\"measured\",\"training_file\":\"" + file + "\"}";
        var answer = gateway.send("POST", "/v1/fine_tuning/jobs", body).body();
        var job = JsonMapper.shared().readTree(answer).path("id").asString("");
        assertThat(job).as(answer).startsWith("ftjob-");
        load("retrieve a job", gateway, "GET", "/v1/fine_tuning/jobs/" + job, "");
    }

    private void load(String what, Subject gateway, String method, String path, String body)
            throws Exception {
        var load = new Load(gateway.port(), method, path, body);
        load.run(CONNECTIONS, WARM);
        var before = gateway.processorTime();
        var outcome = load.run(CONNECTIONS, MEASURED);
        var used = gateway.processorTime().minus(before);
        assertThat(outcome.failures()).isZero();
        note(
                ("%s, %d connections: %.0f requests/s, p50 %.1f ms, p99 %.1f ms, %.2f ms of processor"
                                + " time each")
                        .formatted(
                                what,
                                CONNECTIONS,
                                outcome.perSecond(),
                                outcome.p50Millis(),
                                outcome.p99Millis(),
                                used.toNanos() / 1e6 / outcome.answers()));
    }

    private void lists(Stores stores, Subject gateway) throws Exception {
        stores.fillJobs(1_000);
        double few = page(gateway, "with 1,000 jobs");
        stores.execute("DELETE FROM fine_tuning_job WHERE deployment = 'old'");
        stores.fillJobs(1_000_000);
        double many = page(gateway, "with 1,000,000 jobs");
        note("a page among 1,000,000 jobs takes %.2f times that among 1,000".formatted(many / few));
        stores.execute("DELETE FROM fine_tuning_job WHERE deployment = 'old'");
    }

    private double page(Subject gateway, String what) throws Exception {
        var path = "/v1/fine_tuning/jobs?limit=20";
        new Load(gateway.port(), "GET", path, "").run(1, Duration.ofSeconds(3));
        var outcome = new Load(gateway.port(), "GET", path, "").run(1, Duration.ofSeconds(5));
        note(
                "list 20 jobs %s: p50 %.2f ms, p99 %.2f ms"
                        .formatted(what, outcome.p50Millis(), outcome.p99Millis()));
        return outcome.p50Millis();
    }

    private void uploads(Subject gateway) throws Exception {
        upload(gateway, 50L << 20);
        upload(gateway, 200L << 20);
        for (int i = 0; i < 3; i++) {
            uploadMeasured(gateway, 500_000_000L);
        }
        long before = gateway.residentKib();
        uploadMeasured(gateway, 2L << 30);
        note(
                "resident memory before 2 GiB: %d MiB, peak over all: %d MiB, growth %d MiB"
                        .formatted(
                                before / 1024,
                                gateway.peakResidentKib() / 1024,
                                (gateway.peakResidentKib() - before) / 1024));
    }

    private void uploadMeasured(Subject gateway, long bytes) throws Exception {
        var used = gateway.processorTime();
        long begun = System.nanoTime();
        upload(gateway, bytes);
        double time = (System.nanoTime() - begun) / 1e9;
        double processor = seconds(gateway.processorTime().minus(used));
        double plain = writeAndHash(bytes);
        note(
                ("upload of %d MB: %.0f MB/s, %.1f s of processor time; the same stream written to disk"
                                + " and hashed: %.0f MB/s")
                        .formatted(
                                bytes / 1_000_000,
                                bytes / 1e6 / time,
                                processor,
                                bytes / 1e6 / plain));
    }

    private double writeAndHash(long bytes) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        var file = folder.resolve("plain");
        long begun = System.nanoTime();
        try (var out = new FileOutputStream(file.toFile())) {
            rows(
                    bytes,
                    (run, length) -> {
                        digest.update(run, 0, length);
                        out.write(run, 0, length);
                    });
            out.getFD().sync();
        }
        double time = (System.nanoTime() - begun) / 1e9;
        Files.delete(file);
        return time;
    }

    private interface Sink {
        void accept(byte[] run, int length) throws IOException;
    }

    /** Whole rows, about as many bytes as asked for. */
    private static long rows(long bytes, Sink to) throws IOException {
        var block = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            block.append(ROW.formatted(i));
        }
        var run = block.toString().getBytes(StandardCharsets.UTF_8);
        long sent = 0;
        do {
            to.accept(run, run.length);
            sent += run.length;
        } while (sent < bytes);
        return sent;
    }

    private String upload(Subject gateway, long bytes) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /v1/files HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                    + Subject.KEY
                                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            chunk(out, part("purpose", "fine-tune"));
            if (bytes < 1 << 20) {
                chunk(out, part("target_model_names", "measured"));
            }
            chunk(
                    out,
                    "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.jsonl\"\r\n\r\n");
            rows(bytes, (run, length) -> chunk(out, run, length));
            chunk(out, "\r\n--b--\r\n");
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200");
            return answer.replaceAll("(?s).*(file-[0-9A-Za-z]+).*", "$1");
        }
    }

    private static String part(String name, String value) {
        return "--b\r\ncontent-disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, value);
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        chunk(out, bytes, bytes.length);
    }

    private static void chunk(OutputStream out, byte[] bytes, int length) throws IOException {
        out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes, 0, length);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private void note(String text) {
        var line = "* " + text;
        figures.add(line);
        LOG.warn(line);
    }
}
