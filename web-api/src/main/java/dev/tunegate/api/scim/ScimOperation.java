package dev.tunegate.api.scim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One step of a change.
 *
 * @param path which attribute; empty if the value is an object of attributes
 */
record ScimOperation(Kind kind, Optional<String> path, Optional<JsonNode> value) {

    private static final int MOST = 1000;

    /** What a step does. */
    enum Kind {
        ADD,
        REPLACE,
        REMOVE
    }

    static List<ScimOperation> read(ScimObject body) {
        var operations =
                body.get("Operations")
                        .map(it -> ScimObject.objectsOf(it, "Operations"))
                        .orElse(List.of());
        if (operations.isEmpty() || operations.size() > MOST) {
            throw ScimObject.wrong("Operations", "a list of 1 to " + MOST + " operations");
        }
        return operations.stream().map(ScimOperation::of).toList();
    }

    private static ScimOperation of(ScimObject sent) {
        var kind =
                switch (sent.text("op").orElse("").toLowerCase(Locale.ROOT)) {
                    case "add" -> Kind.ADD;
                    case "replace" -> Kind.REPLACE;
                    case "remove" -> Kind.REMOVE;
                    default -> throw ScimObject.wrong("op", "add, replace or remove");
                };
        var path = sent.text("path").map(ScimOperation::withoutSchema);
        var value = sent.get("value");
        if (kind == Kind.REMOVE && path.isEmpty()) {
            throw Scim.invalid("noTarget", "An operation that removes must have a path.");
        }
        if (kind != Kind.REMOVE && value.isEmpty() && path.isEmpty()) {
            throw ScimObject.wrong("value", "what is to be stored");
        }
        return new ScimOperation(kind, path, value);
    }

    private static String withoutSchema(String path) {
        for (var schema : List.of(Scim.USER, Scim.GROUP)) {
            if (path.regionMatches(true, 0, schema + ":", 0, schema.length() + 1)) {
                return path.substring(schema.length() + 1);
            }
        }
        return path;
    }

    /** The value that is to be stored; nothing if it is to be removed. */
    Optional<JsonNode> stored() {
        return kind == Kind.REMOVE ? Optional.empty() : value;
    }
}
