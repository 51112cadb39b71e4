package dev.tunegate.application.access;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Identity;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.access.Rights;
import dev.tunegate.domain.access.Role;
import dev.tunegate.domain.catalog.ModelAccess;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out what the holder of a key may do at this moment: what its user, its team and whoever
 * vouches for it may, and of that no more than the key says.
 */
@Step
public final class KeyStanding {

    private final UserStanding standing;

    public KeyStanding(UserStanding standing) {
        this.standing = standing;
    }

    /**
     * @throws Refusal.NotAuthenticated if nobody is left in whose name the key could be used
     */
    public Caller caller(VirtualKey key) {
        var holder = key.holder();
        var user = holder.user().map(it -> standing.open(it).orElseThrow(() -> gone("user")));
        var team = holder.team().map(it -> standing.open(it).orElseThrow(() -> gone("team")));
        if (holder.organization().filter(it -> standing.open(it).isEmpty()).isPresent()) {
            throw gone("organization");
        }
        var organization = team.flatMap(Team::organization).or(holder::organization);
        var identity =
                new Identity(
                        key.displayName(),
                        Optional.of(key.id()),
                        holder.user(),
                        holder.team(),
                        organization);
        return new Caller(
                identity,
                key.owner(),
                rights(key, user, team),
                models(key, user, team),
                quotas(key, user, team, organization));
    }

    /** What is done with the key counts for everybody in whose name it is done. */
    private List<Quota> quotas(
            VirtualKey key,
            Optional<User> user,
            Optional<Team> team,
            Optional<OrganizationId> organization) {
        var quotas = new ArrayList<Quota>();
        quotas.add(Quota.of(key.id(), key.powers().limits()));
        user.map(it -> Quota.of(it.id(), it.profile().limits())).ifPresent(quotas::add);
        team.map(it -> Quota.of(it.id(), it.profile().limits())).ifPresent(quotas::add);
        organization
                .flatMap(standing::open)
                .map(it -> Quota.of(it.id(), it.profile().limits()))
                .ifPresent(quotas::add);
        return quotas;
    }

    private Rights rights(VirtualKey key, Optional<User> user, Optional<Team> team) {
        var own =
                team.map(it -> inTeam(key, it, user))
                        .or(() -> user.map(it -> personal(key, standing.rights(it))))
                        .orElseGet(() -> Rights.with(key.owner(), Role.SERVICE_ACCOUNT))
                        .narrowedTo(key.powers().type().permissions());
        return key.holder().voucher().map(it -> own.vouchedBy(voucher(key))).orElse(own);
    }

    /** What is real and what is rehearsed are two worlds: a key never reaches into the other. */
    private static Rights personal(VirtualKey key, Rights rights) {
        var owners = new HashMap<>(rights.owners());
        return switch (key.powers().environment()) {
            case LIVE -> {
                owners.keySet().removeIf(Owner::isRehearsing);
                yield Rights.of(rights.platform(), rights.organizations(), owners);
            }
            case TEST -> {
                owners.keySet().removeIf(it -> !it.isRehearsing());
                yield Rights.of(Optional.empty(), Map.of(), owners);
            }
        };
    }

    /** A key of a team stays in it, whatever else its user is. */
    private Rights inTeam(VirtualKey key, Team team, Optional<User> user) {
        if (user.isEmpty()) {
            return Rights.with(key.owner(), Role.SERVICE_ACCOUNT);
        }
        var role =
                standing.rights(user.get()).roleAt(Place.of(team)).orElseThrow(() -> gone("team"));
        return Rights.with(key.owner(), local(role));
    }

    /** What somebody with this role is inside one team. */
    private static Role local(Role role) {
        return switch (role) {
            case PLATFORM_ADMINISTRATOR, ORGANIZATION_ADMINISTRATOR -> Role.TEAM_ADMINISTRATOR;
            case PLATFORM_AUDITOR -> Role.VIEWER;
            case TEAM_ADMINISTRATOR, DEVELOPER, SERVICE_ACCOUNT, VIEWER -> role;
            case ORGANIZATION_MEMBER -> throw gone("team");
            case GATEWAY -> throw new IllegalStateException("the gateway holds no keys");
        };
    }

    /** Whoever is gone or blocked may do nothing, and so may the keys they have made. */
    private Rights voucher(VirtualKey key) {
        return key.holder()
                .voucher()
                .flatMap(standing::open)
                .map(standing::rights)
                .orElseGet(() -> Rights.of(Optional.empty(), Map.of(), Map.of()));
    }

    private ModelAccess models(VirtualKey key, Optional<User> user, Optional<Team> team) {
        var grants = key.powers().models();
        var outer =
                team.map(it -> standing.models(it, user))
                        .or(() -> user.map(standing::models))
                        .orElse(ModelAccess.UNBOUNDED);
        if (team.isEmpty()) {
            outer = outer.and(ofOrganization(key));
        }
        var voucher = key.holder().voucher().flatMap(standing::open);
        var makers =
                team.flatMap(it -> voucher.map(by -> standing.models(it, Optional.of(by))))
                        .or(() -> voucher.map(standing::models))
                        .orElse(ModelAccess.UNBOUNDED);
        var ofTeam = grants.areTheTeams() && team.isPresent();
        var own = ofTeam ? ModelAccess.UNBOUNDED : standing.bound("the key", grants);
        return own.and(outer).and(makers);
    }

    private ModelAccess ofOrganization(VirtualKey key) {
        return key.holder()
                .organization()
                .flatMap(standing::open)
                .map(standing::models)
                .orElse(ModelAccess.UNBOUNDED);
    }

    /** How much the key and those who hold it may use; nothing of whoever is not limited. */
    List<Explanation.Reason> limits(VirtualKey key) {
        var holder = key.holder();
        var team = holder.team().flatMap(standing::open);
        var organization =
                team.flatMap(Team::organization).or(holder::organization).flatMap(standing::open);
        var limits = new ArrayList<Explanation.Reason>();
        limit("the key", Optional.of(key.powers().limits())).ifPresent(limits::add);
        limit("the user", holder.user().flatMap(standing::open).map(it -> it.profile().limits()))
                .ifPresent(limits::add);
        limit("the team", team.map(it -> it.profile().limits())).ifPresent(limits::add);
        limit("the organization", organization.map(it -> it.profile().limits()))
                .ifPresent(limits::add);
        return limits;
    }

    private static Optional<Explanation.Reason> limit(String whose, Optional<Limits> limits) {
        return limits.filter(it -> !it.equals(Limits.NONE))
                .map(
                        it ->
                                new Explanation.Reason(
                                        Explanation.Check.LIMITS,
                                        whose,
                                        true,
                                        "At most "
                                                + Stream.of(
                                                                said(
                                                                        it.requestsPerMinute(),
                                                                        "requests a minute"),
                                                                said(
                                                                        it.runningJobs(),
                                                                        "running jobs"),
                                                                said(
                                                                        it.storedBytes(),
                                                                        "stored bytes"))
                                                        .flatMap(Optional::stream)
                                                        .collect(Collectors.joining(", "))
                                                + "."));
    }

    private static Optional<String> said(Optional<Long> limit, String what) {
        return limit.map(it -> it + " " + what);
    }

    private static Refusal gone(String what) {
        return new Refusal.NotAuthenticated(
                "key_holder_gone",
                "The "
                        + what
                        + " that this key belongs to is blocked, gone, or has let its user go.");
    }
}
