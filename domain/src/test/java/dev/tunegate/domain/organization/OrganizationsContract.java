package dev.tunegate.domain.organization;

import static dev.tunegate.domain.organization.DirectoryFixture.CREATED_AT;
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

/** What every collection of organizations must do. Each test begins with an empty one. */
public interface OrganizationsContract {

    OrganizationId ACME = new OrganizationId("acme");

    Organizations organizations();

    /** The teams that stand in these organizations. */
    Teams teams();

    @Test
    default void an_organization_comes_back_as_it_was_added() {
        var whole =
                called("acme")
                        .alias("Acme “& Söhne”")
                        .granting("gpt-4o", "group-*")
                        .limitedTo(new Limits(Optional.of(60L), Optional.of(0L), Optional.empty()))
                        .noting(Map.of("cost", "42"))
                        .blocked()
                        .organization();
        var bare = called("org-2").granting().organization();

        assertThat(organizations().add(whole)).isTrue();
        assertThat(organizations().add(bare)).isTrue();

        assertThat(organizations().find(ACME)).contains(whole);
        assertThat(organizations().find(new OrganizationId("org-2"))).contains(bare);
        assertThat(organizations().find(new OrganizationId("ACME"))).isEmpty();
    }

    @Test
    default void an_id_is_given_once_and_never_again() {
        organizations().add(anOrganization("acme"));

        assertThat(organizations().add(called("acme").alias("other").organization())).isFalse();
        assertThat(organizations().remove(ACME)).isTrue();

        assertThat(organizations().remove(ACME)).isFalse();
        assertThat(organizations().find(ACME)).isEmpty();
        assertThat(organizations().add(anOrganization("acme"))).isFalse();
        assertThat(organizations().find(ACME)).isEmpty();
    }

    @Test
    default void an_organization_with_teams_stays() {
        organizations().add(anOrganization("acme"));
        teams().add(called("red").in("acme").team());

        assertThatThrownBy(() -> organizations().remove(ACME)).isInstanceOf(Refusal.Conflict.class);

        assertThat(organizations().find(ACME)).isPresent();
    }

    @Test
    default void a_change_is_stored() {
        var before = anOrganization("acme");
        organizations().add(before);
        var next = before.revision().next(CREATED_AT.plusSeconds(1), "anna");

        var changed =
                organizations()
                        .change(
                                ACME,
                                it -> it.with(it.profile().called("New").blocked(true), next));

        assertThat(changed)
                .contains(before.with(before.profile().called("New").blocked(true), next));
        assertThat(organizations().find(ACME)).isEqualTo(changed);
        assertThat(organizations().change(new OrganizationId("none"), it -> it)).isEmpty();
    }

    @Test
    default void lists_run_by_time_and_then_by_id() {
        add(5);

        new PagingContract(
                        query ->
                                organizations()
                                        .list(Organizations.Filter.ALL, query)
                                        .map(it -> it.id().value()))
                .holds(List.of("org-0", "org-1", "org-2", "org-3", "org-4"));
    }

    @Test
    default void the_one_behind_so_many_others_is_found() {
        add(3);

        var all = Organizations.Filter.ALL;
        assertThat(organizations().behind(all, 0)).contains(new OrganizationId("org-2"));
        assertThat(organizations().behind(all, 2)).contains(new OrganizationId("org-0"));
        assertThat(organizations().behind(all, 3)).isEmpty();
    }

    private void add(int count) {
        IntStream.range(0, count)
                .forEach(
                        it ->
                                organizations()
                                        .add(
                                                called("org-" + it)
                                                        .createdAt(CREATED_AT.plusSeconds(it / 2))
                                                        .organization()));
    }

    @Test
    default void a_cursor_that_names_nothing_is_refused() {
        new PagingContract(
                        query ->
                                organizations()
                                        .list(Organizations.Filter.ALL, query)
                                        .map(it -> it.id().value()))
                .refuses("nobody");
    }

    @Test
    default void a_list_shows_only_what_is_asked_for() {
        organizations().add(called("acme").alias("Blue 100%").organization());
        organizations().add(called("blues").organization());
        organizations().add(called("other").alias("100 others").organization());

        assertThat(shown(Optional.empty(), "blue")).containsExactlyInAnyOrder("acme", "blues");
        assertThat(shown(Optional.empty(), "100%")).containsExactly("acme");
        assertThat(shown(Optional.empty(), "_lues")).isEmpty();
        assertThat(shown(Optional.of(Set.of(ACME)), "blue")).containsExactly("acme");
        assertThat(shown(Optional.of(Set.of()), "blue")).isEmpty();
    }

    private List<String> shown(Optional<Set<OrganizationId>> among, String search) {
        var filter = new Organizations.Filter(among, Optional.of(search));
        var ids =
                organizations().list(filter, ListQuery.first(9)).map(it -> it.id().value()).items();
        assertThat(organizations().count(filter, 100)).isEqualTo(ids.size());
        return ids;
    }

    @Test
    default void counting_ends_where_it_is_told() {
        add(4);

        assertThat(organizations().count(Organizations.Filter.ALL, 100)).isEqualTo(4);
        assertThat(organizations().count(Organizations.Filter.ALL, 3)).isEqualTo(3);
    }
}
