package dev.tunegate.domain.organization;

import static dev.tunegate.domain.organization.DirectoryFixture.CREATED_AT;
import static dev.tunegate.domain.organization.DirectoryFixture.aTeam;
import static dev.tunegate.domain.organization.DirectoryFixture.aUser;
import static dev.tunegate.domain.organization.DirectoryFixture.anOrganization;
import static dev.tunegate.domain.organization.DirectoryFixture.called;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.PagingContract;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every collection of users must do. Each test begins with an empty one. */
public interface UsersContract {

    UserId ANNA = new UserId("anna");

    Users users();

    Teams teams();

    Organizations organizations();

    Memberships memberships();

    @Test
    default void a_user_comes_back_as_they_were_added() {
        var whole =
                called("anna")
                        .reachedAt("Anna@Acme.com")
                        .knownAs("oidc|1")
                        .as(PlatformRole.AUDITOR)
                        .alias("Anna Ærlig")
                        .granting("gpt-4o")
                        .noting(Map.of("a", "b"))
                        .blocked()
                        .user();
        var bare = called("bob").granting().user();

        assertThat(users().add(whole)).isTrue();
        assertThat(users().add(bare)).isTrue();

        assertThat(users().find(ANNA)).contains(whole);
        assertThat(users().find(new UserId("bob"))).contains(bare);
        assertThat(users().bySubject("oidc|1")).contains(whole);
        assertThat(users().bySubject("OIDC|1")).isEmpty();
        assertThat(users().byEmail("aNNa@acme.COM")).contains(whole);
        assertThat(users().byEmail("nobody@acme.com")).isEmpty();
    }

    @Test
    default void an_id_is_given_once_and_never_again() {
        users().add(aUser("anna"));

        assertThat(users().add(aUser("anna"))).isFalse();
        assertThat(users().remove(ANNA)).isTrue();

        assertThat(users().remove(ANNA)).isFalse();
        assertThat(users().add(aUser("anna"))).isFalse();
        assertThat(users().find(ANNA)).isEmpty();
    }

    @Test
    default void no_two_users_share_an_address_or_a_subject() {
        users().add(called("anna").reachedAt("anna@acme.com").knownAs("1").user());
        users().add(aUser("bob"));

        assertThat(users().add(called("x").reachedAt("ANNA@acme.com").user())).isFalse();
        assertThat(users().add(called("y").knownAs("1").user())).isFalse();
        assertThatThrownBy(() -> change("bob", "Anna@acme.com"))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(users().find(new UserId("bob")).flatMap(User::email)).isEmpty();
        users().remove(ANNA);

        change("bob", "anna@acme.com");
        assertThat(users().byEmail("anna@acme.com").map(User::id)).contains(new UserId("bob"));
    }

    private void change(String id, String address) {
        users().change(new UserId(id), it -> it.reachedAt(Optional.of(address), it.revision()));
    }

    @Test
    default void a_change_is_stored() {
        var before = aUser("anna");
        users().add(before);
        users().find(ANNA);
        var next = before.revision().next(CREATED_AT.plusSeconds(1), "admin");

        var changed =
                users().change(
                                ANNA,
                                it ->
                                        it.withRole(PlatformRole.VIEWER, next)
                                                .knownAs(Optional.of("s"), next));

        assertThat(changed)
                .contains(
                        before.withRole(PlatformRole.VIEWER, next).knownAs(Optional.of("s"), next));
        assertThat(users().find(ANNA)).isEqualTo(changed);
        assertThat(users().change(new UserId("none"), it -> it)).isEmpty();
    }

    @Test
    default void a_removed_user_takes_their_memberships_along() {
        users().add(aUser("anna"));
        teams().add(aTeam("red"));
        join("anna", Group.of(new TeamId("red")));

        users().remove(ANNA);

        assertThat(memberships().of(Group.of(new TeamId("red")))).isEmpty();
        assertThat(memberships().of(ANNA)).isEmpty();
    }

