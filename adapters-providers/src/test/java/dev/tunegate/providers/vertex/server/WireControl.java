package dev.tunegate.providers.vertex.server;

import dev.tunegate.providers.vertex.server.Misbehaviour.Fault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands and counts over HTTP, for a server that runs in a process of its own. */
final class WireControl {

    static final String PATH = "/_control";

    private final GoogleApi api;

    WireControl(GoogleApi api) {
        this.api = api;
    }

    WireReply handle(WireRequest request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /_control/state" -> state();
            case "GET /_control/credentials" ->
                    WireReply.json(
                            JsonMapper.shared()
                                    .readTree(
                                            api.account.json(
                                                    "http://"
                                                            + request.header("host")
                                                            + "/token")));
            case "POST /_control/misbehave" -> misbehave(read(request));
            case "POST /_control/habit" -> habit(read(request));
            case "POST /_control/move" -> move(read(request));
            default -> WireReply.error(404, "NOT_FOUND", "No such command.");
        };
    }

    private static JsonNode read(WireRequest request) {
        return JsonMapper.shared().readTree(request.body());
    }

    private WireReply state() {
        var node = JsonMapper.shared().createObjectNode();
        var markers = node.putObject("jobs_by_marker");
        api.jobs.byLabel(VertexWireServer.MARKER).forEach(markers::put);
        var jobs = node.putArray("jobs");
        api.jobs.all().forEach(it -> jobs.add(it.json()));
        var objects = node.putArray("objects");
        api.buckets.all().forEach(it -> objects.add(it.json()));
        node.put("bytes_received", api.buckets.received());
        node.put("open_uploads", api.buckets.uploads());
        var removed = node.putArray("removed");
        api.models.removed().forEach(removed::add);
        var counts = new LinkedHashMap<String, Integer>();
        api.seen().forEach(it -> counts.merge(it.method() + " " + it.path(), 1, Integer::sum));
        var requests = node.putObject("requests");
        counts.forEach(requests::put);
        return WireReply.json(node);
    }

    private WireReply misbehave(JsonNode command) {
        int times = command.path("times").asInt(1);
        for (int i = 0; i < times; i++) {
            api.misbehave(
                    Misbehaviour.on(
                            command.path("method").asString("POST"),
                            command.path("path").asString(".*/tuningJobs"),
                            fault(command)));
        }
        return done();
    }

    private static Fault fault(JsonNode command) {
        var body = command.path("body").asString("{\"error\":{\"message\":\"on command\"}}");
        return switch (command.path("fault").asString("")) {
            case "status" ->
                    new Fault.Status(command.path("status").asInt(500), body, headers(command));
            case "delay" -> new Fault.Delay(Duration.ofMillis(command.path("millis").asLong(1000)));
            case "drop_before" -> new Fault.DropBefore();
            case "drop_after_bytes" -> new Fault.DropAfterBytes(command.path("bytes").asLong(0));
            case "drop_after" -> new Fault.DropAfter();
            case "half" -> new Fault.Half();
            case "nonsense" -> new Fault.Nonsense("text/html", body);
            default -> throw new IllegalArgumentException("no such fault: " + command);
        };
    }

    private static Map<String, String> headers(JsonNode command) {
        var headers = new LinkedHashMap<String, String>();
        command.path("headers")
                .properties()
                .forEach(it -> headers.put(it.getKey(), it.getValue().asString("")));
        return headers;
    }

    private WireReply habit(JsonNode command) {
        command.properties()
                .forEach(
                        it -> {
                            var value = it.getValue();
                            long number =
                                    value.isBoolean()
                                            ? (value.booleanValue() ? 1 : 0)
                                            : value.asLong();
                            api.habits.set(it.getKey(), number);
                        });
        return done();
    }

    private WireReply move(JsonNode command) {
        api.jobs.move(command.path("id").asString(""), command.path("state").asString(""));
        return done();
    }

    private static WireReply done() {
        return WireReply.json(JsonMapper.shared().createObjectNode().put("done", true));
    }
}
