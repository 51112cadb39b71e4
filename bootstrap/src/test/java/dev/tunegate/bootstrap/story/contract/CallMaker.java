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
    private final Values values;

    CallMaker(Description description, Things things, List<String> keys, Dice dice) {
        this.description = description;
        this.things = things;
        this.keys = keys;
        this.dice = dice;
        this.values = new Values(description, things, dice);
    }

    Call of(Operation operation) {
        var headers = new HashMap<String, String>();
        var method = dice.oneIn(25) ? dice.one(METHODS) : operation.method();
        var path = (dice.oneIn(2) ? prefix(operation) : "") + path(operation) + query(operation);
        var key = dice.oneIn(12) ? dice.one(List.of("", "sk-wrong", "x y")) : dice.one(keys);
        var wanted = operation.node().path("requestBody").path("content");
        var written = Body.NONE;
        if (!wanted.isMissingNode()) {
            written = wanted.has("multipart/form-data") ? form(wanted) : json(wanted);
            headers.put("content-type", dice.oneIn(25) ? dice.one(STRANGE_TYPES) : written.type());
        }
        if (dice.oneIn(8)) {
            var header = dice.one(STRANGE_HEADERS).split(":", 2);
            headers.put(header[0], header[1]);
        }
        return new Call(operation, method, path, key, headers, written.text(), written.wrong());
    }

    /** Some routes stand without the prefix alone. */
    private static String prefix(Operation operation) {
        return operation.item().has("servers") ? "" : "/v1";
    }

    private String path(Operation operation) {
        var path = new StringBuilder();
        for (var segment : operation.path().substring(1).split("/")) {
            path.append('/')
                    .append(segment.startsWith("{") ? variable(operation, segment) : segment);
        }
        return path.toString();
    }

    private String variable(Operation operation, String segment) {
        var column = operation.path().split("/")[1];
        var text = things.named(dice, column + ":" + segment.substring(1, segment.length() - 1));
        return encoded(text.isEmpty() || text.equals("..") ? "x" : text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String query(Operation operation) {
        var query = new StringBuilder();
        parameters(operation)
                .filter(it -> it.path("in").asString("").equals("query"))
                .filter(
                        it ->
                                it.path("required").asBoolean(false)
                                        ? !dice.oneIn(10)
                                        : dice.oneIn(3))
                .forEach(it -> query.append(query.isEmpty() ? '?' : '&').append(parameter(it)));
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

    private String parameter(JsonNode parameter) {
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

    private Body json(JsonNode wanted) {
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

    private Body form(JsonNode wanted) {
        var form = new StringBuilder();
        var fields = values.allowed("", wanted.at("/multipart~1form-data/schema"));
        for (var field : fields.properties()) {
            if (!dice.oneIn(15)) {
                form.append(part(field));
            }
        }
        var whole = form + (dice.oneIn(15) ? "" : "--mark--\r\n");
        return new Body("multipart/form-data; boundary=mark", Optional.of(whole), false);
    }

    private String part(Map.Entry<String, JsonNode> field) {
        boolean isFile = field.getKey().equals("file");
        var name = isFile ? "; filename=\"" + dice.one(List.of("a.jsonl", "世.csv", "")) + "\"" : "";
        var content = isFile ? content() : field.getValue().asString("");
        return "--mark\r\ncontent-disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                .formatted(field.getKey(), name, content);
    }

    private String content() {
        return dice.one(
                List.of(ContractHouse.ROWS, "", "{}", "\u0000\u0001", "{\"messages\":[]}\n"));
    }
}
