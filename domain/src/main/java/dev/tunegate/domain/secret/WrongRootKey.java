package dev.tunegate.domain.secret;

/** The keys in the database were sealed under a root key that this gateway does not have. */
public final class WrongRootKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param wanted the name of the root key that is missing
     */
    public WrongRootKey(String wanted) {
        super(
                "The secrets in the database were sealed under another root key (its name is "
                        + wanted
                        + "). Start with the TUNEGATE_ROOT_KEY or the pepper that this database"
                        + " was used with, or name the former root key in"
                        + " TUNEGATE_PREVIOUS_ROOT_KEY.",
                null,
                false,
                false);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
