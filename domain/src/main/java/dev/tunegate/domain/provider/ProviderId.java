package dev.tunegate.domain.provider;

/** Names a kind of provider, such as {@code openai} or {@code simulator}. */
public record ProviderId(String value) {

    public ProviderId {
        if (!value.matches("[a-z][a-z0-9_-]{0,39}")) {
            throw new IllegalArgumentException("not a provider's name: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
