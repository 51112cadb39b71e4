package dev.tunegate.providers.vertex;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the body of a Google error says: {@code google.rpc.Status} as JSON, with {@code BadRequest}
 * and {@code ErrorInfo} among its details (API improvement proposal 193, seen 2026-11-21).
 *
 * @param status the word of the code, such as {@code INVALID_ARGUMENT}
 * @param field the first field that was found wrong
 * @param reason of {@code ErrorInfo}, such as {@code SERVICE_DISABLED}
 */
record GoogleError(
        Optional<String> message,
        Optional<String> status,
        Optional<String> field,
        Optional<String> reason) {

    static GoogleError of(InputStream body) {
        try {
            var root = JsonMapper.shared().readTree(body);
            return of(root.isArray() ? root.path(0) : root);
        } catch (JacksonException _) {
            return of(JsonMapper.shared().createObjectNode());
        }
    }

    static GoogleError of(JsonNode root) {
        var error = root.path("error");
        var details = error.path("details");
        return new GoogleError(
                Lenient.text(error, "message"),
                Lenient.text(error, "status"),
                first(details, it -> Lenient.text(it.path("fieldViolations").path(0), "field")),
                first(details, it -> Lenient.text(it, "reason")));
    }

    private static Optional<String> first(
            JsonNode details, Function<JsonNode, Optional<String>> reading) {
        return StreamSupport.stream(details.spliterator(), false)
                .flatMap(it -> reading.apply(it).stream())
                .findFirst();
    }

    boolean isEmpty() {
        return message.isEmpty() && status.isEmpty();
    }
}
