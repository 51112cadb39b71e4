package dev.tunegate.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.Refusal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every permission for every role, as one table. */
final class AccessPolicyTest {

    private static final TeamId RED = new TeamId("red");
    private static final TeamId BLUE = new TeamId("blue");
    private static final OrganizationId ACME = new OrganizationId("acme");

    private static final String TABLE =
            """
            permission          | admin | org admin | team admin | dev | service | auditor | viewer | org member
            FILES_READ          | yes   | yes       | yes        | yes | yes     | yes     | yes | no
            FILES_WRITE         | yes   | yes       | yes        | yes | yes     | no      | no | no
            JOBS_READ           | yes   | yes       | yes        | yes | yes     | yes     | yes | no
            JOBS_WRITE          | yes   | yes       | yes        | yes | yes     | no      | no | no
            MODELS_READ         | yes   | yes       | yes        | yes | yes     | yes     | yes | no
            MODELS_WRITE        | yes   | yes       | yes        | no  | no      | no      | no | no
            INFERENCE           | yes   | yes       | yes        | yes | yes     | no      | no | no
            KEYS_READ           | yes   | yes       | yes        | yes | yes     | yes     | yes | no
            KEYS_WRITE          | yes   | yes       | yes        | yes | no      | no      | no | no
            TEAMS_READ          | yes   | yes       | yes        | yes | yes     | yes     | yes | no
            TEAMS_WRITE         | yes   | yes       | no         | no  | no      | no      | no | no
            MEMBERS_WRITE       | yes   | yes       | yes        | no  | no      | no      | no | no
            USERS_READ          | yes   | yes       | yes        | yes | yes     | yes     | yes | no
            USERS_WRITE         | yes   | no        | no         | no  | no      | no      | no | no
            ORGANIZATIONS_READ  | yes   | yes       | yes        | yes | yes     | yes     | yes | yes
            ORGANIZATIONS_WRITE | yes   | no        | no         | no  | no      | no      | no | no
            CATALOG_READ        | yes   | yes       | yes        | yes | yes     | yes     | yes | no
            CATALOG_WRITE       | yes   | no        | no         | no  | no      | no      | no | no
            CREDENTIALS_READ    | yes   | no        | no         | no  | no      | yes     | no | no
            CREDENTIALS_WRITE   | yes   | no        | no         | no  | no      | no      | no | no
            ACCESS_READ         | yes   | yes       | yes        | yes | yes     | yes     | yes | no
            WEBHOOKS_READ       | yes   | yes       | yes        | yes | yes     | yes     | yes | no
            WEBHOOKS_WRITE      | yes   | yes       | yes        | yes | no      | no      | no | no
            PROVISIONING        | yes   | no        | no         | no  | no      | no      | no | no
            GRADERS_RUN         | yes   | yes       | yes        | yes | yes     | no      | no | no
            ADMINISTRATION      | yes   | no        | no         | no  | no      | no      | no | no
            CHECKPOINTS_SHARE   | yes   | yes       | no         | no  | no      | no      | no | no
            BATCHES_READ        | yes   | yes       | yes        | yes | yes     | yes     | yes | no
            BATCHES_WRITE       | yes   | yes       | yes        | yes | yes     | no      | no | no
            """;

    @ParameterizedTest
    @CsvSource(textBlock = TABLE, delimiter = '|', useHeadersInDisplayName = true)
    void the_table_holds(
            Permission permission,
            String administrator,
            String organizationAdministrator,
            String teamAdministrator,
            String developer,
            String serviceAccount,
            String auditor,
            String viewer,
            String organizationMember) {
        check(Role.PLATFORM_ADMINISTRATOR, permission, administrator);
        check(Role.GATEWAY, permission, administrator);
        check(Role.ORGANIZATION_ADMINISTRATOR, permission, organizationAdministrator);
        check(Role.TEAM_ADMINISTRATOR, permission, teamAdministrator);
        check(Role.DEVELOPER, permission, developer);
        check(Role.SERVICE_ACCOUNT, permission, serviceAccount);
        check(Role.PLATFORM_AUDITOR, permission, auditor);
        check(Role.VIEWER, permission, viewer);
        check(Role.ORGANIZATION_MEMBER, permission, organizationMember);
    }

    private static void check(Role role, Permission permission, String allowed) {
        var rights =
                role.isOfPlatform() ? Rights.onPlatform(role) : Rights.with(Owner.of(RED), role);
        var caller = CallerFixture.withRights(rights);
        var place = Place.of(Owner.of(RED));

        assertThat(AccessPolicy.allows(caller, permission)).isEqualTo(allowed.equals("yes"));
        assertThat(AccessPolicy.allows(caller, permission, place)).isEqualTo(allowed.equals("yes"));
    }

