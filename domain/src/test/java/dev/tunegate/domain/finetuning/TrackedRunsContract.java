package dev.tunegate.domain.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.shared.Race;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every collection of tracked runs must do. Each test begins with an empty one. */
public interface TrackedRunsContract {

    Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    TrackedRuns runs();

    /** A job that may be tracked; each call gives another one. */
    default JobId aTrackedJob() {
        return JobId.fresh();
    }

    private TrackedRun aRun(JobId job, int number) {
        return TrackedRun.planned(job, TrackedRunId.of(job, number));
    }

    @Test
    default void the_runs_of_a_job_come_back_as_they_were_added() {
        var job = aTrackedJob();
        var other = aTrackedJob();
        runs().add(aRun(job, 2));
        runs().add(aRun(job, 1));
        runs().add(aRun(other, 1));

        assertThat(runs().of(job)).containsExactly(aRun(job, 1), aRun(job, 2));
        assertThat(runs().of(other)).containsExactly(aRun(other, 1));
        assertThat(runs().of(JobId.fresh())).isEmpty();
    }

    @Test
    default void a_change_stays() {
        var run = aRun(aTrackedJob(), 1);
        runs().add(run);
        var later =
                run.begunAt(new TrackedRun.Place("größe", "lab 1")).taken(12).failed(NOON);

        var changed = runs().change(run.id(), _ -> later);

        assertThat(changed).contains(later);
        assertThat(runs().of(run.job())).containsExactly(later);
        assertThat(runs().change(TrackedRunId.of(JobId.fresh(), 1), it -> it)).isEmpty();
    }

    @Test
    default void a_run_that_is_added_again_stays_as_it_is() {
        var run = aRun(aTrackedJob(), 1);
        runs().add(run);
        runs().change(run.id(), it -> it.taken(5));

        runs().add(run);

        assertThat(runs().of(run.job())).containsExactly(run.taken(5));
    }

    @Test
    default void changes_at_one_moment_follow_each_other() {
        var run = aRun(aTrackedJob(), 1);
        runs().add(run);

        Race.of(4, () -> runs().change(run.id(), it -> it.taken(it.sent() + 1)));

        assertThat(runs().of(run.job())).containsExactly(run.taken(4));
    }
}
