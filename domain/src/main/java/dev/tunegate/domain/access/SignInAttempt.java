package dev.tunegate.domain.access;

import dev.tunegate.domain.shared.RandomId;
import java.net.URI;

/**
 * One try to sign in through a sign-in server: what only the browser that began it knows.
 *
 * @param state comes back with the browser, and proves that it is the same one
 * @param nonce comes back in the server's statement, and proves that it was made for this try
 * @param verifier proves to the server that whoever redeems the code is who asked for it (PKCE, RFC
 *     7636)
 * @param back where the server sends the browser afterwards
 */
public record SignInAttempt(String state, String nonce, String verifier, URI back) {

    /** 43 letters and digits: 256 bits, and as many as a verifier must have. */
    private static final int LENGTH = 43;

    /**
     * @throws IllegalArgumentException if one of the three is not as {@link #fresh} makes them
     */
    public SignInAttempt {
        requireRandom(state);
        requireRandom(nonce);
        requireRandom(verifier);
    }

    public static SignInAttempt fresh(URI back) {
        return new SignInAttempt(
                RandomId.letters(LENGTH), RandomId.letters(LENGTH), RandomId.letters(LENGTH), back);
    }

    private static void requireRandom(String text) {
        if (!text.matches("[0-9A-Za-z]{" + LENGTH + "}")) {
            throw new IllegalArgumentException("not part of an attempt to sign in");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
