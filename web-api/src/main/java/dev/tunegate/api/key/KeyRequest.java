package dev.tunegate.api.key;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.key.NewKey;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the bodies of key requests. A field that means nothing here yet is refused by its name. */
final class KeyRequest {

    private static final Set<String> MEMBERS =
            Set.of("models", "key_alias", "duration", "metadata");
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})(s|m|h|d|w)");
    private static final int MOST_MODELS = 1000;

    private KeyRequest() {}

    static NewKey read(JsonObject body) {
        body.only(MEMBERS);
        return new NewKey(
                body.text("key_alias"),
                new ModelGrants(Set.copyOf(body.texts("models", MOST_MODELS))),
                body.text("duration").map(KeyRequest::duration),
                new Metadata(body.pairs("metadata")));
    }

    private static Duration duration(String text) {
        var parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new Refusal.InvalidInput(
                    "duration",
                    "invalid_value",
                    "Invalid 'duration': expected a number and s, m, h, d or w, such as 30d.");
        }
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(Math.min(count, 36_500));
            default -> Duration.ofDays(Math.min(count, 5_000) * 7);
        };
    }
}
