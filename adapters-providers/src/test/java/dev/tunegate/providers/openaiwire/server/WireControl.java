package dev.tunegate.providers.openaiwire.server;

import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Commands and counts over HTTP, for a server that runs in a process of its own. */
final class WireControl {

    static final String PATH = "/_control";

    private final WireApi api;

    WireControl(WireApi api) {
        this.api = api;
    }

    WireResponse handle(WireRequest request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /_control/state" -> state();
            case "POST /_control/misbehave" -> misbehave(read(request));
            case "POST /_control/habit" -> habit(read(request));
            case "POST /_control/move" -> move(read(request));
            default -> WireResponse.error(404, "", "", "No such command.");
        };
    }

    private static JsonNode read(WireRequest request) {
        return JsonMapper.shared().readTree(request.body());
    }

    private WireResponse state() {
        var node = JsonNodeFactory.instance.objectNode();
        var markers = node.putObject("jobs_by_marker");
        api.runs().byMarker().forEach(markers::put);
        var batches = node.putObject("batches_by_marker");
        api.batches().byMarker().forEach(batches::put);
        var jobs = node.putArray("jobs");
        api.runs().all().forEach(it -> jobs.add(it.json(true)));
        var files = node.putArray("files");
        api.files().all().forEach(it -> files.add(WireFiles.json(it).put("sha256", it.sha256())));
        var counts = new LinkedHashMap<String, Integer>();
        api.seen().forEach(it -> counts.merge(it.method() + " " + it.path(), 1, Integer::sum));
        var requests = node.putObject("requests");
        counts.forEach(requests::put);
        return WireResponse.json(node);
    }

    private WireResponse misbehave(JsonNode command) {
        int times = command.path("times").asInt(1);
        for (int i = 0; i < times; i++) {
            api.misbehave(
                    Misbehaviour.on(
                            command.path("method").asString("POST"),
                            command.path("path").asString("/fine_tuning/jobs"),
                            fault(command)));
        }
        return done();
    }

    private static Fault fault(JsonNode command) {
        var pause = Duration.ofMillis(command.path("millis").asLong(1000));
        var body = command.path("body").asString("{\"error\":{\"message\":\"on command\"}}");
        return switch (command.path("fault").asString("")) {
            case "status" ->
                    new Fault.Status(command.path("status").asInt(500), body, headers(command));
            case "delay" -> new Fault.Delay(pause);
            case "drop_before" -> new Fault.DropBefore();
            case "drop_after" -> new Fault.DropAfter();
            case "half" -> new Fault.Half();
            case "slow" -> new Fault.Slow(pause);
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

    private WireResponse habit(JsonNode command) {
        command.properties()
                .forEach(it -> api.habits().set(it.getKey(), it.getValue().asBoolean()));
        return done();
    }

    private WireResponse move(JsonNode command) {
        var run = api.runs().find(command.path("id").asString("")).orElseThrow();
        api.runs().move(run, command.path("status").asString(""), api.habits().results());
        return done();
    }

    private static WireResponse done() {
        return WireResponse.json(JsonNodeFactory.instance.objectNode().put("done", true));
    }
}
