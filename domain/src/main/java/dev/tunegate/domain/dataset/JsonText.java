package dev.tunegate.domain.dataset;

/**
 * A JSON value as it was written, for what the gateway carries but does not look into.
 *
 * @param text one whole value, every number in it as its author wrote it
 */
public record JsonText(String text) {

    public static final JsonText NULL = new JsonText("null");
    public static final JsonText TRUE = new JsonText("true");
    public static final JsonText FALSE = new JsonText("false");

    public JsonText {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A JSON value has at least one character");
        }
    }

    /** Whether it says nothing. */
    public boolean isNull() {
        return equals(NULL);
    }
}
