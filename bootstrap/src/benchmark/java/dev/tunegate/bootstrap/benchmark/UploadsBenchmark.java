package dev.tunegate.bootstrap.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * One training file of 8 GiB, or of as many bytes as {@code -Duploads.bytes} says, in parts of 64
 * MiB to a gateway with 256 MB of heap, several parts side by side; writes the figures to {@code
 * target/uploads.md}.
 */
final class UploadsBenchmark {

    private static final long BYTES = Long.getLong("uploads.bytes", 8L << 30);
    private static final int SIDE_BY_SIDE = Integer.getInteger("uploads.parallel", 4);
    private static final int PART_BYTES = 64 << 20;
    private static final int ROW_BYTES = 4096;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir Path folder;

    private record Figures(
            Duration sending, Duration completing, Duration processor, long before, long peak) {

        String table() {
            return """
                   | bytes | parts sent | completed | together | processor time | resident before | peak | growth |
                   |---|---|---|---|---|---|---|---|
                   | %,d | %.1f s | %.1f s | %.0f MB/s | %.1f s | %d MiB | %d MiB | %d MiB |
                   """
                    .formatted(
                            BYTES,
                            sending.toMillis() / 1e3,
                            completing.toMillis() / 1e3,
                            BYTES / 1e3 / sending.plus(completing).toMillis(),
                            processor.toMillis() / 1e3,
                            before / 1024,
                            peak / 1024,
                            (peak - before) / 1024);
        }
    }

    @Test
    void measure() throws Exception {
        try (var stores = Stores.start();
                var gateway = Subject.start(folder, config(), stores.url(), freePort())) {
            upload(gateway, 2L * PART_BYTES);

            var figures = upload(gateway, BYTES);

            Files.writeString(Path.of("target", "uploads.md"), figures.table());
            assertThat(figures.peak() - figures.before()).isLessThan(100 * 1024);
        }
    }

    private static String config() {
        return """
               general_settings: {master_key: %s}
               model_list:
                 - model_name: measured
                   litellm_params: {model: simulator/tiny}
                   model_info: {supported_endpoints: ["/fine_tuning"]}
               """
                .formatted(Subject.KEY);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Figures upload(Subject gateway, long bytes) throws Exception {
        long before = gateway.residentKib();
        var processor = gateway.processorTime();
        long begun = System.nanoTime();
        var upload =
                text(
                        gateway.send(
                                        "POST",
                                        "/v1/uploads",
                                        ("{\"bytes\":%d,\"filename\":\"a.jsonl\",\"purpose\":\"fine-tune\","
                                                        + "\"mime_type\":\"text/jsonl\"}")
                                                .formatted(bytes))
                                .body(),
                        "/id");
        var parts = parts(gateway, upload, bytes);
        long sent = System.nanoTime();
        var completed =
                gateway.send(
                        "POST",
                        "/v1/uploads/" + upload + "/complete",
                        "{\"part_ids\":["
                                + parts.stream().collect(Collectors.joining("\",\"", "\"", "\""))
                                + "]}");
        long end = System.nanoTime();
        assertThat(text(completed.body(), "/status")).as(completed.body()).isEqualTo("completed");
        assertThat(text(completed.body(), "/file/bytes")).isEqualTo("" + bytes);
        return new Figures(
                Duration.ofNanos(sent - begun),
                Duration.ofNanos(end - sent),
                gateway.processorTime().minus(processor),
                before,
                gateway.peakResidentKib());
    }

    private List<String> parts(Subject gateway, String upload, long bytes) throws Exception {
        try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            var sending = new ArrayList<Future<String>>();
            for (long at = 0; at < bytes; at += PART_BYTES) {
                long from = at;
                long count = Math.min(PART_BYTES, bytes - at);
                sending.add(threads.submit(() -> part(gateway, upload, from, count)));
            }
            var ids = new ArrayList<String>();
            for (var part : sending) {
                ids.add(part.get());
            }
            return ids;
        }
    }

    private String part(Subject gateway, String upload, long from, long count)
            throws IOException, InterruptedException {
        var address = "http://127.0.0.1:" + gateway.port() + "/v1/uploads/" + upload + "/parts";
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + Subject.KEY)
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(form(from, count))
                        .build();
        var answer = http.send(request, BodyHandlers.ofString()).body();
        var id = text(answer, "/id");
        assertThat(id).as(answer).startsWith("part_");
        return id;
    }

    private static BodyPublisher form(long from, long count) {
        var head =
                "--b\r\ncontent-disposition: form-data; name=\"data\"; filename=\"blob\"\r\n\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofInputStream(() -> new Rows(from, count)),
                BodyPublishers.ofString("\r\n--b--\r\n"));
    }

    private static String text(String json, String pointer) {
        return JsonMapper.shared().readTree(json).at(pointer).asString("");
    }

    /** Some of the bytes of one endless training file; its rows go over the edges of parts. */
    private static final class Rows extends InputStream {

        private static final byte[] ROW = row();

        private long at;
        private final long end;

        private Rows(long from, long count) {
            this.at = from;
            this.end = from + count;
        }

        /** The file's size is a multiple of the row's, or its last row would be broken. */
        private static byte[] row() {
            var head = "{\"messages\":[{\"role\":\"user\",\"content\":\"";
            var tail = "\"},{\"role\":\"assistant\",\"content\":\"It is on its way to you.\"}]}\n";
            var filling = "Where is my parcel? ".repeat(ROW_BYTES);
            int length = ROW_BYTES - head.length() - tail.length();
            return (head + filling.substring(0, length) + tail).getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public int read() {
            return at == end ? -1 : ROW[(int) (at++ % ROW_BYTES)];
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == end) {
                return -1;
            }
            int place = (int) (at % ROW_BYTES);
            int count = (int) Math.min(Math.min(length, ROW_BYTES - place), end - at);
            System.arraycopy(ROW, place, into, offset, count);
            at += count;
            return count;
        }
    }
}
