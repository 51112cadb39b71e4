package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.Revision;
import java.util.Optional;

/**
 * A person.
 *
 * @param email where they are reached; no two users share one, whatever its case
 * @param subject how the sign-in server names them, once they have signed in through it
 */
public record User(
        UserId id,
        Optional<String> email,
        Optional<String> subject,
        PlatformRole role,
        Profile profile,
        Revision revision) {

    public User with(Profile other, Revision next) {
        return new User(id, email, subject, role, other, next);
    }

    public User withRole(PlatformRole other, Revision next) {
        return new User(id, email, subject, other, profile, next);
    }

    public User reachedAt(Optional<String> address, Revision next) {
        return new User(id, address, subject, role, profile, next);
    }

    public User knownAs(Optional<String> name, Revision next) {
        return new User(id, email, name, role, profile, next);
    }

    /** What to call them on pages and in sentences. */
    public String displayName() {
        return profile.alias().or(() -> email).orElse(id.value());
    }
}
