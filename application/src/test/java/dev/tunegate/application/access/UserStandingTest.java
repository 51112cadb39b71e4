package dev.tunegate.application.access;

import static dev.tunegate.application.access.StandingHouse.ACME;
import static dev.tunegate.application.access.StandingHouse.ANNA;
import static dev.tunegate.application.access.StandingHouse.BLUE;
import static dev.tunegate.application.access.StandingHouse.BOB;
import static dev.tunegate.application.access.StandingHouse.FREE;
import static dev.tunegate.application.access.StandingHouse.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What users may do at this moment. */
final class UserStandingTest {

    private static final Set<Permission> READING =
            Set.of(
                    Permission.FILES_READ,
                    Permission.JOBS_READ,
                    Permission.MODELS_READ,
                    Permission.KEYS_READ,
                    Permission.TEAMS_READ,
                    Permission.USERS_READ,
                    Permission.ORGANIZATIONS_READ,
                    Permission.CATALOG_READ,
                    Permission.CREDENTIALS_READ,
                    Permission.ACCESS_READ,
                    Permission.WEBHOOKS_READ,
                    Permission.BATCHES_READ);

    private final StandingHouse house = new StandingHouse();

    private boolean may(Caller caller, Permission permission, TeamId team) {
        return AccessPolicy.allows(
                caller, permission, Place.of(house.teams.find(team).orElseThrow()));
    }

    @Test
    void somebody_without_a_team_works_on_their_own_account_alone() {
        var anna = house.anna();

        assertThat(anna.scope()).contains(Set.of(Owner.of(ANNA), Owner.of(ANNA).rehearsing()));
        assertThat(AccessPolicy.allows(anna, Permission.JOBS_WRITE, Place.of(Owner.of(ANNA))))
                .isTrue();
        assertThat(may(anna, Permission.TEAMS_READ, RED)).isFalse();
        assertThat(AccessPolicy.allows(anna, Permission.TEAMS_READ, Place.of(ACME))).isFalse();
    }

    @Test
    void a_member_works_in_their_team_and_in_no_other() {
        house.join(ANNA, RED, MemberRole.MEMBER);

        assertThat(may(house.anna(), Permission.JOBS_WRITE, RED)).isTrue();
        assertThat(may(house.anna(), Permission.MEMBERS_WRITE, RED)).isFalse();
        assertThat(may(house.anna(), Permission.FILES_READ, BLUE)).isFalse();
    }

    @Test
    void whoever_is_let_go_has_lost_everything_at_the_next_look() {
        house.join(ANNA, RED, MemberRole.ADMINISTRATOR);
        assertThat(may(house.anna(), Permission.MEMBERS_WRITE, RED)).isTrue();

        house.memberships.remove(dev.tunegate.domain.organization.Group.of(RED), ANNA);

        assertThat(may(house.anna(), Permission.FILES_READ, RED)).isFalse();
        assertThat(house.anna().sees(Owner.of(RED))).isFalse();
    }

    @Test
    void a_plain_member_of_an_organization_sees_none_of_its_teams() {
        house.join(ANNA, ACME, MemberRole.MEMBER);

        for (var permission : Permission.values()) {
            assertThat(may(house.anna(), permission, RED))
                    .as("%s", permission)
                    .isEqualTo(permission == Permission.ORGANIZATIONS_READ);
        }
        assertThat(house.anna().sees(Owner.of(RED))).isFalse();
    }

    @Test
    void whoever_looks_on_in_an_organization_reads_in_its_teams_and_changes_nothing() {
        house.join(ANNA, ACME, MemberRole.VIEWER);

        assertThat(may(house.anna(), Permission.FILES_READ, RED)).isTrue();
        assertThat(house.anna().sees(Owner.of(RED))).isTrue();
        assertThat(may(house.anna(), Permission.FILES_READ, FREE)).isFalse();
        assertThat(changes(house.anna(), RED)).isEmpty();
    }

    private java.util.List<Permission> changes(Caller caller, TeamId team) {
        return Arrays.stream(Permission.values())
                .filter(it -> !READING.contains(it))
                .filter(it -> may(caller, it, team))
                .toList();
    }

