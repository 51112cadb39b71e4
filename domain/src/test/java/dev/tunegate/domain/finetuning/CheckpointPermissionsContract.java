package dev.tunegate.domain.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.PagingContract;
import dev.tunegate.domain.shared.RandomId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every collection of permissions must do. Each test begins with an empty one. */
public interface CheckpointPermissionsContract {

    CheckpointPermissions permissions();

    /** A model that can be shared; each call gives another one. */
    default ModelName aModel() {
        return new ModelName("ft:base:openai::" + RandomId.letters(8));
    }

    /** A team that there is; each call gives another one. */
    default TeamId aTeam() {
        return TeamId.fresh();
    }

    private static CheckpointPermission permission(ModelName model, TeamId team, long second) {
        return new CheckpointPermission(
                CheckpointPermissionId.fresh(),
                model,
                team,
                RunFixture.CREATED_AT.plusSeconds(second));
    }

    private CheckpointPermission added(ModelName model, TeamId team, long second) {
        return permissions().add(permission(model, team, second));
    }

    private PagingContract pages(ModelName model, Optional<TeamId> team) {
        return new PagingContract(
                query -> permissions().list(model, team, query).map(it -> it.id().value()));
    }

    @Test
    default void a_permission_comes_back_as_it_was_added() {
        var model = aModel();
        var red = aTeam();

        var added = added(model, red, 0);

        assertThat(permissions().list(model, Optional.empty(), ListQuery.first(5)).items())
                .containsExactly(added);
        assertThat(permissions().teams(model)).containsExactly(red);
        assertThat(permissions().teams(aModel())).isEmpty();
    }

    @Test
    default void a_team_has_one_permission_for_a_model() {
        var model = aModel();
        var red = aTeam();
        var first = added(model, red, 0);

        var second = added(model, red, 1);

        assertThat(second).isEqualTo(first);
        pages(model, Optional.empty()).holds(List.of(first.id().value()));
    }

    @Test
    default void one_that_is_removed_is_gone_at_once() {
        var model = aModel();
        var red = aTeam();
        var blue = aTeam();
        var reds = added(model, red, 0);
        added(model, blue, 1);
        assertThat(permissions().teams(model)).containsExactlyInAnyOrder(red, blue);

        assertThat(permissions().remove(aModel(), reds.id())).isEmpty();
        assertThat(permissions().remove(model, reds.id())).contains(reds);

        assertThat(permissions().teams(model)).containsExactly(blue);
        assertThat(permissions().remove(model, reds.id())).isEmpty();
    }

    @Test
    default void pages_run_in_order_of_time() {
        var model = aModel();
        added(aModel(), aTeam(), 0);
        var red = aTeam();
        var all =
                List.of(
                        added(model, aTeam(), 1),
                        added(model, red, 2),
                        added(model, aTeam(), 3),
                        added(model, aTeam(), 4));

        pages(model, Optional.empty()).holds(all.stream().map(it -> it.id().value()).toList());
        pages(model, Optional.of(red)).holds(List.of(all.get(1).id().value()));
        pages(model, Optional.of(aTeam())).holds(List.of());
    }

    @Test
    default void a_cursor_that_is_no_permission_of_the_model_is_refused() {
        var model = aModel();
        added(model, aTeam(), 0);
        var foreign = added(aModel(), aTeam(), 0);

        pages(model, Optional.empty()).refuses(foreign.id().value());
        pages(model, Optional.empty()).refuses("cp_unknown");
        pages(model, Optional.empty()).refuses("no id at all");
    }
}
