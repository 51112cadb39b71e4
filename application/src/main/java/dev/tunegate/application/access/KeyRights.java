package dev.tunegate.application.access;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.access.Rights;
import dev.tunegate.domain.access.Role;
import dev.tunegate.domain.key.KeyVisibility;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.organization.MemberPermission;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Refusal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which keys a caller may read, and which it may issue and change. The policy says what a
 * role may do in a place; a team says what its plain members may do with its keys.
 */
@Step
public final class KeyRights {

    private final VirtualKeys keys;
    private final Teams teams;

    public KeyRights(VirtualKeys keys, Teams teams) {
        this.keys = keys;
        this.teams = teams;
    }

    /** How much of a place's keys somebody reaches. */
    private enum Reach {
        ALL,
        OWN,
        NONE
    }

    /** Everything that exists for this caller: its own key, and what its rights open. */
    public KeyVisibility visibleTo(Caller caller) {
        if (AccessPolicy.allows(caller, Permission.KEYS_READ, Place.PLATFORM)) {
            return KeyVisibility.EVERY;
        }
        var all = new HashSet<TeamId>();
        var own = new HashSet<TeamId>();
        for (var owner : caller.rights().owners().keySet()) {
            owner.team()
                    .ifPresent(
                            it -> {
                                switch (reach(caller, owner, Permission.KEYS_READ)) {
                                    case ALL -> all.add(it);
                                    case OWN -> own.add(it);
                                    case NONE -> {}
                                }
                            });
        }
        var user = caller.identity().user();
        return new KeyVisibility(
                false,
                caller.identity().key(),
                user.filter(it -> seesPersonal(caller, it)),
                all,
                user,
                own,
                caller.isRehearsing());
    }

    private static boolean seesPersonal(Caller caller, UserId user) {
        var owner = caller.isRehearsing() ? Owner.of(user).rehearsing() : Owner.of(user);
        return AccessPolicy.allows(caller, Permission.KEYS_READ, Place.of(owner));
    }

    public boolean mayRead(Caller caller, VirtualKey key) {
        return visibleTo(caller).includes(key);
    }

    /** Whether the caller may issue such a key, or do anything with one that is there. */
    public boolean mayWrite(Caller caller, VirtualKey key) {
        return switch (reach(caller, owner(caller, key), Permission.KEYS_WRITE)) {
            case ALL -> true;
            case OWN ->
                    key.holder().user().isPresent()
                            && key.holder().user().equals(caller.identity().user());
            case NONE -> false;
        };
    }

    /**
     * Whose key it is, as the caller sees it: from what is real, keys for tests are looked after
     * like all others; from a rehearsal, only they.
     */
    private static Owner owner(Caller caller, VirtualKey key) {
        return caller.isRehearsing() ? key.owner() : key.holder().owner(key.id());
    }

    /**
     * @throws Refusal.NotFound if the key does not exist for the caller
     * @throws Refusal.NotAllowed if the caller may look at the key, but no more
     */
    public void requireWrite(Caller caller, VirtualKey key, String param) {
        if (!mayRead(caller, key)) {
            throw new Refusal.NotFound("key", key.id().value(), param);
        }
        if (!mayWrite(caller, key)) {
            throw denied();
        }
    }

    public static Refusal denied() {
        return new Refusal.NotAllowed(
                "insufficient_permissions",
                "You may not issue, change or delete this key: its team's administrators may, and"
                        + " members as far as the team permits it.");
    }

    /** The least of what the holder and the maker of the asking key reach. */
    private Reach reach(Caller caller, Owner owner, Permission permission) {
        var place = Place.of(owner);
        if (!AccessPolicy.allows(caller, permission, place)) {
            return Reach.NONE;
        }
        var own = reach(caller.rights(), owner, permission);
        return caller.rights()
                .vouched()
                .map(it -> least(own, makers(caller, it, owner, permission)))
                .orElse(own);
    }

    /** What a maker reaches as their own is the caller's own only if they are the same. */
    private Reach makers(Caller caller, Rights rights, Owner owner, Permission permission) {
        var reach = reach(rights, owner, permission);
        var maker =
                caller.identity().key().flatMap(keys::find).flatMap(it -> it.holder().voucher());
        boolean same = maker.isPresent() && maker.equals(caller.identity().user());
        return reach == Reach.OWN && !same ? Reach.NONE : reach;
    }

    private static Reach least(Reach one, Reach other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private Reach reach(Rights rights, Owner owner, Permission permission) {
        return rights.roleAt(Place.of(owner))
                .map(it -> reach(it, owner, permission))
                .orElse(Reach.NONE);
    }

    private Reach reach(Role role, Owner owner, Permission permission) {
        return switch (role) {
            case GATEWAY,
                            PLATFORM_ADMINISTRATOR,
                            ORGANIZATION_ADMINISTRATOR,
                            TEAM_ADMINISTRATOR,
                            PLATFORM_AUDITOR ->
                    Reach.ALL;
            case ORGANIZATION_MEMBER -> Reach.NONE;
            case DEVELOPER, VIEWER, SERVICE_ACCOUNT ->
                    owner.team().map(it -> ofMember(it, permission)).orElse(Reach.OWN);
        };
    }

    private Reach ofMember(TeamId team, Permission permission) {
        var permitted = teams.find(team).map(Team::memberPermissions).orElse(Set.of());
        if (permitted.contains(MemberPermission.WRITE_KEYS)) {
            return Reach.ALL;
        }
        if (permission == Permission.KEYS_READ) {
            return permitted.contains(MemberPermission.READ_KEYS) ? Reach.ALL : Reach.OWN;
        }
        return permitted.contains(MemberPermission.WRITE_OWN_KEYS) ? Reach.OWN : Reach.NONE;
    }
}
