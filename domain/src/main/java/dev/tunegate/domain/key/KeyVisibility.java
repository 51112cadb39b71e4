package dev.tunegate.domain.key;

import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * Which keys there are for somebody; the others do not exist for them.
 *
 * @param every whether all of them are, and nothing further counts
 * @param own the key that is held
 * @param personal the user whose keys without a team are seen
 * @param teams the teams all of whose keys are seen
 * @param user who sees, of the teams in {@code ownIn}, only keys of theirs
 * @param rehearsals whether, but for the key that is held, only keys for tests are seen
 */
public record KeyVisibility(
        boolean every,
        Optional<KeyId> own,
        Optional<UserId> personal,
        Set<TeamId> teams,
        Optional<UserId> user,
        Set<TeamId> ownIn,
        boolean rehearsals) {

    public static final KeyVisibility EVERY =
            new KeyVisibility(
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    Set.of(),
                    false);

    public KeyVisibility {
        teams = Set.copyOf(teams);
        ownIn = Set.copyOf(ownIn);
    }

    public boolean includes(VirtualKey key) {
        return every
                || own.filter(key.id()::equals).isPresent()
                || (isRightKind(key) && (isPersonal(key) || isOfTeam(key)));
    }

    private boolean isRightKind(VirtualKey key) {
        return !rehearsals || key.powers().environment() == Environment.TEST;
    }

    private boolean isPersonal(VirtualKey key) {
        var holder = key.holder();
        return holder.team().isEmpty() && isSame(personal, holder.user());
    }

    private boolean isOfTeam(VirtualKey key) {
        var holder = key.holder();
        return holder.team().filter(teams::contains).isPresent()
                || (holder.team().filter(ownIn::contains).isPresent()
                        && isSame(user, holder.user()));
    }

    private static boolean isSame(Optional<UserId> one, Optional<UserId> other) {
        return one.isPresent() && one.equals(other);
    }
}
