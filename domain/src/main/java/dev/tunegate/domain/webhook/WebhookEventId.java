package dev.tunegate.domain.webhook;

import dev.tunegate.domain.shared.RandomId;
import java.util.Optional;

/** Names an event: {@code evt_…}. Every endpoint and every attempt sees the same one. */
public record WebhookEventId(String value) {

    private static final String PREFIX = "evt_";

    public WebhookEventId {
        RandomId.checked(PREFIX, value);
    }

    public static WebhookEventId fresh() {
        return new WebhookEventId(PREFIX + RandomId.letters(24));
    }

    /** The id in this text; a text that cannot be one names nothing. */
    public static Optional<WebhookEventId> in(String text) {
        return text.matches(PREFIX + "[0-9A-Za-z]{1,40}")
                ? Optional.of(new WebhookEventId(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
