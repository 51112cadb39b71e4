package dev.tunegate.api.access;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.access.ExplainAccess;
import dev.tunegate.application.access.Operation;
import dev.tunegate.application.key.FindKeys;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;

/** The routes under {@code /access}. */
@Api
final class AccessController {

    private static final Set<String> KNOWN = Set.of("key", "model", "operation");

    private final ExplainAccess explain;
    private final FindKeys find;

    AccessController(ExplainAccess explain, FindKeys find) {
        this.explain = explain;
        this.find = find;
    }

    /** Why a key may do something or may not; without {@code key}, the caller's own. */
    @Needs(Permission.ACCESS_READ)
    @GetMapping("/access/explain")
    ExplanationBody explain(Caller caller, HttpServletRequest request) {
        var query = QueryParameters.of(request);
        query.names().forEach(AccessController::requireKnown);
        var operation =
                query.text("operation")
                        .map(Operation::named)
                        .orElseThrow(
                                () ->
                                        new Refusal.InvalidInput(
                                                "operation",
                                                "missing_required_parameter",
                                                "The parameter 'operation' is missing."));
        var model = query.text("model").map(it -> ModelName.of(it, "model"));
        var key =
                query.text("key")
                        .map(it -> find.byReference(caller, it))
                        .orElseGet(() -> find.own(caller));
        return ExplanationBody.of(
                key.id(), operation, explain.explain(caller, key.id(), model, operation));
    }

    private static void requireKnown(String name) {
        if (!KNOWN.contains(name)) {
            var shown = name.length() > 64 ? name.substring(0, 64) + "…" : name;
            throw new Refusal.InvalidInput(
                    shown, "unknown_parameter", "Unknown parameter: '" + shown + "'.");
        }
    }
}
