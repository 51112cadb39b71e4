package dev.tunegate.domain.access;

import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import java.util.Optional;

/**
 * To whom files, jobs and tuned models belong: a team, a user, or a key that belongs to neither.
 * What was made in a rehearsal has an owner of its own, so that it never stands among what is real.
 */
public record Owner(String value) {

    public static final Owner ADMINISTRATOR = new Owner("administrator");

    private static final String TEAM = "team:";
    private static final String USER = "user:";
    private static final String KEY = "key:";
    private static final String REHEARSING = "test-";

    public Owner {
        if (value.isBlank() || value.length() > 120) {
            throw new IllegalArgumentException("not an owner: " + value);
        }
    }

    public static Owner of(TeamId team) {
        return new Owner(TEAM + team);
    }

    public static Owner of(UserId user) {
        return new Owner(USER + user);
    }

    public static Owner of(KeyId key) {
        return new Owner(KEY + key);
    }

    /** The owner of what this one makes with keys for tests. */
    public Owner rehearsing() {
        return isRehearsing() ? this : new Owner(REHEARSING + value);
    }

    public boolean isRehearsing() {
        return value.startsWith(REHEARSING);
    }

    /** The team, if it is one, rehearsing or not. */
    public Optional<TeamId> team() {
        return named(TEAM).map(TeamId::new);
    }

    /** The user, if it is one, rehearsing or not. */
    public Optional<UserId> user() {
        return named(USER).map(UserId::new);
    }

    private Optional<String> named(String kind) {
        var plain = isRehearsing() ? value.substring(REHEARSING.length()) : value;
        return plain.startsWith(kind)
                ? Optional.of(plain.substring(kind.length()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
