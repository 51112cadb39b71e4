package dev.tunegate.application.access;

import static dev.tunegate.application.access.StandingHouse.ACME;
import static dev.tunegate.application.access.StandingHouse.ANNA;
import static dev.tunegate.application.access.StandingHouse.BLUE;
import static dev.tunegate.application.access.StandingHouse.BOB;
import static dev.tunegate.application.access.StandingHouse.FREE;
import static dev.tunegate.application.access.StandingHouse.RED;
import static dev.tunegate.application.access.StandingHouse.inTeam;
import static dev.tunegate.application.access.StandingHouse.personal;
import static dev.tunegate.application.access.StandingHouse.service;
import static dev.tunegate.application.access.StandingHouse.vouched;
import static dev.tunegate.domain.key.KeyFixture.aKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.key.Environment;
import dev.tunegate.domain.key.KeyType;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the holder of a key may do at this moment. */
final class KeyStandingTest {

    private static final ModelName MODEL = new ModelName("gpt-4o");

    private final StandingHouse house = new StandingHouse();

    private static VirtualKey key(VirtualKey.Holder holder) {
        return aKey().heldBy(holder).build();
    }

    private boolean may(VirtualKey key, Permission permission, TeamId team) {
        return AccessPolicy.allows(
                house.opening(key), permission, Place.of(house.teams.find(team).orElseThrow()));
    }

    private boolean may(VirtualKey key, Permission permission, Owner owner) {
        return AccessPolicy.allows(house.opening(key), permission, Place.of(owner));
    }

    private void assertGone(VirtualKey key) {
        var refusal =
                catchThrowableOfType(Refusal.NotAuthenticated.class, () -> house.opening(key));
        assertThat(refusal.code()).contains("key_holder_gone");
    }

    @Test
    void a_key_of_nobody_reaches_its_own_things_alone() {
        var key = key(VirtualKey.Holder.NOBODY);

        assertThat(house.opening(key).scope()).contains(Set.of(Owner.of(key.id())));
        assertThat(may(key, Permission.JOBS_WRITE, Owner.of(key.id()))).isTrue();
        assertThat(AccessPolicy.allows(house.opening(key), Permission.KEYS_WRITE)).isFalse();
    }

    @Test
    void a_personal_key_does_what_its_user_may() {
        house.join(ANNA, RED, MemberRole.ADMINISTRATOR);
        var key = key(personal(ANNA));

        assertThat(house.opening(key).owner()).isEqualTo(Owner.of(ANNA));
        assertThat(may(key, Permission.MEMBERS_WRITE, RED)).isTrue();
        assertThat(may(key, Permission.TEAMS_READ, BLUE)).isFalse();
    }

    @Test
    void a_personal_key_ends_with_its_user() {
        var key = key(personal(ANNA));
        house.opening(key);

        house.block(ANNA);
        assertGone(key);

        house.users.remove(ANNA);
        assertGone(key);
    }

    @Test
    void a_key_in_a_team_stays_in_it_whatever_else_its_user_is() {
        house.make(ANNA, PlatformRole.ADMINISTRATOR);
        var key = key(inTeam(ANNA, RED));

        assertThat(house.opening(key).scope()).contains(Set.of(Owner.of(RED)));
        assertThat(may(key, Permission.MEMBERS_WRITE, RED)).isTrue();
        assertThat(may(key, Permission.TEAMS_WRITE, RED)).isFalse();
        assertThat(may(key, Permission.FILES_READ, BLUE)).isFalse();
        assertThat(AccessPolicy.allows(house.opening(key), Permission.ADMINISTRATION)).isFalse();
    }

    @Test
    void a_key_whose_user_has_left_the_team_opens_nothing() {
        house.join(ANNA, RED, MemberRole.MEMBER).join(ANNA, ACME, MemberRole.MEMBER);
        var key = key(inTeam(ANNA, RED));
        assertThat(may(key, Permission.JOBS_WRITE, RED)).isTrue();

        house.memberships.remove(Group.of(RED), ANNA);

        assertGone(key);
    }

    @Test
    void a_key_in_a_team_ends_with_its_user_its_team_and_the_teams_organization() {
        house.join(ANNA, RED, MemberRole.MEMBER).join(ANNA, BLUE, MemberRole.MEMBER);
        house.join(BOB, BLUE, MemberRole.MEMBER);

        house.block(RED);
        assertGone(key(inTeam(ANNA, RED)));
        assertGone(key(service(RED)));

        house.block(ANNA);
        assertGone(key(inTeam(ANNA, BLUE)));
        house.opening(key(inTeam(BOB, BLUE)));

        house.block(ACME);
        assertGone(key(inTeam(BOB, BLUE)));
        assertGone(key(service(BLUE)));
        house.opening(key(service(FREE)));
    }

