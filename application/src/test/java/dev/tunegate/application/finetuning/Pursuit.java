package dev.tunegate.application.finetuning;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RunFixture;
import java.time.Duration;

/** Jobs whose submission is to be pursued, at each stage. */
final class Pursuit {

    final TuningHouse house = new TuningHouse();

    /** How far the job had come when the errand takes it up. */
    enum Stage {
        /** Nothing was ever sent. */
        CHOSEN,
        /** An attempt was committed a moment ago, and may still answer. */
        FRESH,
        /** The attempt answers no more, but its run may still turn up. */
        YOUNG,
        /** The run can turn up no more. */
        OLD
    }

    FineTuningJob jobAt(Stage stage) {
        if (stage == Stage.CHOSEN) {
            return house.stored(aJob());
        }
        var job = house.attempting();
        house.clock.advance(
                switch (stage) {
                    case CHOSEN, FRESH -> Duration.ofSeconds(1);
                    case YOUNG -> TuningHouse.PATIENCE;
                    case OLD -> TuningHouse.HORIZON;
                });
        return job;
    }

    /** The attempt had reached the provider. */
    void arrives(FineTuningJob job) {
        house.provider.start(house.first, RunFixture.anOrderFor(job, "copy-1"));
    }

    void assertIsNow(JobId id, String placement, JobStatus status) {
        var job = house.now(id);
        assertThat(job.placement().getClass().getSimpleName()).isEqualTo(placement);
        assertThat(job.status()).isEqualTo(status);
        if (job.placement() instanceof Placement.Submitted submitted) {
            ProviderJobId run = house.provider.run(id).id();
            assertThat(submitted.id()).isEqualTo(run);
        }
    }
}
