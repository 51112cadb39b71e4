package dev.tunegate.domain.access;

import dev.tunegate.domain.shared.Refusal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Decides who may do what, for the API and the console alike: which permissions a role carries, and
 * whether a caller has one in some place. What is not named here is denied.
 */
public final class AccessPolicy {

    private static final Map<Role, Set<Permission>> TABLE = table();

    /** What whoever works alone may do with what is theirs; in a team it takes more. */
    private static final Set<Permission> ALONE = EnumSet.of(Permission.MODELS_WRITE);

    private AccessPolicy() {}

    private static Map<Role, Set<Permission>> table() {
        var readsOwn =
                EnumSet.of(
                        Permission.FILES_READ,
                        Permission.JOBS_READ,
                        Permission.MODELS_READ,
                        Permission.KEYS_READ,
                        Permission.TEAMS_READ,
                        Permission.USERS_READ,
                        Permission.ORGANIZATIONS_READ,
                        Permission.CATALOG_READ,
                        Permission.ACCESS_READ,
                        Permission.WEBHOOKS_READ,
                        Permission.BATCHES_READ);
        var works =
                with(
                        readsOwn,
                        Permission.FILES_WRITE,
                        Permission.JOBS_WRITE,
                        Permission.INFERENCE,
                        Permission.GRADERS_RUN,
                        Permission.BATCHES_WRITE);
        var developer = with(works, Permission.KEYS_WRITE, Permission.WEBHOOKS_WRITE);
        var teamAdministrator = with(developer, Permission.MEMBERS_WRITE, Permission.MODELS_WRITE);
        var everything = EnumSet.allOf(Permission.class);
        var table = new EnumMap<Role, Set<Permission>>(Role.class);
        table.put(Role.PLATFORM_ADMINISTRATOR, everything);
        table.put(Role.GATEWAY, everything);
        table.put(Role.PLATFORM_AUDITOR, with(readsOwn, Permission.CREDENTIALS_READ));
        table.put(
                Role.ORGANIZATION_ADMINISTRATOR,
                with(teamAdministrator, Permission.TEAMS_WRITE, Permission.CHECKPOINTS_SHARE));
        table.put(Role.TEAM_ADMINISTRATOR, teamAdministrator);
        table.put(Role.DEVELOPER, developer);
        table.put(Role.SERVICE_ACCOUNT, works);
        table.put(Role.VIEWER, readsOwn);
        table.put(Role.ORGANIZATION_MEMBER, EnumSet.of(Permission.ORGANIZATIONS_READ));
        return table;
    }

    private static Set<Permission> with(Set<Permission> some, Permission... more) {
        var all = EnumSet.copyOf(some);
        all.addAll(Set.of(more));
        return all;
    }

    /** Whether a role carries this permission, in the place where somebody has that role. */
    public static boolean carries(Role role, Permission permission) {
        return TABLE.getOrDefault(role, Set.of()).contains(permission);
    }

    /** Whether a role carries this permission with this owner, where somebody has that role. */
    static boolean carries(Role role, Permission permission, Owner owner) {
        return carries(role, permission)
                || (owner.team().isEmpty()
                        && ALONE.contains(permission)
                        && carries(role, Permission.JOBS_WRITE));
    }

    /** Whether the caller has the permission anywhere at all: enough to enter a route. */
    public static boolean allows(Caller caller, Permission permission) {
        return caller.rights().allowSomewhere(permission);
    }

    public static boolean allows(Caller caller, Permission permission, Place place) {
        return caller.rights().allow(permission, place);
    }

    /**
     * @throws Refusal.NotAllowed if this caller may do that nowhere
     */
    public static void require(Caller caller, Permission permission) {
        if (!allows(caller, permission)) {
            throw denied(permission);
        }
    }

    /**
     * @throws Refusal.NotAllowed if this caller may not do that there
     */
    public static void require(Caller caller, Permission permission, Place place) {
        if (!allows(caller, permission, place)) {
            throw denied(permission);
        }
    }

    private static Refusal denied(Permission permission) {
        return new Refusal.NotAllowed(
                "insufficient_permissions",
                "You may not do that here: it needs the permission '"
                        + permission.name().toLowerCase(java.util.Locale.ROOT)
                        + "'.");
    }
}
