package dev.tunegate.domain.access;

import java.util.Optional;
import java.util.Set;

/**
 * Who somebody is, as a sign-in server vouches for it.
 *
 * @param subject how the server names them, for good, together with the server's own name
 * @param email an address of which the server says that it has been verified
 * @param groups what the server counts them among; nothing said means none
 */
public record ProvenIdentity(
        String subject, Optional<String> email, Optional<String> name, Set<String> groups) {

    private static final int MAX_SUBJECT = 500;

    public ProvenIdentity {
        groups = Set.copyOf(groups);
    }

    /**
     * Two servers may give out the same name, so the server's is part of it.
     *
     * @throws IllegalArgumentException if the name is empty or beyond all measure
     */
    public static String subject(String issuer, String name) {
        var subject = issuer + "|" + name;
        if (name.isBlank() || subject.length() > MAX_SUBJECT) {
            throw new IllegalArgumentException("not a subject");
        }
        return subject;
    }
}