    @Test
    void the_table_names_every_permission() {
        assertThat(TABLE.lines().skip(1)).hasSameSizeAs(Permission.values());
    }

    @ParameterizedTest
    @CsvSource({
        "user:me,DEVELOPER,true",
        "key:mine,SERVICE_ACCOUNT,true",
        "user:me,VIEWER,false",
        "team:red,DEVELOPER,false",
        "test-team:red,SERVICE_ACCOUNT,false",
        "team:red,TEAM_ADMINISTRATOR,true"
    })
    void who_works_alone_deletes_their_models_and_in_a_team_its_administrators(
            String owner, Role role, boolean may) {
        var caller = CallerFixture.withRights(Rights.with(new Owner(owner), role));

        assertThat(AccessPolicy.allows(caller, Permission.MODELS_WRITE)).isEqualTo(may);
        assertThat(AccessPolicy.allows(caller, Permission.MODELS_WRITE, Place.of(new Owner(owner))))
                .isEqualTo(may);
    }

    @Test
    void a_role_counts_only_where_one_has_it() {
        var caller = CallerFixture.withRights(Rights.with(Owner.of(RED), Role.DEVELOPER));

        assertThatCode(
                        () ->
                                AccessPolicy.require(
                                        caller, Permission.JOBS_WRITE, Place.of(Owner.of(RED))))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () ->
                                AccessPolicy.require(
                                        caller, Permission.JOBS_WRITE, Place.of(Owner.of(BLUE))))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThat(AccessPolicy.allows(caller, Permission.JOBS_READ, Place.PLATFORM)).isFalse();
    }

    @Test
    void a_role_in_an_organization_counts_in_its_teams() {
        var rights =
                Rights.of(
                        Optional.empty(), Map.of(ACME, Role.ORGANIZATION_ADMINISTRATOR), Map.of());
        var caller = CallerFixture.withRights(rights);
        var red = new Place(Optional.of(ACME), Optional.of(Owner.of(RED)));

        assertThat(AccessPolicy.allows(caller, Permission.TEAMS_WRITE, red)).isTrue();
        assertThat(AccessPolicy.allows(caller, Permission.TEAMS_WRITE, Place.of(Owner.of(RED))))
                .isFalse();
    }

    @Test
    void a_member_of_an_organization_sees_nothing_of_its_teams() {
        var rights = Rights.of(Optional.empty(), Map.of(ACME, Role.ORGANIZATION_MEMBER), Map.of());
        var caller = CallerFixture.withRights(rights);
        var red = new Place(Optional.of(ACME), Optional.of(Owner.of(RED)));

        assertThat(AccessPolicy.allows(caller, Permission.TEAMS_READ, red)).isFalse();
        assertThat(AccessPolicy.allows(caller, Permission.KEYS_READ, red)).isFalse();
        assertThat(AccessPolicy.allows(caller, Permission.ORGANIZATIONS_READ, Place.of(ACME)))
                .isTrue();
    }

    @Test
    void nobody_does_more_than_whoever_vouches_for_them() {
        var own = Rights.with(Owner.of(RED), Role.TEAM_ADMINISTRATOR);
        var maker = Rights.with(Owner.of(RED), Role.VIEWER);
        var caller = CallerFixture.withRights(own.vouchedBy(maker));
        var place = Place.of(Owner.of(RED));

        assertThat(AccessPolicy.allows(caller, Permission.JOBS_READ, place)).isTrue();
        assertThat(AccessPolicy.allows(caller, Permission.JOBS_WRITE, place)).isFalse();
        assertThat(AccessPolicy.allows(caller, Permission.JOBS_WRITE)).isFalse();
    }

    @Test
    void what_is_seen_is_what_both_see() {
        var own = Rights.with(Owner.of(RED), Role.DEVELOPER);
        var maker = Rights.with(Owner.of(BLUE), Role.DEVELOPER);

        assertThat(own.vouchedBy(maker).scope()).contains(Set.of());
        assertThat(own.vouchedBy(Rights.onPlatform(Role.PLATFORM_ADMINISTRATOR)).scope())
                .contains(Set.of(Owner.of(RED)));
    }

    @Test
    void narrowed_rights_hold_nothing_else() {
        var rights =
                Rights.onPlatform(Role.PLATFORM_ADMINISTRATOR)
                        .narrowedTo(Set.of(Permission.JOBS_READ));
        var caller = CallerFixture.withRights(rights);

        assertThat(Arrays.stream(Permission.values()).filter(it -> AccessPolicy.allows(caller, it)))
                .containsExactly(Permission.JOBS_READ);
    }

    @Test
    void a_role_on_the_platform_is_never_one_in_a_part_of_it() {
        assertThatThrownBy(() -> Rights.with(Owner.of(RED), Role.PLATFORM_ADMINISTRATOR))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