    @Test
    default void lists_run_by_time_and_then_by_id() {
        add(5);

        new PagingContract(
                        query -> users().list(Users.Filter.ALL, query).map(it -> it.id().value()))
                .holds(List.of("user-0", "user-1", "user-2", "user-3", "user-4"));
    }

    @Test
    default void the_one_behind_so_many_others_is_found() {
        add(3);

        assertThat(users().behind(Users.Filter.ALL, 0)).contains(new UserId("user-2"));
        assertThat(users().behind(Users.Filter.ALL, 2)).contains(new UserId("user-0"));
        assertThat(users().behind(Users.Filter.ALL, 3)).isEmpty();
    }

    private void add(int count) {
        IntStream.range(0, count)
                .forEach(
                        it ->
                                users().add(
                                                called("user-" + it)
                                                        .createdAt(CREATED_AT.plusSeconds(it / 2))
                                                        .user()));
    }

    @Test
    default void a_cursor_that_names_nothing_is_refused() {
        new PagingContract(
                        query -> users().list(Users.Filter.ALL, query).map(it -> it.id().value()))
                .refuses("nobody");
    }

    @Test
    default void a_list_shows_who_meets_everything_that_is_said() {
        people();
        var none = Optional.<Group>empty();

        assertThat(shown(Optional.empty(), none, "acme.com"))
                .containsExactlyInAnyOrder("anna", "bob");
        assertThat(shown(Optional.empty(), none, "BOBBY")).containsExactly("bob");
        assertThat(shown(Optional.of(PlatformRole.AUDITOR), none, "acme")).containsExactly("bob");
        assertThat(shown(Optional.empty(), Optional.of(Group.of(new TeamId("red"))), "a"))
                .containsExactly("anna");
        assertThat(shown(Optional.empty(), Optional.of(Group.of(new OrganizationId("acme"))), "o"))
                .containsExactly("bob");
    }

    private List<String> shown(Optional<PlatformRole> role, Optional<Group> group, String search) {
        return shown(new Users.Filter(role, group, Optional.of(search)));
    }

    private List<String> shown(Users.Filter filter) {
        var ids = users().list(filter, ListQuery.first(9)).map(it -> it.id().value()).items();
        assertThat(users().count(filter, 100)).isEqualTo(ids.size());
        return ids;
    }

    @Test
    default void a_circle_shows_its_own_people_alone() {
        people();
        var red = Set.of(new TeamId("red"));
        var acme = Set.of(new OrganizationId("acme"));

        assertThat(shown(circle(Set.of(new UserId("eve")), Set.of(), Set.of())))
                .containsExactly("eve");
        assertThat(shown(circle(Set.of(), red, Set.of()))).containsExactly("anna");
        assertThat(shown(circle(Set.of(), Set.of(), acme)))
                .containsExactlyInAnyOrder("anna", "bob");
        assertThat(shown(circle(Set.of(), Set.of(), Set.of()))).isEmpty();
    }

    private static Users.Filter circle(
            Set<UserId> self, Set<TeamId> teams, Set<OrganizationId> organizations) {
        return Users.Filter.ALL.within(new Users.Circle(self, teams, organizations));
    }

    /** Anna is in a team of Acme's, Bob in Acme itself, Eve nowhere. */
    private void people() {
        organizations().add(anOrganization("acme"));
        teams().add(called("red").in("acme").team());
        users().add(called("anna").reachedAt("anna@acme.com").user());
        users().add(
                        called("bob")
                                .reachedAt("b@acme.com")
                                .alias("Bobby")
                                .as(PlatformRole.AUDITOR)
                                .user());
        users().add(aUser("eve"));
        join("anna", Group.of(new TeamId("red")));
        join("bob", Group.of(new OrganizationId("acme")));
    }

    private void join(String user, Group group) {
        memberships().put(new Membership(group, new UserId(user), MemberRole.MEMBER));
    }

    @Test
    default void counting_ends_where_it_is_told() {
        add(4);

        assertThat(users().count(Users.Filter.ALL, 3)).isEqualTo(3);
    }
}
