package dev.tunegate.api.finetuning;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.domain.finetuning.WandbIntegration;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Set;

/** Reads {@code integrations}, all of which are Weights &amp; Biases. */
final class WandbRequest {

    private static final int MAX_INTEGRATIONS = 5;
    private static final int MAX_TAGS = 50;
    private static final int MAX_TAG = 64;
    private static final int MAX_NAME = 256;

    private WandbRequest() {}

    static List<WandbIntegration> read(JsonObject body) {
        return body.objects("integrations", MAX_INTEGRATIONS).stream()
                .map(WandbRequest::integration)
                .toList();
    }

    private static WandbIntegration integration(JsonObject from) {
        from.only(Set.of("type", "wandb"));
        if (!from.requiredText("type").equals("wandb")) {
            throw new Refusal.InvalidInput(
                    from.path("type"),
                    "invalid_value",
                    "'" + from.path("type") + "' must be 'wandb'.");
        }
        return wandb(from.object("wandb").orElseThrow(() -> from.missing("wandb")));
    }

    private static WandbIntegration wandb(JsonObject from) {
        from.only(Set.of("project", "name", "entity", "tags"));
        return new WandbIntegration(
                from.text("project", MAX_NAME).orElseThrow(() -> from.missing("project")),
                from.text("name", MAX_NAME),
                from.text("entity", MAX_NAME),
                tags(from));
    }

    private static List<String> tags(JsonObject from) {
        var tags = from.texts("tags", MAX_TAGS);
        if (tags.stream().anyMatch(it -> it.length() > MAX_TAG)) {
            throw new Refusal.InvalidInput(
                    from.path("tags"),
                    "string_above_max_length",
                    "A tag in '" + from.path("tags") + "' has at most 64 characters.");
        }
        return tags;
    }
}
