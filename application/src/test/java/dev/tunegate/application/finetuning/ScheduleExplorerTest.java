package dev.tunegate.application.finetuning;

import static dev.tunegate.domain.access.CallerFixture.alice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.Placement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Thousands of schedules, each from its seed: whatever happens in whatever order, no job has two
 * runs, and every job that somebody was told of ends once and stays so.
 */
@Timeout(120)
class ScheduleExplorerTest {

    private static final int SCHEDULES = 1_500;
    private static final int STEPS = 40;

    @Test
    void no_job_has_two_runs_and_every_acknowledged_job_ends_once() {
        for (long seed = 1; seed <= SCHEDULES; seed++) {
            explore(seed);
        }
    }

    private static void explore(long seed) {
        var world = new ScheduleWorld(seed);
        try {
            for (int i = 0; i < STEPS; i++) {
                world.step();
                assertSoundSoFar(world);
            }
            world.calmDown();
            assertSoundSoFar(world);
            assertAllIsOver(world);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("the schedule of seed " + seed, e);
        }
    }

    private static void assertSoundSoFar(ScheduleWorld world) {
        int runs = 0;
        for (var job : world.jobs()) {
            int ofJob = world.house.provider.runs(job.id());
            runs += ofJob;
            assertThat(ofJob).as("runs of %s", job.id()).isLessThanOrEqualTo(1);
            assertEndsOnce(world, job);
        }
        assertThat(world.house.provider.runs()).as("runs of forgotten jobs").isEqualTo(runs);
        for (var request : world.requests) {
            assertThat(request.told).hasSizeLessThanOrEqualTo(1);
            assertThat(request.told).allMatch(it -> world.house.jobs.find(it).isPresent());
        }
    }

    private static void assertEndsOnce(ScheduleWorld world, FineTuningJob job) {
        if (job.status().isFinal()) {
            var end = world.ends.putIfAbsent(job.id(), job.status());
            assertThat(job.status()).isEqualTo(end == null ? job.status() : end);
        } else {
            assertThat(world.ends).doesNotContainKey(job.id());
        }
    }

    private static void assertAllIsOver(ScheduleWorld world) {
        assertThat(world.house.errands.all()).isEmpty();
        for (var job : world.jobs()) {
            assertThat(job.status().isFinal()).as("%s", job).isTrue();
            assertThat(job.placement()).isNotInstanceOf(Placement.Attempting.class);
            assertRunIsOver(world, job);
            assertModel(world, job);
        }
    }

    private static void assertRunIsOver(ScheduleWorld world, FineTuningJob job) {
        if (world.house.provider.runs(job.id()) > 0) {
            var run = world.house.provider.run(job.id());
            assertThat(run.status().isFinal()).as("the run of %s", job).isTrue();
            assertThat(job.placement().run()).contains(run.id());
        }
    }

    private static void assertModel(ScheduleWorld world, FineTuningJob job) {
        var model = job.progress().result().tunedModel();
        assertThat(model.isPresent()).isEqualTo(job.status() == JobStatus.SUCCEEDED);
        model.ifPresent(it -> assertThat(world.house.models.visibleTo(alice(), it)).isPresent());
    }
}
