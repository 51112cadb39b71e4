package dev.tunegate.domain.catalog;

import java.util.Objects;

/** A credential. It prints as stars and is shown only to the adapter that must send it. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The credential itself: to be put on the wire, never into a message, a log or an answer. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
