package dev.tunegate.domain.access;

import dev.tunegate.domain.organization.OrganizationId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a caller may do, and where: its roles, narrowed to some permissions, and within the rights
 * of whoever vouches for it.
 *
 * @param platform its role on the whole platform, if it has one
 * @param organizations its roles in organizations
 * @param owners its roles with owners of files, jobs and models
 * @param permissions no more than these, whatever the roles carry
 * @param vouched the rights of the maker of the key, at this moment; empty if nobody bounds it
 */
public record Rights(
        Optional<Role> platform,
        Map<OrganizationId, Role> organizations,
        Map<Owner, Role> owners,
        Set<Permission> permissions,
        Optional<Rights> vouched) {

    private static final Set<Permission> ANY = Set.copyOf(EnumSet.allOf(Permission.class));

    public Rights {
        organizations = Map.copyOf(organizations);
        owners = Map.copyOf(owners);
        permissions = Set.copyOf(permissions);
        organizations.values().forEach(Rights::requireLocal);
        owners.values().forEach(Rights::requireLocal);
    }

    /** A platform's role in a part of it would open the whole platform's routes. */
    private static void requireLocal(Role role) {
        if (role.isOfPlatform()) {
            throw new IllegalArgumentException(role + " is a role on the whole platform");
        }
    }

    public static Rights onPlatform(Role role) {
        return new Rights(Optional.of(role), Map.of(), Map.of(), ANY, Optional.empty());
    }

    public static Rights with(Owner owner, Role role) {
        return new Rights(Optional.empty(), Map.of(), Map.of(owner, role), ANY, Optional.empty());
    }

    public static Rights of(
            Optional<Role> platform,
            Map<OrganizationId, Role> organizations,
            Map<Owner, Role> owners) {
        return new Rights(platform, organizations, owners, ANY, Optional.empty());
    }

    public Rights narrowedTo(Set<Permission> fewer) {
        return new Rights(platform, organizations, owners, fewer, vouched);
    }

    public Rights vouchedBy(Rights maker) {
        return new Rights(platform, organizations, owners, permissions, Optional.of(maker));
    }

    boolean allow(Permission permission, Place place) {
        return permissions.contains(permission)
                && hasRoleFor(permission, place)
                && vouched.map(it -> it.allow(permission, place)).orElse(true);
    }

    private boolean hasRoleFor(Permission permission, Place place) {
        return carries(platform, permission)
                || carries(place.organization().map(organizations::get), permission)
                || place.owner().filter(it -> carries(it, permission)).isPresent();
    }

    private static boolean carries(Optional<Role> role, Permission permission) {
        return role.filter(it -> AccessPolicy.carries(it, permission)).isPresent();
    }

    private boolean carries(Owner owner, Permission permission) {
        return Optional.ofNullable(owners.get(owner))
                .filter(it -> AccessPolicy.carries(it, permission, owner))
                .isPresent();
    }

    boolean allowSomewhere(Permission permission) {
        return permissions.contains(permission)
                && (carries(platform, permission)
                        || organizations.values().stream()
                                .anyMatch(it -> AccessPolicy.carries(it, permission))
                        || owners.keySet().stream().anyMatch(it -> carries(it, permission)))
                && vouched.map(it -> it.allowSomewhere(permission)).orElse(true);
    }

    /** The role that counts most in a place, before anything narrows it; empty if there is none. */
    public Optional<Role> roleAt(Place place) {
        return Stream.of(
                        platform,
                        place.organization().map(organizations::get),
                        place.owner().map(owners::get))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** The owners whose things can be seen; empty if everybody's can. */
    Optional<Set<Owner>> scope() {
        var own =
                platform.isPresent() ? Optional.<Set<Owner>>empty() : Optional.of(owners.keySet());
        var makers = vouched.flatMap(Rights::scope);
        return own.isPresent() && makers.isPresent()
                ? Optional.of(common(own.get(), makers.get()))
                : own.or(() -> makers);
    }

    private static Set<Owner> common(Set<Owner> some, Set<Owner> others) {
        var common = new HashSet<>(some);
        common.retainAll(others);
        return Set.copyOf(common);
    }
}
