package dev.tunegate.domain.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.PagingContract;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every collection of checkpoints must do. Each test begins with an empty one. */
public interface CheckpointsContract {

    Checkpoints checkpoints();

    /** A job that may have checkpoints; each call gives another one. */
    default JobId aTrainedJob() {
        return JobId.fresh();
    }

    private static Checkpoint at(long step) {
        return new Checkpoint(
                CheckpointId.fresh(),
                new ModelName("ft:base:openai::abc:ckpt-step-" + step),
                step,
                RunFixture.CREATED_AT.plusSeconds(step),
                Map.of("train_loss", new BigDecimal("0.250"), "step", BigDecimal.valueOf(step)));
    }

    private PagingContract pages(JobId job) {
        return new PagingContract(
                query -> checkpoints().list(job, query).map(it -> it.id().value()));
    }

    @Test
    default void checkpoints_come_back_as_they_were_added_the_latest_step_first() {
        var job = aTrainedJob();
        var second = at(20);
        var first = at(10);
        var third =
                new Checkpoint(
                        CheckpointId.fresh(),
                        new ModelName("without-metrics"),
                        100,
                        RunFixture.CREATED_AT,
                        Map.of());

        checkpoints().add(job, List.of(second, third));
        checkpoints().add(job, List.of(first));

        assertThat(checkpoints().list(job, ListQuery.first(10)).items())
                .containsExactly(third, second, first);
    }

    @Test
    default void a_checkpoint_is_found_by_its_id() {
        var first = at(10);
        checkpoints().add(aTrainedJob(), List.of(first, at(20)));

        assertThat(checkpoints().find(first.id())).contains(first);
        assertThat(checkpoints().find(CheckpointId.fresh())).isEmpty();
    }

    @Test
    default void a_step_that_is_known_is_passed_over() {
        var job = aTrainedJob();
        var first = at(10);
        var second = at(20);
        checkpoints().add(job, List.of(first));

        checkpoints().add(job, List.of(at(10), second, at(20)));

        assertThat(checkpoints().list(job, ListQuery.first(10)).items())
                .containsExactly(second, first);
    }

    @Test
    default void each_job_has_checkpoints_of_its_own() {
        var job = aTrainedJob();
        var other = aTrainedJob();
        var own = at(10);
        checkpoints().add(job, List.of(own));
        checkpoints().add(other, List.of(at(10), at(20)));

        pages(job).holds(List.of(own.id().value()));
        pages(aTrainedJob()).holds(List.of());
    }

    @Test
    default void pages_follow_the_steps() {
        var job = aTrainedJob();
        var steps = List.of(at(10), at(20), at(30), at(40), at(50));
        checkpoints().add(job, steps.reversed());

        pages(job).holds(steps.stream().map(it -> it.id().value()).toList());
    }

    @Test
    default void a_cursor_that_is_no_checkpoint_of_the_job_is_refused() {
        var job = aTrainedJob();
        var other = aTrainedJob();
        var foreign = at(10);
        checkpoints().add(job, List.of(at(10)));
        checkpoints().add(other, List.of(foreign));

        pages(job).refuses(foreign.id().value());
        pages(job).refuses("ftckpt_unknown");
        pages(job).refuses("no id at all");
    }
}
