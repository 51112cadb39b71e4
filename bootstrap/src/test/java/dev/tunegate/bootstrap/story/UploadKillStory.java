package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * The gateway is killed while the parts of an upload come in, and again while they are made one
 * file: first when some parts have come, and when the file is there and its answer hardly out, then
 * at other moments. How many uploads there are is the system property {@code
 * tunegate.kills.uploads}; each has two kills.
 */
@Timeout(600)
final class UploadKillStory {

    private static final int UPLOADS = Integer.getInteger("tunegate.kills.uploads", 2);
    private static final int PIECES = 6;
    private static final int PIECE_BYTES = 4 << 20;
    private static final int STEP_MILLIS = 30;

    private final byte[] data = rows();

    @TempDir Path folder;

    private int acknowledgedParts;
    private int lostParts;
    private int acknowledgedFiles;
    private int visibleFiles;

    /** Good rows up to the last byte. */
    private static byte[] rows() {
        var filler = "a training row that is long enough to count ".repeat(40);
        var rows = new StringBuilder(PIECES * PIECE_BYTES + 4000);
        for (int i = 0; rows.length() < PIECES * PIECE_BYTES - 4000; i++) {
            rows.append(row(i, filler));
        }
        int left = PIECES * PIECE_BYTES - rows.length() - row(0, "").length();
        return rows.append(row(0, "x".repeat(left))).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String row(int number, String filler) {
        return """
        {"messages":[{"role":"user","content":"%07d %s"},{"role":"assistant","content":"yes"}]}
        """
                .formatted(number, filler);
    }

    @Test
    void no_part_that_was_acknowledged_is_lost_and_a_completion_is_all_or_nothing()
            throws IOException {
        try (var gateway = new OwnGateway(folder, configuration())) {
            gateway.start();
            for (int i = 0; i < UPLOADS; i++) {
                var upload = begun(gateway, i);
                var parts = partsThroughAKill(gateway, upload, i);
                completedThroughAKill(gateway, upload, parts, i);
            }
            LoggerFactory.getLogger(UploadKillStory.class)
                    .warn(
                            "{} kills while {} parts came: {} acknowledged, {} not; {} kills during"
                                    + " completions: {} answers were out, {} files stood",
                            UPLOADS,
                            UPLOADS * PIECES,
                            acknowledgedParts,
                            lostParts,
                            UPLOADS,
                            acknowledgedFiles,
                            visibleFiles);
        }
    }

    private static String configuration() {
        return """
        general_settings: {master_key: %s}
        model_list:
          - model_name: simulated
            litellm_params: {model: simulator/tiny}
        """
                .formatted(OwnGateway.KEY);
    }

    private String begun(OwnGateway gateway, int number) {
        var wanted =
                """
                {"bytes": %d, "filename": "upload-%d.jsonl", "mime_type": "text/jsonl", "purpose": "fine-tune"}
                """
                        .formatted(data.length, number);
        return Json.text(OwnGateway.taken(gateway.post("/v1/uploads", wanted)), "id");
    }

    /** Two at a time, a kill among them; then those again of which nothing was heard. */
    private List<String> partsThroughAKill(OwnGateway gateway, String upload, int number) {
        List<Optional<String>> parts;
        try (var threads = Executors.newFixedThreadPool(2)) {
            var sent =
                    IntStream.range(0, PIECES)
                            .mapToObj(
                                    it ->
                                            CompletableFuture.supplyAsync(
                                                    () -> part(gateway, upload, it), threads))
                            .toList();
            if (number == 0) {
                House.eventually("some have come", () -> arrived(sent) >= PIECES / 2);
            } else {
                pause(number * 5L % 24);
            }
            gateway.kill();
            parts = sent.stream().map(CompletableFuture::join).toList();
        }
        gateway.start();
        var all = new ArrayList<String>();
        for (int i = 0; i < PIECES; i++) {
            int piece = i;
            acknowledgedParts += parts.get(i).isPresent() ? 1 : 0;
            lostParts += parts.get(i).isPresent() ? 0 : 1;
            all.add(parts.get(i).or(() -> part(gateway, upload, piece)).orElseThrow());
        }
        return all;
    }

    private static long arrived(List<CompletableFuture<Optional<String>>> sent) {
        return sent.stream().filter(it -> it.getNow(Optional.empty()).isPresent()).count();
    }

    /** The part's id, if an answer came. */
    private Optional<String> part(OwnGateway gateway, String upload, int piece) {
        var head = "--b\r\ncontent-disposition: form-data; name=\"data\"; filename=\"p\"\r\n\r\n";
        var request =
                gateway.request("/v1/uploads/" + upload + "/parts")
                        .header("content-type", "multipart/form-data; boundary=b")
                        .POST(
                                BodyPublishers.concat(
                                        BodyPublishers.ofString(head),
                                        BodyPublishers.ofByteArray(
                                                data, piece * PIECE_BYTES, PIECE_BYTES),
                                        BodyPublishers.ofString("\r\n--b--\r\n")))
                        .build();
        return OwnGateway.idIn(gateway.send(request));
    }

    private void completedThroughAKill(
            OwnGateway gateway, String upload, List<String> parts, int number) {
        var first =
                CompletableFuture.supplyAsync(
                        () -> completed(gateway, upload, parts), Thread::startVirtualThread);
        if (number == 0) {
            House.eventually("its file is there", () -> !files(gateway, number).isEmpty());
        } else {
            pause(number * 7L % 24);
        }
        gateway.kill();
        var promised = first.join();
        gateway.start();
        var standing = files(gateway, number);
        acknowledgedFiles += promised.isPresent() ? 1 : 0;
        visibleFiles += standing.size();
        assertThat(standing).hasSizeLessThanOrEqualTo(1).containsAll(promised.stream().toList());
        standing.forEach(it -> assertThat(gateway.content(it)).isEqualTo(data));

        var file = completed(gateway, upload, parts).orElseThrow();

        assertThat(standing).isSubsetOf(file);
        assertThat(files(gateway, number)).containsExactly(file);
        assertThat(gateway.content(file)).isEqualTo(data);
        assertThat(completed(gateway, upload, parts)).contains(file);
    }

    /** The file's id, if an answer came. */
    private static Optional<String> completed(
            OwnGateway gateway, String upload, List<String> parts) {
        var body = "{\"part_ids\":[\"" + String.join("\",\"", parts) + "\"]}";
        return gateway.post("/v1/uploads/" + upload + "/complete", body)
                .filter(it -> it.statusCode() == 200)
                .map(it -> Json.at(it.body(), "/file/id"));
    }

    private static List<String> files(OwnGateway gateway, int number) {
        var found = new ArrayList<String>();
        for (var file : Json.read(gateway.taken("/v1/files?limit=1000")).path("data")) {
            if (file.path("filename").asString("").equals("upload-" + number + ".jsonl")) {
                found.add(file.path("id").asString(""));
            }
        }
        return found;
    }

    private static void pause(long steps) {
        LockSupport.parkNanos(Duration.ofMillis(STEP_MILLIS * steps).toNanos());
    }
}
