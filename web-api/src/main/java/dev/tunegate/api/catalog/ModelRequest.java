package dev.tunegate.api.catalog;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.catalog.WantedModel;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.shared.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the wish for a model, new or changed. What other gateways offer and this one does not is
 * refused by its name.
 */
final class ModelRequest {

    private static final String PARAMS = "litellm_params";
    private static final String INFO = "model_info";
    private static final int MAX_ITEMS = 100;
    private static final int MAX_PARAMS = 100;
    private static final int LONGEST_NOTE = 500;

    private static final Set<String> MEMBERS = Set.of("model_name", PARAMS, INFO);
    private static final Set<String> INFO_MEMBERS =
            Set.of(
                    "id",
                    "supported_endpoints",
                    "access_groups",
                    "blocked",
                    "mode",
                    "base_model",
                    "description",
                    "shutdown_date");
    private static final List<String> NOTES =
            List.of("mode", "base_model", "description", "shutdown_date");

    private static final Set<String> INFO_OF_OTHERS =
            Set.of(
                    "team_id",
                    "team_public_model_name",
                    "max_tokens",
                    "max_input_tokens",
                    "max_output_tokens",
                    "input_cost_per_token",
                    "output_cost_per_token",
                    "health_check_model",
                    "health_check_timeout",
                    "health_check_voice",
                    "disable_background_health_check",
                    "tier");

    private ModelRequest() {}

    /** The id in {@code model_info}, where a change must name its model. */
    static String id(JsonObject body) {
        var info = body.object(INFO).orElseThrow(() -> missingId());
        return info.text("id").filter(it -> !it.isEmpty()).orElseThrow(() -> missingId());
    }

    private static Refusal missingId() {
        return new Refusal.InvalidInput(
                "model_info.id",
                "missing_required_parameter",
                "The parameter 'model_info.id' is missing.");
    }

    static WantedModel read(JsonObject body) {
        body.only(MEMBERS);
        var info = body.object(INFO);
        info.ifPresent(ModelRequest::check);
        return new WantedModel(
                info.flatMap(it -> it.text("id")),
                name(body),
                body.object(PARAMS).map(ModelRequest::params).orElse(Map.of()),
                info.flatMap(it -> texts(it, "supported_endpoints")),
                info.flatMap(it -> texts(it, "access_groups")),
                info.map(ModelRequest::notes).orElse(Map.of()),
                info.flatMap(it -> it.scalar("blocked").map(text -> flag(it, text))));
    }

    private static void check(JsonObject info) {
        info.names().stream()
                .filter(INFO_OF_OTHERS::contains)
                .findFirst()
                .ifPresent(
                        it -> {
                            throw new Refusal.NotSupported(
                                    info.path(it), "'" + info.path(it) + "' has no effect here.");
                        });
        info.only(INFO_MEMBERS);
    }

    private static Optional<String> name(JsonObject body) {
        return body.has("model_name")
                ? Optional.of(body.requiredText("model_name"))
                : Optional.empty();
    }

    private static Map<String, Optional<Secret>> params(JsonObject params) {
        if (params.names().size() > MAX_PARAMS) {
            throw new Refusal.InvalidInput(
                    PARAMS, "array_above_max_length", "'" + PARAMS + "' has too many members.");
        }
        var words = new HashMap<String, Optional<Secret>>();
        params.names().forEach(it -> words.put(it, params.flat(it).map(Secret::new)));
        return words;
    }

    private static Optional<List<String>> texts(JsonObject info, String name) {
        return info.names().contains(name)
                ? Optional.of(info.texts(name, MAX_ITEMS))
                : Optional.empty();
    }

    private static Map<String, Optional<String>> notes(JsonObject info) {
        var notes = new HashMap<String, Optional<String>>();
        NOTES.stream()
                .filter(info.names()::contains)
                .forEach(it -> notes.put(it, info.text(it, LONGEST_NOTE)));
        return notes;
    }

    private static boolean flag(JsonObject info, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new Refusal.InvalidInput(
                    info.path("blocked"),
                    "invalid_type",
                    "'" + info.path("blocked") + "' must be true or false.");
        }
        return text.equals("true");
    }
}
