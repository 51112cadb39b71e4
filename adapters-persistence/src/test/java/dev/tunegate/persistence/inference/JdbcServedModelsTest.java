package dev.tunegate.persistence.inference;

import static dev.tunegate.domain.access.CallerFixture.BOB;
import static dev.tunegate.domain.access.CallerFixture.administrator;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.inference.ModelFixture.aModel;
import static dev.tunegate.domain.organization.DirectoryFixture.called;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.finetuning.CheckpointPermissions;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.inference.ModelFixture;
import dev.tunegate.domain.inference.ServedModel;
import dev.tunegate.domain.inference.ServedModels;
import dev.tunegate.domain.inference.ServedModelsContract;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.persistence.finetuning.JdbcCheckpointPermissions;
import dev.tunegate.persistence.organization.JdbcTeams;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tuned models in a real database. */
final class JdbcServedModelsTest implements ServedModelsContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcCheckpointPermissions shares = new JdbcCheckpointPermissions(DATABASE.db());
    private final JdbcServedModels models =
            new JdbcServedModels(DATABASE.db(), TestSeals.ids(), shares);

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("served_model");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public ServedModels models() {
        return models;
    }

    @Override
    public CheckpointPermissions shares() {
        return shares;
    }

    @Override
    public TeamId aTeam() {
        var team = called(TeamId.fresh().value()).team();
        new JdbcTeams(DATABASE.db(), DATABASE.transactions()).add(team);
        return team.id();
    }

    private ServedModel added(ModelFixture fixture) {
        var model = fixture.build();
        models.add(model);
        return model;
    }

    @Test
    void a_model_comes_back_as_it_was_added_to_those_who_may_see_it() {
        var mine = added(aModel().named("ft:llama/3:8b:simulator:søk:abcdEFGH"));
        var theirs = added(aModel().named("ft:b:openai::12345678").ownedBy(BOB));

        assertThat(models.visibleTo(alice(), mine.name())).contains(mine);
        assertThat(models.visibleTo(alice(), theirs.name())).isEmpty();
        assertThat(models.list(alice())).containsExactly(mine);
        assertThat(models.list(administrator())).hasSize(2);
    }

    @Test
    void a_checkpoint_goes_only_with_its_model() {
        var job = JobId.fresh();
        var model = added(aModel().outOf(job));
        var checkpoint = added(aModel().named("ft:x:ckpt-step-1").outOf(job).checkpoint());

        assertThat(models.remove(checkpoint.name())).isFalse();
        assertThat(models.visibleTo(alice(), checkpoint.name())).isPresent();

        assertThat(models.remove(model.name())).isTrue();
        assertThat(models.visibleTo(alice(), checkpoint.name())).isEmpty();
        assertThat(models.remove(model.name())).isFalse();
    }

    @Test
    void one_model_that_many_report_at_once_is_added_once() {
        var model = aModel().build();

        Race.of(6, () -> models.add(model));

        assertThat(models.list(alice())).containsExactly(model);
    }
}
