package dev.tunegate.domain.inference;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static dev.tunegate.domain.access.CallerFixture.BOB;
import static dev.tunegate.domain.access.CallerFixture.administrator;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static dev.tunegate.domain.inference.ModelFixture.CREATED_AT;
import static dev.tunegate.domain.inference.ModelFixture.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.JobId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every collection of tuned models must do. Each test begins with an empty one. */
public interface ServedModelsContract {

    ServedModels models();

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
