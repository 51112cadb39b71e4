package dev.tunegate.providers.dataset;

/** A row holds something that the provider's format has no equivalent for. */
public final class NotCarried extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    /**
     * @param rule a short word, such as {@code image_address}
     * @param message a sentence that says what is wrong and what to do
     */
    public NotCarried(String rule, String message) {
        super(message, null, false, false);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
