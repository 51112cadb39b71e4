package dev.tunegate.domain.webhook;

import dev.tunegate.domain.shared.RandomId;
import java.util.Optional;

/** Names what one endpoint is told of one event: {@code whd_…}. */
public record DeliveryId(String value) {

    private static final String PREFIX = "whd_";

    public DeliveryId {
        RandomId.checked(PREFIX, value);
    }

    public static DeliveryId fresh() {
        return new DeliveryId(PREFIX + RandomId.letters(24));
    }

    /** The id in this text; a text that cannot be one names nothing. */
    public static Optional<DeliveryId> in(String text) {
        return text.matches(PREFIX + "[0-9A-Za-z]{1,40}")
                ? Optional.of(new DeliveryId(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
