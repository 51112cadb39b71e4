package dev.tunegate.domain.webhook;

import java.util.Arrays;
import java.util.Optional;

/** How far a delivery has come. */
public enum DeliveryStatus {
    /** It is to be sent, for the first time or again. */
    PENDING("pending"),
    /** The receiver has taken it. */
    SUCCEEDED("succeeded"),
    /** It was given up; it can be replayed. */
    FAILED("failed");

    private final String word;

    DeliveryStatus(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }

    public static Optional<DeliveryStatus> named(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }
}
