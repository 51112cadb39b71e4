package dev.tunegate.application.access;

import static dev.tunegate.application.access.AccessHouse.SEARCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.access.GroupRules;
import dev.tunegate.domain.access.GroupRules.TeamRule;
import dev.tunegate.domain.access.ProvenIdentity;
import dev.tunegate.domain.access.SignInTerms.Admission;
import dev.tunegate.domain.access.StandInSignInServer;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is let in, and what becomes of what the sign-in server says of them. */
final class SignInUserTest {

    private static final GroupRules RULES =
            new GroupRules(
                    Set.of("platform"),
                    Set.of("audit"),
                    Set.of("lookers"),
                    List.of(
                            new TeamRule("tuners", SEARCH, MemberRole.MEMBER),
                            new TeamRule("leads", SEARCH, MemberRole.ADMINISTRATOR)));

    private final AccessHouse house = new AccessHouse();

    private static ProvenIdentity alice(String... groups) {
        var alice = StandInSignInServer.alice();
        return new ProvenIdentity(alice.subject(), alice.email(), alice.name(), Set.of(groups));
    }

    @Test
    void a_newcomer_becomes_a_user_who_may_nothing_yet() {
        var id = house.signIn(house.signInUser(GroupRules.NONE, AccessHouse.anybody()));

        var user = house.users.find(id).orElseThrow();
        assertThat(user.subject()).contains(StandInSignInServer.alice().subject());
        assertThat(user.email()).contains("alice@example.com");
        assertThat(user.displayName()).isEqualTo("Alice");
        assertThat(user.role()).isEqualTo(PlatformRole.MEMBER);
        assertThat(user.profile().models()).isEqualTo(ModelGrants.NONE);
        assertThat(house.memberships.of(id)).isEmpty();
    }

    @Test
    void a_newcomer_is_refused_where_the_operator_wants_none() {
        var use = house.signInUser(GroupRules.NONE, Admission.KNOWN);

        assertThatThrownBy(() -> house.signIn(use)).isInstanceOf(Refusal.NotAllowed.class);
        assertThat(house.users.bySubject(StandInSignInServer.alice().subject())).isEmpty();
    }

    @Test
    void whoever_comes_again_is_the_same_user() {
        var use = house.signInUser(GroupRules.NONE, AccessHouse.anybody());

        assertThat(house.signIn(use)).isEqualTo(house.signIn(use));
    }

    @Test
    void a_verified_address_links_a_user_who_was_announced() {
        house.known("Alice@Example.com");

        var id = house.signIn(house.signInUser(GroupRules.NONE, Admission.KNOWN));

        assertThat(id).isEqualTo(new UserId("Alice@Example.com"));
        assertThat(house.users.find(id).orElseThrow().subject())
                .contains(StandInSignInServer.alice().subject());
    }

    @Test
    void an_address_that_is_not_verified_links_nobody() {
        house.known("alice@example.com");
        house.server.meet(
                new ProvenIdentity(
                        StandInSignInServer.alice().subject(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of()));
        var use = house.signInUser(GroupRules.NONE, Admission.KNOWN);

        assertThatThrownBy(() -> house.signIn(use)).isInstanceOf(Refusal.NotAllowed.class);
        assertThat(house.users.find(new UserId("alice@example.com")).orElseThrow().subject())
                .isEmpty();
    }

    @Test
    void an_address_that_is_linked_already_links_nobody_else() {
        var use = house.signInUser(GroupRules.NONE, AccessHouse.anybody());
        house.signIn(use);
        house.server.meet(
                new ProvenIdentity(
                        ProvenIdentity.subject(StandInSignInServer.ISSUER, "mallory"),
                        Optional.of("alice@example.com"),
                        Optional.empty(),
                        Set.of()));

        assertThatThrownBy(() -> house.signIn(use)).isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void only_people_with_an_address_of_an_allowed_domain_are_let_in() {
        var ours = house.signInUser(GroupRules.NONE, new Admission(true, Set.of("example.com")));
        var others = house.signInUser(GroupRules.NONE, new Admission(true, Set.of("other.com")));

        assertThatThrownBy(() -> house.signIn(others)).isInstanceOf(Refusal.NotAllowed.class);
        assertThat(house.signIn(ours)).isNotNull();
    }

    @Test
    void a_blocked_user_is_refused_and_stays_as_they_were() {
        var use = house.signInUser(RULES, AccessHouse.anybody());
        var id = house.signIn(use);
        house.block(id);
        house.server.meet(alice("platform"));

        assertThatThrownBy(() -> house.signIn(use)).isInstanceOf(Refusal.NotAllowed.class);
        assertThat(house.users.find(id).orElseThrow().role()).isEqualTo(PlatformRole.MEMBER);
    }

    @Test
    void groups_give_roles_and_their_absence_takes_them() {
        var use = house.signInUser(RULES, AccessHouse.anybody());
        house.server.meet(alice("platform", "audit"));
        var id = house.signIn(use);
        var first = house.users.find(id).orElseThrow().role();

        house.server.meet(alice("audit", "lookers"));
        house.signIn(use);
        var second = house.users.find(id).orElseThrow().role();
        house.server.meet(alice());
        house.signIn(use);

        assertThat(first).isEqualTo(PlatformRole.ADMINISTRATOR);
        assertThat(second).isEqualTo(PlatformRole.AUDITOR);
        assertThat(house.users.find(id).orElseThrow().role()).isEqualTo(PlatformRole.MEMBER);
    }

    @Test
    void where_no_group_is_named_for_a_role_the_directory_decides() {
        var use = house.signInUser(GroupRules.NONE, AccessHouse.anybody());
        var id = house.signIn(use);
        house.users.change(id, it -> it.withRole(PlatformRole.AUDITOR, it.revision()));

        house.signIn(use);

        assertThat(house.users.find(id).orElseThrow().role()).isEqualTo(PlatformRole.AUDITOR);
    }

    @Test
    void groups_make_members_of_teams_and_their_absence_ends_it() {
        house.openTeam();
        var use = house.signInUser(RULES, AccessHouse.anybody());
        var id = house.signIn(use);
        var asMember = role(id);

        house.server.meet(alice("leads", "tuners"));
        house.signIn(use);
        var asLead = role(id);
        house.server.meet(alice("staff"));
        house.signIn(use);

        assertThat(asMember).contains(MemberRole.MEMBER);
        assertThat(asLead).contains(MemberRole.ADMINISTRATOR);
        assertThat(role(id)).isEmpty();
    }

    private Optional<MemberRole> role(UserId id) {
        return house.memberships.find(Group.of(SEARCH), id).map(Membership::role);
    }

    @Test
    void a_membership_that_no_rule_speaks_of_and_a_bound_to_one_are_left_alone() {
        house.openTeam();
        var use = house.signInUser(RULES, AccessHouse.anybody());
        var id = house.signIn(use);
        var other = Group.of(new TeamId("team-other"));
        var bound = Optional.of(new ModelGrants(Set.of("gpt")));
        house.memberships.put(new Membership(other, id, MemberRole.MEMBER));
        house.memberships.put(new Membership(Group.of(SEARCH), id, MemberRole.VIEWER, bound));

        house.signIn(use);

        assertThat(house.memberships.find(other, id)).isPresent();
        assertThat(house.memberships.find(Group.of(SEARCH), id))
                .contains(new Membership(Group.of(SEARCH), id, MemberRole.MEMBER, bound));
    }

    @Test
    void a_team_that_is_not_there_gets_no_members() {
        var id = house.signIn(house.signInUser(RULES, AccessHouse.anybody()));

        assertThat(house.memberships.of(id)).isEmpty();
    }
}