    @Test
    void a_key_of_an_organization_ends_with_it() {
        var holder =
                new VirtualKey.Holder(
                        Optional.empty(), Optional.empty(), Optional.of(ACME), Optional.empty());
        house.opening(key(holder));

        house.block(ACME);

        assertGone(key(holder));
    }

    @Test
    void a_viewers_key_reads_only_whatever_the_team_lets_them_do() {
        house.make(ANNA, PlatformRole.VIEWER).join(ANNA, RED, MemberRole.ADMINISTRATOR);
        var key = key(inTeam(ANNA, RED));

        assertThat(may(key, Permission.FILES_READ, RED)).isTrue();
        assertThat(may(key, Permission.FILES_WRITE, RED)).isFalse();
        assertThat(may(key, Permission.MEMBERS_WRITE, RED)).isFalse();
    }

    @Test
    void an_auditors_key_in_a_team_reads_only() {
        house.make(ANNA, PlatformRole.AUDITOR).join(ANNA, RED, MemberRole.ADMINISTRATOR);

        assertThat(may(key(inTeam(ANNA, RED)), Permission.FILES_READ, RED)).isTrue();
        assertThat(may(key(inTeam(ANNA, RED)), Permission.JOBS_WRITE, RED)).isFalse();
        assertThat(may(key(personal(ANNA)), Permission.KEYS_WRITE, Owner.of(ANNA))).isFalse();
    }

    @Test
    void a_key_does_no_more_than_whoever_vouches_for_it() {
        house.join(BOB, RED, MemberRole.ADMINISTRATOR);
        var key = key(vouched(service(RED), BOB));
        assertThat(may(key, Permission.JOBS_WRITE, RED)).isTrue();

        house.join(BOB, RED, MemberRole.VIEWER);
        assertThat(may(key, Permission.JOBS_READ, RED)).isTrue();
        assertThat(may(key, Permission.JOBS_WRITE, RED)).isFalse();

        house.memberships.remove(Group.of(RED), BOB);
        assertThat(may(key, Permission.JOBS_READ, RED)).isFalse();
        assertThat(house.opening(key).scope().orElseThrow()).isEmpty();
    }

    @Test
    void nobody_vouches_once_they_are_blocked_or_gone() {
        house.join(BOB, RED, MemberRole.ADMINISTRATOR);
        var key = key(vouched(service(RED), BOB));

        house.block(BOB);
        assertDoesNothing(house.opening(key));

        house.users.remove(BOB);
        assertDoesNothing(house.opening(key));
    }

    private static void assertDoesNothing(Caller caller) {
        for (var permission : Permission.values()) {
            assertThat(AccessPolicy.allows(caller, permission)).as("%s", permission).isFalse();
        }
        assertThat(caller.scope().orElseThrow()).isEmpty();
    }

    @Test
    void an_administrators_key_that_a_member_made_is_a_members() {
        house.make(ANNA, PlatformRole.ADMINISTRATOR).join(BOB, RED, MemberRole.MEMBER);
        var key = key(vouched(personal(ANNA), BOB));

        assertThat(AccessPolicy.allows(house.opening(key), Permission.ADMINISTRATION)).isFalse();
        assertThat(may(key, Permission.MEMBERS_WRITE, RED)).isFalse();
        assertThat(may(key, Permission.FILES_READ, BLUE)).isFalse();
        assertThat(house.opening(key).sees(Owner.of(BLUE))).isFalse();
    }

    @Test
    void a_key_for_managing_touches_no_data_and_one_for_reading_changes_nothing() {
        house.make(ANNA, PlatformRole.ADMINISTRATOR);
        var managing = aKey().heldBy(personal(ANNA)).of(KeyType.MANAGEMENT).build();
        var reading = aKey().heldBy(personal(ANNA)).of(KeyType.READ_ONLY).build();

        assertThat(may(managing, Permission.PROVISIONING, RED)).isTrue();
        assertThat(may(managing, Permission.FILES_READ, RED)).isFalse();
        assertThat(may(reading, Permission.FILES_READ, RED)).isTrue();
        assertThat(may(reading, Permission.USERS_WRITE, RED)).isFalse();
    }

