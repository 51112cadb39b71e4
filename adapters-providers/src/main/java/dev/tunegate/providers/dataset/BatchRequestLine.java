package dev.tunegate.providers.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One request of a batch, as far as its shape tells whether it can be one.
 *
 * @param customId if it is a text that is not empty
 */
record BatchRequestLine(Optional<String> customId, List<LineFault> faults) {

    /** What has been read of a line so far. */
    private static final class Members {
        private String customId = "";
        private String method = "";
        private String url = "";
        private boolean hasBody;
    }

    /** Reads the line to its end; whatever is no JSON is the parser's to complain of. */
    static BatchRequestLine read(JsonParser tokens) {
        if (tokens.nextToken() != JsonToken.START_OBJECT) {
            return new BatchRequestLine(
                    Optional.empty(), List.of(fault("data_type", "Each line is a JSON object.")));
        }
        var members = new Members();
        for (var name = tokens.nextName(); name != null; name = tokens.nextName()) {
            tokens.nextToken();
            member(name, tokens, members);
        }
        var faults = faults(members);
        if (tokens.nextToken() != null) {
            faults.add(fault("data_type", "There is something behind the line's JSON object."));
        }
        return new BatchRequestLine(
                Optional.of(members.customId).filter(it -> !it.isEmpty()), faults);
    }

    private static void member(String name, JsonParser tokens, Members members) {
        var text = tokens.currentToken() == JsonToken.VALUE_STRING ? tokens.getString() : "";
        switch (name) {
            case "custom_id" -> members.customId = text;
            case "method" -> members.method = text;
            case "url" -> members.url = text;
            case "body" -> members.hasBody = tokens.currentToken() == JsonToken.START_OBJECT;
            default -> {
                // Other members are the provider's to judge.
            }
        }
        tokens.skipChildren();
    }

    private static List<LineFault> faults(Members members) {
        var faults = new ArrayList<LineFault>();
        if (members.customId.isEmpty()) {
            faults.add(fault("missing_custom_id", "'custom_id' must be a text of the line's own."));
        }
        if (!members.method.equals("POST")) {
            faults.add(fault("invalid_method", "'method' must be \"POST\"."));
        }
        if (!members.url.startsWith("/v1/")) {
            faults.add(
                    fault("invalid_url", "'url' must be a path such as \"/v1/chat/completions\"."));
        }
        if (!members.hasBody) {
            faults.add(fault("missing_body", "'body' must be the request, a JSON object."));
        }
        return faults;
    }

    private static LineFault fault(String rule, String message) {
        return new LineFault(0, rule, message);
    }
}
