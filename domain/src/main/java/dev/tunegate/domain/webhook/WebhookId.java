package dev.tunegate.domain.webhook;

import dev.tunegate.domain.shared.RandomId;
import java.util.Optional;

/** Names a webhook endpoint: {@code we_…}. */
public record WebhookId(String value) {

    private static final String PREFIX = "we_";

    public WebhookId {
        RandomId.checked(PREFIX, value);
    }

    public static WebhookId fresh() {
        return new WebhookId(PREFIX + RandomId.letters(24));
    }

    /** The id in this text; a text that cannot be one names nothing. */
    public static Optional<WebhookId> in(String text) {
        return text.matches(PREFIX + "[0-9A-Za-z]{1,40}")
                ? Optional.of(new WebhookId(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