    /** Each new permission must be given to the kinds of keys, or kept from them, on purpose. */
    @Test
    void graders_and_batches_are_work_with_data_and_not_managing() {
        house.make(ANNA, PlatformRole.ADMINISTRATOR);
        var working = aKey().heldBy(personal(ANNA)).of(KeyType.LLM_API).build();
        var managing = aKey().heldBy(personal(ANNA)).of(KeyType.MANAGEMENT).build();
        var reading = aKey().heldBy(personal(ANNA)).of(KeyType.READ_ONLY).build();

        for (var permission :
                List.of(
                        Permission.GRADERS_RUN,
                        Permission.BATCHES_READ,
                        Permission.BATCHES_WRITE)) {
            assertThat(may(working, permission, RED)).as("%s", permission).isTrue();
            assertThat(may(managing, permission, RED)).as("%s", permission).isFalse();
        }
        assertThat(may(reading, Permission.BATCHES_READ, RED)).isTrue();
        assertThat(may(reading, Permission.BATCHES_WRITE, RED)).isFalse();
    }

    @Test
    void a_personal_key_for_tests_never_reaches_what_is_real() {
        house.make(ANNA, PlatformRole.ADMINISTRATOR).join(ANNA, RED, MemberRole.ADMINISTRATOR);
        var key = aKey().heldBy(personal(ANNA)).in(Environment.TEST).build();

        var caller = house.opening(key);

        assertThat(caller.owner()).isEqualTo(Owner.of(ANNA).rehearsing());
        assertThat(caller.scope().orElseThrow()).isNotEmpty().allMatch(Owner::isRehearsing);
        assertThat(may(key, Permission.JOBS_WRITE, Owner.of(ANNA).rehearsing())).isTrue();
        assertThat(may(key, Permission.JOBS_WRITE, Owner.of(ANNA))).isFalse();
        assertThat(may(key, Permission.JOBS_WRITE, RED)).isFalse();
        assertThat(AccessPolicy.allows(caller, Permission.USERS_WRITE)).isFalse();
    }

    @Test
    void a_personal_key_for_real_work_does_not_meet_rehearsals() {
        house.join(ANNA, RED, MemberRole.MEMBER);

        assertThat(house.opening(key(personal(ANNA))).scope())
                .contains(Set.of(Owner.of(ANNA), Owner.of(RED)));
    }

    @Test
    void a_key_of_a_team_for_tests_has_the_teams_rehearsals() {
        house.join(BOB, RED, MemberRole.MEMBER);
        var key = aKey().heldBy(vouched(service(RED), BOB)).in(Environment.TEST).build();

        assertThat(house.opening(key).scope()).contains(Set.of(Owner.of(RED).rehearsing()));
        assertThat(may(key, Permission.JOBS_WRITE, Owner.of(RED).rehearsing())).isTrue();
        assertThat(may(key, Permission.JOBS_WRITE, Owner.of(RED))).isFalse();
    }

    @Test
    void every_bound_must_grant_a_model() {
        house.join(ANNA, RED, MemberRole.MEMBER);
        var key = key(inTeam(ANNA, RED));
        assertThat(permits(key)).isTrue();

        house.memberships.put(
                new Membership(
                        Group.of(RED), ANNA, MemberRole.MEMBER, Optional.of(ModelGrants.NONE)));
        assertThat(permits(key)).isFalse();
        house.join(ANNA, RED, MemberRole.MEMBER);

        house.organizations.change(
                ACME, it -> it.with(it.profile().granting(ModelGrants.NONE), it.revision()));
        assertThat(permits(key)).isFalse();
    }

    @Test
    void a_team_that_loses_a_model_loses_it_for_all_its_keys() {
        var teams = aKey().heldBy(service(RED)).granting(ModelGrants.TEAMS_MODELS).build();
        var own = aKey().heldBy(service(RED)).granting("gpt-4o").build();
        assertThat(permits(teams)).isTrue();
        assertThat(permits(own)).isTrue();

        house.teams.change(
                RED, it -> it.with(it.profile().granting(ModelGrants.NONE), it.revision()));

        assertThat(permits(teams)).isFalse();
        assertThat(permits(own)).isFalse();
    }

    @Test
    void a_personal_key_is_bound_by_its_users_models_and_by_its_makers() {
        house.users.change(
                BOB, it -> it.with(it.profile().granting(ModelGrants.NONE), it.revision()));

        assertThat(permits(key(personal(ANNA)))).isTrue();
        assertThat(permits(key(personal(BOB)))).isFalse();
        assertThat(permits(key(vouched(personal(ANNA), BOB)))).isFalse();
        assertThat(
                        permits(
                                aKey().heldBy(personal(ANNA))
                                        .granting(ModelGrants.TEAMS_MODELS)
                                        .build()))
                .isFalse();
    }

    private boolean permits(VirtualKey key) {
        return house.opening(key).models().permit(MODEL, Set.of());
    }
}
