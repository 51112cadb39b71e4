package dev.tunegate.api.described;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the gateway says of its API. It is read more strictly than clients need read it: an answer
 * with a member that is not described is as wrong as one that lacks a member.
 */
public final class Description {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode whole;
    private final List<Operation> operations;
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    private Description(JsonNode whole) {
        this.whole = whole;
        this.operations = operations(whole);
    }

    public static Description of(byte[] json) {
        var whole = JSON.readTree(json);
        close(whole.path("components"));
        close(whole.path("paths"));
        return new Description(whole);
    }

    /** An object that names its members has no others, unless it says so. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.has("type")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Description::close);
    }

    private static List<Operation> operations(JsonNode whole) {
        var all = new ArrayList<Operation>();
        for (var path : whole.path("paths").properties()) {
            for (var name : path.getValue().propertyNames()) {
                if (METHODS.contains(name)) {
                    all.add(Operation.of(name, path.getKey(), path.getValue()));
                }
            }
        }
        all.sort(Comparator.comparingLong(Operation::variables));
        return List.copyOf(all);
    }

    public List<Operation> operations() {
        return operations;
    }

    public JsonNode whole() {
        return whole;
    }

    /** What is described of a request, whose path may have the prefix and a query. */
    public Optional<Operation> operation(String method, String path) {
        var plain = path.replaceFirst("\\?.*", "").replaceFirst("^/v1(?=/)", "");
        return operations.stream().filter(it -> it.takes(method, plain)).findFirst();
    }

    /** What an object is that may be a reference to one. */
    public JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : resolved(whole.at(reference.substring(1)));
    }

    /** What of an answer is not as described; empty if nothing. */
    public List<String> faults(Operation operation, int status, String type, byte[] body) {
        var answers = operation.node().path("responses");
        boolean isNamed = answers.has(Integer.toString(status));
        var described = answers.path(isNamed ? Integer.toString(status) : "default");
        if (described.isMissingNode() || (!isNamed && status < 400)) {
            return List.of("status " + status + " is not described");
        }
        return faults(resolved(described).path("content"), type, body);
    }

    private List<String> faults(JsonNode contents, String type, byte[] body) {
        var plain = type.replaceFirst(";.*", "").strip();
        if (contents.isMissingNode() || contents.isEmpty()) {
            return body.length == 0 ? List.of() : List.of("a body is not described");
        }
        if (contents.has("application/octet-stream")) {
            return List.of();
        }
        var content = contents.path(plain);
        if (content.isMissingNode()) {
            return List.of("the type " + plain + " is not described");
        }
        return plain.endsWith("json") ? faults(content.path("schema"), body) : List.of();
    }

    private List<String> faults(JsonNode schema, byte[] body) {
        try {
            return faults(schema, JSON.readTree(body));
        } catch (JacksonException e) {
            return List.of("the body is no JSON: " + e.getOriginalMessage());
        }
    }

    /** What of a value is not as a schema of this description says. */
    public List<String> faults(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::standing).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    /** The schema together with all that it may refer to. */
    private Schema standing(JsonNode schema) {
        var document = JSON.createObjectNode();
        document.set("components", whole.path("components"));
        document.putArray("allOf").add(schema);
        return registry.getSchema(document);
    }
}
