package dev.tunegate.domain.key;

import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which keys a list shows; a key must meet all that is said.
 *
 * @param search a part of the alias, whatever its case
 */
public record KeyFilter(
        KeyVisibility visible,
        Optional<KeyId> id,
        Optional<UserId> user,
        Optional<TeamId> team,
        Optional<Within> organization,
        Optional<String> alias,
        Optional<String> search,
        Optional<Standing> standing) {

    public static final KeyFilter ALL = visibleTo(KeyVisibility.EVERY);

    /** Whether a key opens. */
    public enum State {
        ACTIVE,
        BLOCKED,
        /** Its time is over, and nobody has blocked it. */
        EXPIRED
    }

    /** A state at some moment, for keys expire by themselves. */
    public record Standing(State state, Instant now) {}

    /** An organization, and the teams that belong to it. */
    public record Within(OrganizationId organization, Set<TeamId> teams) {

        public Within {
            teams = Set.copyOf(teams);
        }

        boolean holds(VirtualKey key) {
            return key.holder().organization().filter(organization::equals).isPresent()
                    || key.holder().team().filter(teams::contains).isPresent();
        }
    }

    public static KeyFilter visibleTo(KeyVisibility visible) {
        return new KeyFilter(
                visible,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same wishes, of somebody who sees no more than this. */
    public KeyFilter seenBy(KeyVisibility other) {
        return new KeyFilter(other, id, user, team, organization, alias, search, standing);
    }

    public KeyFilter ofUser(UserId other) {
        return new KeyFilter(
                visible, id, Optional.of(other), team, organization, alias, search, standing);
    }

    public KeyFilter ofTeam(TeamId other) {
        return new KeyFilter(
                visible, id, user, Optional.of(other), organization, alias, search, standing);
    }

    public KeyFilter within(Within other) {
        return new KeyFilter(visible, id, user, team, Optional.of(other), alias, search, standing);
    }

    public KeyFilter called(String other) {
        return new KeyFilter(
                visible, id, user, team, organization, Optional.of(other), search, standing);
    }

    public KeyFilter holding(String part) {
        return new KeyFilter(
                visible, id, user, team, organization, alias, Optional.of(part), standing);
    }

    public KeyFilter with(KeyId other) {
        return new KeyFilter(
                visible, Optional.of(other), user, team, organization, alias, search, standing);
    }

    public KeyFilter in(State state, Instant now) {
        return new KeyFilter(
                visible,
                id,
                user,
                team,
                organization,
                alias,
                search,
                Optional.of(new Standing(state, now)));
    }

    public boolean shows(VirtualKey key) {
        var holder = key.holder();
        return visible.includes(key)
                && id.map(key.id()::equals).orElse(true)
                && user.map(it -> holder.user().filter(it::equals).isPresent()).orElse(true)
                && team.map(it -> holder.team().filter(it::equals).isPresent()).orElse(true)
                && organization.map(it -> it.holds(key)).orElse(true)
                && alias.map(it -> key.label().alias().filter(it::equals).isPresent()).orElse(true)
                && search.map(it -> isIn(key, it)).orElse(true)
                && standing.map(it -> stands(key, it)).orElse(true);
    }

    private static boolean isIn(VirtualKey key, String part) {
        var wanted = part.toLowerCase(Locale.ROOT);
        return key.label()
                .alias()
                .filter(it -> it.toLowerCase(Locale.ROOT).contains(wanted))
                .isPresent();
    }

    private static boolean stands(VirtualKey key, Standing standing) {
        boolean over = key.validity().isOver(standing.now());
        boolean blocked = key.validity().blocked();
        return switch (standing.state()) {
            case ACTIVE -> !blocked && !over;
            case BLOCKED -> blocked;
            case EXPIRED -> over && !blocked;
        };
    }
}
