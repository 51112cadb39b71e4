package dev.tunegate.domain.organization;

import static dev.tunegate.domain.organization.DirectoryFixture.CREATED_AT;
import static dev.tunegate.domain.organization.DirectoryFixture.aTeam;
import static dev.tunegate.domain.organization.DirectoryFixture.aUser;
import static dev.tunegate.domain.organization.DirectoryFixture.anOrganization;
import static dev.tunegate.domain.organization.DirectoryFixture.called;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.PagingContract;
import dev.tunegate.domain.shared.Race;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every collection of teams must do. Each test begins with an empty one. */
public interface TeamsContract {

    TeamId RED = new TeamId("red");
    OrganizationId ACME = new OrganizationId("acme");

    Teams teams();

    Organizations organizations();

    Users users();

    Memberships memberships();

    @Test
    default void a_team_comes_back_as_it_was_added() {
        organizations().add(anOrganization("acme"));
        var whole =
                called("red")
                        .in("acme")
                        .alias("Rød 日本")
                        .granting("gpt-4o")
                        .limitedTo(new Limits(Optional.of(1L), Optional.of(2L), Optional.of(3L)))
                        .noting(Map.of("a", "b"))
                        .permitting(MemberPermission.READ_KEYS, MemberPermission.WRITE_KEYS)
                        .blocked()
                        .team();
        var bare = called("blue@acme.com").granting().team();

        assertThat(teams().add(whole)).isTrue();
        assertThat(teams().add(bare)).isTrue();

        assertThat(teams().find(RED)).contains(whole);
        assertThat(teams().find(bare.id())).contains(bare);
        assertThat(teams().find(new TeamId("RED"))).isEmpty();
    }

    @Test
    default void an_id_is_given_once_and_never_again() {
        teams().add(aTeam("red"));

        assertThat(teams().add(aTeam("red"))).isFalse();
        assertThat(teams().remove(RED)).isTrue();

        assertThat(teams().remove(RED)).isFalse();
        assertThat(teams().find(RED)).isEmpty();
        assertThat(teams().add(aTeam("red"))).isFalse();
        assertThat(teams().find(RED)).isEmpty();
    }

    @Test
    default void a_removed_team_takes_its_memberships_along() {
        teams().add(aTeam("red"));
        teams().add(aTeam("blue"));
        users().add(aUser("anna"));
        memberships().put(member("red"));
        memberships().put(member("blue"));

        teams().remove(RED);

        assertThat(memberships().of(Group.of(RED))).isEmpty();
        assertThat(memberships().of(Group.of(new TeamId("blue")))).hasSize(1);
    }

    private static Membership member(String team) {
        return new Membership(Group.of(new TeamId(team)), new UserId("anna"), MemberRole.MEMBER);
    }

    @Test
    default void the_teams_of_an_organization_follow_every_change() {
        organizations().add(anOrganization("acme"));
        teams().add(called("red").in("acme").team());
        teams().add(called("blue").in("acme").team());
        teams().add(aTeam("free"));
        assertThat(teams().of(ACME)).containsExactly(new TeamId("blue"), RED);

        teams().change(new TeamId("free"), it -> it.in(Optional.of(ACME), it.revision()));
        teams().change(RED, it -> it.in(Optional.empty(), it.revision()));
        teams().remove(new TeamId("blue"));

        assertThat(teams().of(ACME)).containsExactly(new TeamId("free"));
        assertThat(teams().of(new OrganizationId("none"))).isEmpty();
    }

    @Test
    default void a_change_is_stored() {
        var before = aTeam("red");
        teams().add(before);
        var next = before.revision().next(CREATED_AT.plusSeconds(1), "anna");
        var permissions = Set.of(MemberPermission.WRITE_OWN_KEYS);
        teams().find(RED);

        var changed =
                teams().change(
                                RED,
                                it ->
                                        it.with(it.profile().granting(ModelGrants.NONE), next)
                                                .permitting(permissions, next));

        assertThat(changed)
                .contains(
                        before.with(before.profile().granting(ModelGrants.NONE), next)
                                .permitting(permissions, next));
        assertThat(teams().find(RED)).isEqualTo(changed);
        assertThat(teams().change(new TeamId("none"), it -> it)).isEmpty();
    }