    @Test
    void an_administrator_of_an_organization_runs_its_teams_and_no_others() {
        house.join(ANNA, ACME, MemberRole.ADMINISTRATOR);

        assertThat(may(house.anna(), Permission.TEAMS_WRITE, RED)).isTrue();
        assertThat(may(house.anna(), Permission.MEMBERS_WRITE, BLUE)).isTrue();
        assertThat(may(house.anna(), Permission.TEAMS_READ, FREE)).isFalse();
        assertThat(AccessPolicy.allows(house.anna(), Permission.TEAMS_WRITE, Place.PLATFORM))
                .isFalse();
        assertThat(AccessPolicy.allows(house.anna(), Permission.USERS_WRITE)).isFalse();
        assertThat(AccessPolicy.allows(house.anna(), Permission.ORGANIZATIONS_WRITE)).isFalse();
        assertThat(house.anna().sees(Owner.of(RED))).isTrue();
        assertThat(house.anna().sees(Owner.of(FREE))).isFalse();
    }

    @Test
    void a_team_that_leaves_the_organization_leaves_its_administrator_too() {
        house.join(ANNA, ACME, MemberRole.ADMINISTRATOR);

        house.teams.change(RED, it -> it.in(Optional.empty(), it.revision()));

        assertThat(may(house.anna(), Permission.TEAMS_READ, RED)).isFalse();
        assertThat(house.anna().sees(Owner.of(RED))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"VIEWER", "AUDITOR"})
    void who_only_reads_on_the_platform_changes_nothing_anywhere(PlatformRole role) {
        house.make(ANNA, role)
                .join(ANNA, ACME, MemberRole.ADMINISTRATOR)
                .join(ANNA, FREE, MemberRole.ADMINISTRATOR);

        assertThat(changes(house.anna(), RED)).isEmpty();
        assertThat(changes(house.anna(), FREE)).isEmpty();
        assertThat(may(house.anna(), Permission.FILES_READ, FREE)).isTrue();
        for (var permission : Permission.values()) {
            assertThat(AccessPolicy.allows(house.anna(), permission))
                    .as("%s", permission)
                    .matches(it -> !it || READING.contains(permission));
        }
    }

    @Test
    void a_blocked_user_is_nobody() {
        house.block(ANNA);

        assertThat(house.standing().caller(ANNA)).isEmpty();
        assertThat(house.standing().caller(new UserId("nobody"))).isEmpty();
        assertThat(house.standing().caller(BOB)).isPresent();
    }

    @Test
    void a_blocked_team_opens_for_none_of_its_members() {
        house.join(ANNA, RED, MemberRole.ADMINISTRATOR).join(ANNA, BLUE, MemberRole.MEMBER);

        house.block(RED);

        assertThat(may(house.anna(), Permission.FILES_READ, RED)).isFalse();
        assertThat(house.anna().sees(Owner.of(RED))).isFalse();
        assertThat(house.anna().sees(Owner.of(RED).rehearsing())).isFalse();
        assertThat(may(house.anna(), Permission.FILES_READ, BLUE)).isTrue();
    }

    @Test
    void an_organizations_administrator_can_unblock_a_team() {
        house.join(ANNA, ACME, MemberRole.ADMINISTRATOR);

        house.block(RED);

        assertThat(may(house.anna(), Permission.TEAMS_WRITE, RED)).isTrue();
    }

    @Test
    void a_blocked_organization_opens_neither_itself_nor_its_teams() {
        house.join(ANNA, ACME, MemberRole.ADMINISTRATOR).join(BOB, RED, MemberRole.MEMBER);
        var bob = house.standing().caller(BOB).orElseThrow();
        assertThat(may(bob, Permission.FILES_READ, RED)).isTrue();

        house.block(ACME);

        assertThat(may(house.anna(), Permission.TEAMS_READ, RED)).isFalse();
        assertThat(house.anna().sees(Owner.of(BLUE))).isFalse();
        var afterwards = house.standing().caller(BOB).orElseThrow();
        assertThat(may(afterwards, Permission.FILES_READ, RED)).isFalse();
    }

    @Test
    void of_two_roles_the_greater_counts() {
        house.join(ANNA, ACME, MemberRole.ADMINISTRATOR).join(ANNA, RED, MemberRole.VIEWER);

        assertThat(may(house.anna(), Permission.JOBS_WRITE, RED)).isTrue();
    }

    @Test
    void an_empty_list_of_models_means_nothing_unless_the_operator_says_otherwise() {
        house.users.change(
                ANNA, it -> it.with(it.profile().granting(ModelGrants.NONE), it.revision()));
        var model = new ModelName("gpt-4o");
        var lenient = house.standing(new GrantWords(true)).caller(ANNA).orElseThrow();

        assertThat(house.anna().models().permit(model, Set.of())).isFalse();
        assertThat(lenient.models().permit(model, Set.of())).isTrue();
        assertThat(
                        new GrantWords(true)
                                .meaningOf(new ModelGrants(Set.of(ModelGrants.NO_MODEL)))
                                .permit(model, Set.of()))
                .isFalse();
    }
}
