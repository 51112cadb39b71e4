package dev.tunegate.api.webhook;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.webhook.NewWebhook;
import dev.tunegate.application.webhook.WebhookChange;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.webhook.EventType;
import dev.tunegate.domain.webhook.Webhook;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads wishes for endpoints. */
final class WebhookRequest {

    static final String OWN = "own";
    static final String PLATFORM = "platform";
    static final String ENABLED = "enabled";
    static final String DISABLED = "disabled";

    private static final String NAME = "name";
    private static final String URL = "url";
    private static final String TYPES = "event_types";
    private static final String SCOPE = "scope";
    private static final String STATUS = "status";
    private static final String KEEP = "keep_old_secret_active_for_24_hours";
    private static final String TYPE = "event_type";
    private static final int MOST_TYPES = 100;

    /** The most characters of an unknown type that are said back. */
    private static final int MOST_SHOWN = 64;

    private WebhookRequest() {}

    static NewWebhook whole(JsonObject body) {
        body.only(Set.of(NAME, URL, TYPES, SCOPE));
        return new NewWebhook(
                name(body).orElseThrow(() -> body.missing(NAME)),
                body.requiredText(URL),
                types(body).orElseThrow(() -> body.missing(TYPES)),
                choice(body, SCOPE, PLATFORM, OWN).orElse(false));
    }

    static WebhookChange change(JsonObject body) {
        body.only(Set.of(NAME, URL, TYPES, STATUS));
        return new WebhookChange(
                name(body),
                body.text(URL, Webhook.MOST_URL),
                types(body),
                choice(body, STATUS, ENABLED, DISABLED));
    }

    private static Optional<String> name(JsonObject body) {
        return body.text(NAME, Webhook.MOST_NAME);
    }

    /** Whether it is the one and not the other; empty if nothing is said. */
    private static Optional<Boolean> choice(
            JsonObject body, String name, String one, String other) {
        return body.text(name)
                .map(
                        it -> {
                            if (!it.equals(one) && !it.equals(other)) {
                                throw invalid(
                                        name,
                                        "'" + name + "' is '" + one + "' or '" + other + "'.");
                            }
                            return it.equals(one);
                        });
    }

    private static Optional<Set<EventType>> types(JsonObject body) {
        if (!body.has(TYPES)) {
            return Optional.empty();
        }
        var words = body.texts(TYPES, MOST_TYPES);
        if (words.isEmpty()) {
            throw invalid(TYPES, "'event_types' names nothing to be told of.");
        }
        var unknown = words.stream().filter(it -> EventType.named(it).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw unknown(TYPES, unknown);
        }
        return Optional.of(
                words.stream()
                        .map(EventType::named)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class))));
    }

    private static Refusal unknown(String param, List<String> words) {
        var shown =
                words.stream()
                        .map(
                                it ->
                                        it.length() > MOST_SHOWN
                                                ? it.substring(0, MOST_SHOWN) + "…"
                                                : it)
                        .collect(Collectors.joining("', '", "'", "'"));
        return invalid(
                param,
                "This gateway does not tell of "
                        + shown
                        + "; GET /v1/webhook_event_types lists what it tells of.");
    }

    /** False unless it is wished. */
    static boolean keepsFormer(JsonObject body) {
        body.only(Set.of(KEEP));
        return body.bool(KEEP).orElse(false);
    }

    static EventType type(JsonObject body) {
        body.only(Set.of(TYPE));
        var word = body.requiredText(TYPE);
        return EventType.named(word).orElseThrow(() -> unknown(TYPE, List.of(word)));
    }

    private static Refusal invalid(String param, String message) {
        return new Refusal.InvalidInput(param, "invalid_value", message);
    }
}
