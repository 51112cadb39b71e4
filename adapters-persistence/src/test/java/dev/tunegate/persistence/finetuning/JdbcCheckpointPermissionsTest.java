package dev.tunegate.persistence.finetuning;

import static dev.tunegate.domain.organization.DirectoryFixture.called;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.CheckpointPermission;
import dev.tunegate.domain.finetuning.CheckpointPermissionId;
import dev.tunegate.domain.finetuning.CheckpointPermissions;
import dev.tunegate.domain.finetuning.CheckpointPermissionsContract;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.inference.ModelFixture;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.domain.shared.RandomId;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.persistence.inference.JdbcServedModels;
import dev.tunegate.persistence.organization.JdbcTeams;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Checkpoints' permissions in a real database. */
final class JdbcCheckpointPermissionsTest implements CheckpointPermissionsContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final AtomicLong nanos = new AtomicLong();
    private final JdbcCheckpointPermissions permissions =
            new JdbcCheckpointPermissions(DATABASE.db(), nanos::get);
    private final JdbcCheckpointPermissions otherNode =
            new JdbcCheckpointPermissions(DATABASE.db(), nanos::get);
    private final JdbcTeams teams = new JdbcTeams(DATABASE.db(), DATABASE.transactions());
    private final JdbcServedModels models =
            new JdbcServedModels(DATABASE.db(), TestSeals.ids(), permissions);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public CheckpointPermissions permissions() {
        return permissions;
    }

    @Override
    public ModelName aModel() {
        var model = ModelFixture.aModel().named("ft:a/b:openai::" + RandomId.letters(8)).build();
        models.add(model);
        return model.name();
    }

    @Override
    public TeamId aTeam() {
        var team = called(TeamId.fresh().value()).team();
        teams.add(team);
        return team.id();
    }

    private CheckpointPermission added(ModelName model, TeamId team) {
        return permissions.add(
                new CheckpointPermission(
                        CheckpointPermissionId.fresh(), model, team, JobFixture.CREATED_AT));
    }

    @Test
    void what_is_revoked_here_is_revoked_elsewhere_after_half_a_second() {
        var model = aModel();
        var team = aTeam();
        var permission = added(model, team);
        assertThat(otherNode.teams(model)).containsExactly(team);

        permissions.remove(model, permission.id());

        assertThat(permissions.teams(model)).isEmpty();
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(otherNode.teams(model)).isEmpty();
    }

    @Test
    void permissions_go_with_their_model_and_with_their_team() {
        var model = aModel();
        var other = aModel();
        var team = aTeam();
        added(model, team);
        added(other, team);

        models.remove(model);
        assertThat(permissions.list(model, Optional.empty(), ListQuery.first(5)).items()).isEmpty();

        teams.remove(team);
        assertThat(permissions.list(other, Optional.empty(), ListQuery.first(5)).items()).isEmpty();
    }

    @Test
    void what_has_gone_meanwhile_is_not_shared() {
        var model = aModel();
        var team = aTeam();
        teams.remove(team);

        assertThatThrownBy(() -> added(model, team)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> added(new ModelName("ft:gone:openai::12345678"), aTeam()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void a_permission_that_many_give_at_once_is_given_once() {
        var model = aModel();
        var team = aTeam();

        Race.of(6, () -> added(model, team));

        assertThat(permissions.list(model, Optional.empty(), ListQuery.first(5)).items())
                .hasSize(1);
    }
}
