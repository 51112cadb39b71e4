package dev.tunegate.api.key;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.key.NewKey;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the wish for a key. What other gateways offer and this one does not is refused by its name:
 * a budget that nobody watches would be worse than none.
 */
final class KeyRequest {

    private static final Set<String> MEMBERS =
            Set.of("models", "key_alias", "duration", "metadata");
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})([smhdw])");
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final int MAX_MODELS = 1000;

    private KeyRequest() {}

    static NewKey read(JsonObject body) {
        body.only(MEMBERS);
        return new NewKey(
                body.text("key_alias"),
                new ModelGrants(Set.copyOf(body.texts("models", MAX_MODELS))),
                body.text("duration").map(KeyRequest::duration),
                body.metadata("metadata"));
    }

    private static Duration duration(String text) {
        var parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw invalid();
        }
        long count = Long.parseLong(parts.group(1));
        var duration =
                switch (parts.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    case "w" -> Duration.ofDays(7 * count);
                    default -> Duration.ofDays(count);
                };
        if (duration.compareTo(LONGEST) > 0) {
            throw invalid();
        }
        return duration;
    }

    private static Refusal invalid() {
        return new Refusal.InvalidInput(
                "duration",
                "invalid_value",
                "'duration' must be a number with s, m, h, d or w behind it, such as 30d; at"
                        + " most 36500d.");
    }
}
