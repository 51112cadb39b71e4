package dev.tunegate.domain.inference;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static dev.tunegate.domain.access.CallerFixture.BOB;
import static dev.tunegate.domain.access.CallerFixture.administrator;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static dev.tunegate.domain.inference.ModelFixture.CREATED_AT;
import static dev.tunegate.domain.inference.ModelFixture.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.CheckpointPermission;
import dev.tunegate.domain.finetuning.CheckpointPermissionId;
import dev.tunegate.domain.finetuning.CheckpointPermissions;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.organization.TeamId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every collection of tuned models must do. Each test begins with an empty one. */
public interface ServedModelsContract {

    ServedModels models();

    /** By which the models are shared. */
    CheckpointPermissions shares();

    /** A team that there is; each call gives another one. */
    default TeamId aTeam() {
        return TeamId.fresh();
    }

    private void share(ServedModel model, TeamId team) {
        shares().add(
                        new CheckpointPermission(
                                CheckpointPermissionId.fresh(), model.name(), team, CREATED_AT));
    }

    private static Caller member(Owner owner) {
        return Caller.holder(owner, "member", ModelGrants.ALL);
    }

    @Test
    default void what_is_shared_is_there_for_the_team_and_nothing_else() {
        var red = aTeam();
        var blue = aTeam();
        var job = aTrainedJob();
        var model = added(aModel().named("model").outOf(job));
        var step = added(aModel().named("model:ckpt-step-1").outOf(job).checkpoint());
        share(step, red);

        var ofRed = member(Owner.of(red));
        assertThat(models().visibleTo(ofRed, step.name())).contains(step);
        assertThat(models().visibleTo(ofRed, model.name())).isEmpty();
        assertThat(models().list(ofRed)).containsExactly(step);
        assertThat(models().visibleTo(member(Owner.of(blue)), step.name())).isEmpty();
        assertThat(models().list(member(Owner.of(blue)))).isEmpty();
        assertThat(models().list(alice())).containsExactly(model);
        assertThat(models().list(administrator())).containsExactly(model);
    }

    @Test
    default void what_is_real_is_not_shared_with_a_rehearsal_nor_the_other_way() {
        var red = aTeam();
        var real = added(aModel().named("real").outOf(aTrainedJob()));
        var rehearsed =
                added(aModel().named("rehearsed").outOf(aTrainedJob()).ownedBy(ALICE.rehearsing()));
        share(real, red);
        share(rehearsed, red);

        var rehearsing = member(Owner.of(red).rehearsing());
        assertThat(models().list(rehearsing)).containsExactly(rehearsed);
        assertThat(models().visibleTo(rehearsing, real.name())).isEmpty();
        assertThat(models().list(member(Owner.of(red)))).containsExactly(real);
        assertThat(models().visibleTo(member(Owner.of(red)), rehearsed.name())).isEmpty();
    }

    @Test
    default void all_that_came_out_of_a_job_is_found_the_checkpoints_first() {
        var job = aTrainedJob();
        var model = added(aModel().named("a").outOf(job));
        var step = added(aModel().named("b").outOf(job).checkpoint());
        added(aModel().named("c").outOf(aTrainedJob()));

        assertThat(models().of(job)).containsExactly(step, model);
    }

    /** A job that models can come out of; each call gives another one. */
    default JobId aTrainedJob() {
        return JobId.fresh();
    }

    private ServedModel added(ModelFixture fixture) {
        var model = fixture.build();
        models().add(model);
        return model;
    }

    @Test
    default void a_model_comes_back_as_it_was_added() {
        var model = added(aModel().outOf(aTrainedJob()));
        var step = added(aModel().named("ft:x:ckpt-step-1").outOf(aTrainedJob()).checkpoint());

        assertThat(models().visibleTo(alice(), model.name())).contains(model);
        assertThat(models().visibleTo(alice(), step.name())).contains(step);
        assertThat(models().visibleTo(alice(), new ModelName("unknown"))).isEmpty();
    }

    @Test
    default void a_name_that_is_there_is_passed_over() {
        var model = added(aModel().outOf(aTrainedJob()));

        models().add(aModel().outOf(aTrainedJob()).ownedBy(BOB).build());

        assertThat(models().visibleTo(administrator(), model.name())).contains(model);
        assertThat(models().list(administrator())).containsExactly(model);
    }

    @Test
    default void a_model_is_seen_by_its_owner_and_by_administrators() {
        var model = added(aModel().outOf(aTrainedJob()).ownedBy(ALICE));

        assertThat(models().visibleTo(alice(), model.name())).contains(model);
        assertThat(models().visibleTo(administrator(), model.name())).contains(model);
        assertThat(models().visibleTo(bob(), model.name())).isEmpty();
    }

    @Test
    default void the_list_has_the_newest_first_and_no_checkpoints() {
        var job = aTrainedJob();
        var older = added(aModel().named("older").outOf(job));
        added(aModel().named("older:ckpt-step-1").outOf(job).checkpoint());
        var newer =
                added(
                        aModel().named("newer")
                                .outOf(aTrainedJob())
                                .createdAt(CREATED_AT.plusSeconds(1)));
        var bobs = added(aModel().named("bobs").outOf(aTrainedJob()).ownedBy(BOB));

        assertThat(models().list(alice())).containsExactly(newer, older);
        assertThat(models().list(bob())).containsExactly(bobs);
        assertThat(models().list(administrator())).containsExactlyInAnyOrder(newer, older, bobs);
    }

    @Test
    default void a_removed_model_takes_its_checkpoints_with_it() {
        var job = aTrainedJob();
        var model = added(aModel().named("model").outOf(job));
        var step = added(aModel().named("model:ckpt-step-1").outOf(job).checkpoint());
        var other = added(aModel().named("other").outOf(aTrainedJob()));
        var otherStep = added(aModel().named("other:ckpt-step-1").outOf(other.job()).checkpoint());

        assertThat(models().remove(model.name())).isTrue();

        for (var gone : List.of(model, step)) {
            assertThat(models().visibleTo(alice(), gone.name())).isEmpty();
        }
        for (var left : List.of(other, otherStep)) {
            assertThat(models().visibleTo(alice(), left.name())).contains(left);
        }
        assertThat(models().remove(model.name())).isFalse();
    }
}
