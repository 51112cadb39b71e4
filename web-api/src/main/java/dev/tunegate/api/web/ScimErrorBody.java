package dev.tunegate.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An error in the shape that directories expect (RFC 7644, section 3.12). */
record ScimErrorBody(
        List<String> schemas,
        String status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String scimType,
        String detail) {

    static final String MEDIA_TYPE = "application/scim+json";

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";
    private static final Set<String> TYPES =
            Set.of("invalidFilter", "invalidPath", "noTarget", "mutability", "tooMany");

    /** Whether the request speaks SCIM. */
    static boolean isFor(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/scim/v2/") || path.startsWith("/v1/scim/v2/");
    }

    static ScimErrorBody of(ErrorAnswer answer) {
        return new ScimErrorBody(
                List.of(SCHEMA), Integer.toString(answer.status()), type(answer), answer.message());
    }

    private static @Nullable String type(ErrorAnswer answer) {
        var code = answer.code();
        return switch (answer.status()) {
            case 409 -> "uniqueness";
            case 400 -> {
                if (code != null && TYPES.contains(code)) {
                    yield code;
                }
                yield "invalid_json".equals(code) ? "invalidSyntax" : "invalidValue";
            }
            default -> null;
        };
    }
}