    @Test
    default void changes_at_the_same_moment_do_not_lose_one_another() {
        teams().add(aTeam("red"));

        Race.of(
                4,
                () ->
                        IntStream.range(0, 5)
                                .forEach(
                                        _ ->
                                                teams().change(
                                                                RED,
                                                                it ->
                                                                        it.with(
                                                                                it.profile(),
                                                                                it.revision()
                                                                                        .next(
                                                                                                CREATED_AT,
                                                                                                "x")))));

        assertThat(teams().find(RED).map(it -> it.revision().version())).contains(21L);
    }

    @Test
    default void lists_run_by_time_and_then_by_id() {
        add(5);

        new PagingContract(
                        query -> teams().list(Teams.Filter.ALL, query).map(it -> it.id().value()))
                .holds(List.of("team-0", "team-1", "team-2", "team-3", "team-4"));
    }

    @Test
    default void the_one_behind_so_many_others_is_found() {
        add(3);

        assertThat(teams().behind(Teams.Filter.ALL, 0)).contains(new TeamId("team-2"));
        assertThat(teams().behind(Teams.Filter.ALL, 2)).contains(new TeamId("team-0"));
        assertThat(teams().behind(Teams.Filter.ALL, 3)).isEmpty();
    }

    private void add(int count) {
        IntStream.range(0, count)
                .forEach(
                        it ->
                                teams().add(
                                                called("team-" + it)
                                                        .createdAt(CREATED_AT.plusSeconds(it / 2))
                                                        .team()));
    }

    @Test
    default void a_cursor_that_names_nothing_is_refused() {
        new PagingContract(
                        query -> teams().list(Teams.Filter.ALL, query).map(it -> it.id().value()))
                .refuses("nobody");
    }

    @Test
    default void a_list_shows_what_meets_everything_that_is_said() {
        organizations().add(anOrganization("acme"));
        users().add(aUser("anna"));
        teams().add(called("red").in("acme").alias("Reds").team());
        teams().add(called("blue").in("acme").alias("100%_\\").team());
        teams().add(called("free").alias("The Reds, too").team());
        memberships().put(member("red"));
        memberships().put(member("free"));

        assertThat(shown(searching("REDS"))).containsExactlyInAnyOrder("red", "free");
        assertThat(shown(searching("0%_\\"))).containsExactly("blue");
        assertThat(shown(searching("%%%"))).isEmpty();
        assertThat(shown(inAcme())).containsExactlyInAnyOrder("red", "blue");
        assertThat(shown(ofAnna())).containsExactlyInAnyOrder("red", "free");
        assertThat(shown(ofAnna().visible(Set.of(), Set.of(ACME)))).containsExactly("red");
        assertThat(shown(searching("reds").visible(Set.of(new TeamId("free")), Set.of())))
                .containsExactly("free");
        assertThat(shown(Teams.Filter.ALL.visible(Set.of(), Set.of()))).isEmpty();
    }

    private static Teams.Filter searching(String text) {
        return new Teams.Filter(
                Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.of(text));
    }

    private static Teams.Filter inAcme() {
        return new Teams.Filter(
                Optional.empty(), Set.of(), Optional.of(ACME), Optional.empty(), Optional.empty());
    }

    private static Teams.Filter ofAnna() {
        return new Teams.Filter(
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.of(new UserId("anna")),
                Optional.empty());
    }

    private List<String> shown(Teams.Filter filter) {
        var ids = teams().list(filter, ListQuery.first(9)).map(it -> it.id().value()).items();
        assertThat(teams().count(filter, 100)).isEqualTo(ids.size());
        return ids;
    }

    @Test
    default void counting_ends_where_it_is_told() {
        add(4);

        assertThat(teams().count(Teams.Filter.ALL, 3)).isEqualTo(3);
    }
}
