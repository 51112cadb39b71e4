package dev.tunegate.bootstrap.story.contract;

import dev.tunegate.api.described.Description;
import dev.tunegate.api.described.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes up calls of an operation from what is described of it: right ones, and wrong ones. */
final class CallMaker {

    private static final List<String> METHODS =
            List.of("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE");
    private static final List<String> STRANGE_HEADERS =
            List.of(
                    "If-Match:x",
                    "If-Match:\"1\"",
                    "If-None-Match:*",
                    "Accept:text/html",
                    "Accept:nonsense",
                    "Accept:application/*;q=0.1",
                    "Range:bytes=5-2",
                    "Content-Encoding:gzip",
                    "Idempotency-Key:k",
                    "Idempotency-Key:" + "k".repeat(400),
                    "x-portkey-provider:@nobody",
                    "x-portkey-config:{",
                    "custom-llm-provider:mars",
                    "OpenAI-Organization:other",
                    "x-stainless-retry-count:2",
                    "Origin:https://evil.example");
    private static final List<String> STRANGE_TYPES =
            List.of(
                    "text/plain",
                    "application/json;charset=utf-8",
                    "application/json;charset=",
                    "multipart/form-data",
                    "multipart/form-data; boundary=",
                    "application/x-www-form-urlencoded",
                    "x");

    private final Description description;
    private final Things things;
    private final List<String> keys;
    private final Dice dice;

    CallMaker(Description description, Things things, List<String> keys, Dice dice) {
        this.description = description;
        this.things = things;
        this.keys = keys;
        this.dice = dice;
    }

    Call of(Operation operation) {
        var headers = new HashMap<String, String>();
        var method = dice.oneIn(25) ? dice.one(METHODS) : operation.method();
        var path = (dice.oneIn(2) ? prefix(operation) : "") + path(operation) + query(operation);
        var key = dice.oneIn(12) ? dice.one(List.of("", "sk-wrong", "x y")) : dice.one(keys);
        var wanted = operation.node().path("requestBody").path("content");
        var written = Body.NONE;
        if (!wanted.isMissingNode()) {
            var values = values(operation);
            written =
                    wanted.has("multipart/form-data") ? form(values, wanted) : json(values, wanted);
            headers.put("content-type", dice.oneIn(25) ? dice.one(STRANGE_TYPES) : written.type());
        }
        if (dice.oneIn(8)) {
            var header = dice.one(STRANGE_HEADERS).split(":", 2);
            headers.put(header[0], header[1]);
        }
        return new Call(operation, method, path, key, headers, written.text(), written.wrong());
    }

    private Values values(Operation operation) {
        return new Values(description, things.at(column(operation)), dice);
    }

    private static String column(Operation operation) {
        return operation.path().split("/")[1];
    }

    /** Some routes stand without the prefix alone. */
    private static String prefix(Operation operation) {
        return operation.item().has("servers") ? "" : "/v1";
    }

    private String path(Operation operation) {
        var path = new StringBuilder();
        var before = "";
        for (var segment : operation.path().substring(1).split("/")) {
            path.append('/')
                    .append(
                            segment.startsWith("{")
                                    ? variable(operation, before, segment)
                                    : segment);
            before = segment;
        }
        return path.toString();
    }

    /** What it means follows from the word before it, or else from the first. */
    private String variable(Operation operation, String before, String segment) {
        var name = segment.substring(1, segment.length() - 1);
        boolean isNear = things.at(before).knows(name);
        var text = things.at(isNear ? before : column(operation)).named(dice, name);
        return encoded(text.isEmpty() || text.equals("..") ? "x" : text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String query(Operation operation) {
        var query = new StringBuilder();
        var values = values(operation);
        parameters(operation)
                .filter(it -> it.path("in").asString("").equals("query"))
                .filter(
                        it ->
                                it.path("required").asBoolean(false)
                                        ? !dice.oneIn(10)
                                        : dice.oneIn(3))
                .forEach(
                        it ->
                                query.append(query.isEmpty() ? '?' : '&')
                                        .append(parameter(values, it)));
        if (dice.oneIn(25)) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(
                            dice.one(List.of("x=y", "limit=1&limit=2", "=", "%00=1", "metadata["))
                                    .replace("[", "%5B"));
        }
        return query.toString();
    }

    private Stream<JsonNode> parameters(Operation operation) {
        return Stream.concat(
                        operation.item().path("parameters").valueStream(),
                        operation.node().path("parameters").valueStream())
                .map(description::resolved);
    }

    private String parameter(Values values, JsonNode parameter) {
        var name = parameter.path("name").asString();
        if (parameter.path("style").asString("").equals("deepObject")) {
            return dice.oneIn(3) ? name + "=null" : name + "%5Bk%5D=v";
        }
        var value = dice.oneIn(4) ? values.junk() : values.allowed(name, parameter.path("schema"));
        return encoded(name)
                + "="
                + encoded(value.isString() ? value.asString() : value.toString());
    }

    /** What is sent, and whether it must be refused. */
    private record Body(String type, Optional<String> text, boolean wrong) {

        static final Body NONE = new Body("", Optional.empty(), false);
    }

    private Body json(Values values, JsonNode wanted) {
        var type = wanted.propertyNames().iterator().next();
        var schema = wanted.path(type).path("schema");
        var value = values.allowed("", schema);
        var text = dice.oneIn(2) ? values.spoilt(value) : value.toString();
        return new Body(type, Optional.of(text), !text.isEmpty() && isWrong(schema, text));
    }

    private boolean isWrong(JsonNode schema, String text) {
        try {
            // A mark of the byte order is passed over.
            var plain = JsonMapper.shared().readTree(text.replaceFirst("^\ufeff", ""));
            return !description.faults(schema, plain).isEmpty();
        } catch (JacksonException e) {
            return true;
        }
    }

    private Body form(Values values, JsonNode wanted) {
        var form = new StringBuilder();
        var schema = wanted.at("/multipart~1form-data/schema");
        for (var field : values.allowed("", schema).properties()) {
            if (!dice.oneIn(15)) {
                var described = schema.path("properties").path(field.getKey());
                boolean isFile = described.path("format").asString("").equals("binary");
                form.append(isFile ? file(field.getKey()) : part(field));
            }
        }
        var whole = form + (dice.oneIn(15) ? "" : "--mark--\r\n");
        return new Body("multipart/form-data; boundary=mark", Optional.of(whole), false);
    }

    private static String part(Map.Entry<String, JsonNode> field) {
        return part("name=\"" + field.getKey() + "\"", field.getValue().asString(""));
    }

    private String file(String field) {
        var name = dice.one(List.of("a.jsonl", "世.csv", ""));
        return part("name=\"%s\"; filename=\"%s\"".formatted(field, name), content());
    }

    private static String part(String head, String content) {
        return "--mark\r\ncontent-disposition: form-data; %s\r\n\r\n%s\r\n"
                .formatted(head, content);
    }

    private String content() {
        return dice.one(
                List.of(
                        ContractHouse.ROWS,
                        ContractHouse.ROWS,
                        Rows.PAIRS,
                        Rows.requests(ContractHouse.SIMULATED, 1),
                        "",
                        "{}",
                        "\u0000\u0001",
                        "{\"messages\":[]}\n"));
    }
}
