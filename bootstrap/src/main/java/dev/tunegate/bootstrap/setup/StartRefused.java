package dev.tunegate.bootstrap.setup;

/**
 * The gateway will not start, for a reason that whoever starts it can mend. The message is for
 * people: it is printed as it stands, so it never holds a secret.
 */
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String sentence) {
        super(sentence, null, false, false);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
