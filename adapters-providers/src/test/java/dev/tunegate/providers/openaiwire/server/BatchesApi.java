package dev.tunegate.providers.openaiwire.server;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the server answers under {@code /batches}: it reads the rows when a batch ends, asks its own
 * chat, and writes the answers into files. A row whose body says {@code "refuse": true} goes wrong.
 */
final class BatchesApi {

    static final String PATH = "/batches";

    private static final List<String> COURSE =
            List.of("validating", "in_progress", "finalizing", "completed");

    private final Map<String, ObjectNode> batches = new LinkedHashMap<>();
    private final WireFiles files;
    private final Habits habits;
    private final ChatApi chat;
    private final Clock clock;

    BatchesApi(WireFiles files, Habits habits, ChatApi chat, Clock clock) {
        this.files = files;
        this.habits = habits;
        this.chat = chat;
        this.clock = clock;
    }

    synchronized WireResponse handle(WireRequest request) {
        var path = request.path();
        if (path.equals(PATH)) {
            return request.method().equals("POST")
                    ? create(request)
                    : ListPage.of(newestFirst(), request, 20, habits.saysHasMore);
        }
        var batch = batches.get(request.segmentAfter(PATH + "/"));
        if (batch == null) {
            return WireResponse.error(404, "", "", "No batch found with that id.");
        }
        return path.endsWith("/cancel") ? cancel(batch) : look(batch);
    }

    private List<ObjectNode> newestFirst() {
        return new ArrayList<>(batches.values()).reversed().stream().map(this::shown).toList();
    }

    private WireResponse create(WireRequest request) {
        JsonNode asked = JsonMapper.shared().readTree(request.body());
        var file = asked.path("input_file_id").asString("");
        boolean fit =
                files.find(file).filter(it -> it.purpose().equals("batch")).isPresent()
                        && asked.path("completion_window").asString("").equals("24h");
        if (!fit) {
            return WireResponse.error(400, "invalid_request", "input_file_id", "No batch file.");
        }
        var batch = JsonNodeFactory.instance.objectNode();
        var id = "batch_wire" + String.format("%020d", batches.size() + 1);
        batch.put("id", id).put("object", "batch").put("status", "validating");
        batch.set("endpoint", asked.path("endpoint"));
        batch.put("input_file_id", file).put("completion_window", "24h");
        batch.put("created_at", now()).put("expires_at", now() + 86_400);
        batch.putNull("errors").putNull("output_file_id").putNull("error_file_id");
        batch.putObject("request_counts").put("total", 0).put("completed", 0).put("failed", 0);
        batch.set("metadata", asked.path("metadata"));
        batches.put(id, batch);
        return WireResponse.json(shown(batch));
    }

    private WireResponse look(ObjectNode batch) {
        int at = COURSE.indexOf(status(batch));
        if (status(batch).equals("cancelling")) {
            end(batch, "cancelled");
        } else if (habits.movesWhenLookedAt && at >= 0 && at < COURSE.size() - 1) {
            end(batch, COURSE.get(at + 1));
        }
        return WireResponse.json(shown(batch));
    }

    private WireResponse cancel(ObjectNode batch) {
        if (!List.of("validating", "in_progress", "finalizing").contains(status(batch))) {
            return WireResponse.error(
                    409, "", "", "Cannot cancel a batch with status '" + status(batch) + "'.");
        }
        become(batch, "cancelling");
        return WireResponse.json(shown(batch));
    }

    synchronized void move(String id, String status) {
        end(Objects.requireNonNull(batches.get(id), id), status);
    }

    private void end(ObjectNode batch, String status) {
        become(batch, status);
        if (status.equals("completed") || status.equals("cancelled")) {
            answer(batch);
        }
    }

    private void become(ObjectNode batch, String status) {
        batch.put("status", status).put(status + "_at", now());
    }

    private void answer(ObjectNode batch) {
        var answers = new StringBuilder();
        var errors = new StringBuilder();
        var url = batch.path("endpoint").asString("");
        int failed = 0;
        var input = files.find(batch.path("input_file_id").asString("")).orElseThrow();
        var rows = input.content().lines().toList();
        for (var line : rows) {
            var row = JsonMapper.shared().readTree(line);
            var answer = answer(row, url);
            boolean fails = answer.path("response").path("status_code").asInt(0) >= 400;
            failed += fails ? 1 : 0;
            (fails ? errors : answers).append(answer).append('\n');
        }
        put(batch, "output_file_id", answers);
        put(batch, "error_file_id", errors);
        batch.putObject("request_counts")
                .put("total", rows.size())
                .put("completed", rows.size() - failed)
                .put("failed", failed);
    }

    private void put(ObjectNode batch, String member, StringBuilder rows) {
        if (!rows.isEmpty()) {
            batch.put(member, files.addOutput(member + ".jsonl", rows.toString()).id());
        }
    }

    private ObjectNode answer(JsonNode row, String url) {
        boolean refused =
                row.path("body").path("refuse").asBoolean(false)
                        || !row.path("url").asString("").equals(url);
        var model = row.path("body").path("model").asString("");
        var said =
                refused
                        ? WireResponse.error(400, "refused", "model", "Not with " + model + ".")
                        : chat.handle(asked(row.path("body")));
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("id", "batch_req_wire" + row.path("custom_id").asString(""));
        answer.set("custom_id", row.path("custom_id"));
        answer.putObject("response")
                .put("status_code", said.status())
                .put("request_id", "req_wire0123456789abcdef")
                .set("body", JsonMapper.shared().readTree(said.whole()));
        answer.putNull("error");
        return answer;
    }

    private static WireRequest asked(JsonNode body) {
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return new WireRequest(
                "POST", "/chat/completions", Map.of(), Map.of(), new ByteArrayInputStream(bytes));
    }

    private ObjectNode shown(ObjectNode batch) {
        var shown = batch.deepCopy();
        if (!habits.keepsMetadata) {
            shown.putNull("metadata");
        }
        return shown;
    }

    private static String status(ObjectNode batch) {
        return batch.path("status").asString("");
    }

    /** How many batches carry each marker. */
    synchronized Map<String, Long> byMarker() {
        var counts = new TreeMap<String, Long>();
        batches.values()
                .forEach(
                        it ->
                                counts.merge(
                                        it.path("metadata").path("tunegate_batch").asString(""),
                                        1L,
                                        Long::sum));
        return counts;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
