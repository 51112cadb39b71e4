package dev.tunegate.application.access;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.SignInServer;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.domain.shared.Refusal;

/**
 * Finds out who is calling, from a token of the sign-in server's. The token says who it is and
 * nothing else: what they may do stands in the directory.
 */
@UseCase
public final class AuthenticateToken {

    private static final int MAX_LENGTH = 8 * 1024;

    private final SignInServer server;
    private final Users users;
    private final UserStanding standing;

    public AuthenticateToken(SignInServer server, Users users, UserStanding standing) {
        this.server = server;
        this.users = users;
        this.standing = standing;
    }

    /** Whether this looks like a signed token (RFC 7515) and not like a key, which has no dots. */
    public static boolean looksLikeToken(String presented) {
        return presented.startsWith("eyJ")
                && presented.chars().filter(it -> it == '.').count() == 2;
    }

    /**
     * @throws Refusal.NotAuthenticated if the token is not good, or names nobody who may be here;
     *     which of them is told to nobody
     */
    public Caller authenticate(String token) {
        if (token.length() > MAX_LENGTH) {
            throw refused();
        }
        return server.verify(token)
                .flatMap(it -> users.bySubject(it.subject()))
                .map(User::id)
                .flatMap(standing::caller)
                .orElseThrow(AuthenticateToken::refused);
    }

    private static Refusal refused() {
        return new Refusal.NotAuthenticated("invalid_token", "Incorrect token provided.");
    }
}
