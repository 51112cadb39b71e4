package dev.tunegate.domain.organization;

import static dev.tunegate.domain.organization.DirectoryFixture.aTeam;
import static dev.tunegate.domain.organization.DirectoryFixture.aUser;
import static dev.tunegate.domain.organization.DirectoryFixture.anOrganization;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.shared.Race;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every collection of memberships must do. Each test begins with an empty one. */
public interface MembershipsContract {

    UserId ANNA = new UserId("anna");
    UserId BOB = new UserId("bob");
    Group RED = Group.of(new TeamId("red"));
    Group BLUE = Group.of(new TeamId("blue"));

    /** An organization of the same name as a team: they must never be mixed up. */
    Group RED_ORGANIZATION = Group.of(new OrganizationId("red"));

    Memberships memberships();

    Teams teams();

    Users users();

    Organizations organizations();

    @BeforeEach
    default void addPeople() {
        organizations().add(anOrganization("red"));
        List.of("red", "blue").forEach(it -> teams().add(aTeam(it)));
        List.of("anna", "bob").forEach(it -> users().add(aUser(it)));
    }

    @Test
    default void a_membership_comes_back_as_it_was_put() {
        var bounded =
                new Membership(
                        RED,
                        ANNA,
                        MemberRole.ADMINISTRATOR,
                        Optional.of(new ModelGrants(Set.of("gpt-4o", "a*"))));
        var barred = new Membership(BLUE, ANNA, MemberRole.VIEWER, Optional.of(ModelGrants.NONE));
        var plain = new Membership(RED_ORGANIZATION, ANNA, MemberRole.MEMBER);

        List.of(bounded, barred, plain).forEach(memberships()::put);

        assertThat(memberships().of(ANNA)).containsExactlyInAnyOrder(bounded, barred, plain);
        assertThat(memberships().find(RED, ANNA)).contains(bounded);
        assertThat(memberships().find(RED_ORGANIZATION, ANNA)).contains(plain);
        assertThat(memberships().find(RED, BOB)).isEmpty();
        assertThat(memberships().of(BOB)).isEmpty();
    }

    @Test
    default void members_are_listed_by_their_ids() {
        memberships().put(new Membership(RED, BOB, MemberRole.MEMBER));
        memberships().put(new Membership(RED, ANNA, MemberRole.MEMBER));
        memberships().put(new Membership(RED_ORGANIZATION, BOB, MemberRole.MEMBER));

        assertThat(memberships().of(RED)).extracting(Membership::user).containsExactly(ANNA, BOB);
        assertThat(memberships().of(RED_ORGANIZATION))
                .extracting(Membership::user)
                .containsExactly(BOB);
    }

    @Test
    default void what_is_put_replaces_what_was_said_before() {
        memberships()
                .put(new Membership(RED, ANNA, MemberRole.MEMBER, Optional.of(ModelGrants.ALL)));
        memberships().of(ANNA);

        memberships().put(new Membership(RED, ANNA, MemberRole.VIEWER));

        assertThat(memberships().of(ANNA))
                .containsExactly(new Membership(RED, ANNA, MemberRole.VIEWER));
        assertThat(memberships().of(RED)).hasSize(1);
    }

    @Test
    default void a_removed_membership_is_gone_and_removing_it_again_says_so() {
        memberships().put(new Membership(RED, ANNA, MemberRole.MEMBER));
        memberships().put(new Membership(BLUE, ANNA, MemberRole.MEMBER));
        memberships().of(ANNA);

        assertThat(memberships().remove(RED, ANNA)).isTrue();

        assertThat(memberships().remove(RED, ANNA)).isFalse();
        assertThat(memberships().of(ANNA)).extracting(Membership::group).containsExactly(BLUE);
    }

    @Test
    default void whoever_is_put_several_times_at_once_is_one_member() {
        Race.of(4, () -> memberships().put(new Membership(RED, ANNA, MemberRole.MEMBER)));

        assertThat(memberships().of(RED)).hasSize(1);
    }

    @Test
    default void a_team_may_have_many_members() {
        IntStream.range(0, 500)
                .forEach(
                        it -> {
                            users().add(aUser("user-" + it));
                            memberships()
                                    .put(
                                            new Membership(
                                                    RED,
                                                    new UserId("user-" + it),
                                                    MemberRole.MEMBER));
                        });

        assertThat(memberships().of(RED))
                .hasSize(500)
                .isSortedAccordingTo(
                        (one, other) -> one.user().value().compareTo(other.user().value()));
        assertThat(memberships().find(RED, new UserId("user-499"))).isPresent();
    }
}
