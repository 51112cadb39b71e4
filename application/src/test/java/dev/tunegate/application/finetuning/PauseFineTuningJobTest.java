package dev.tunegate.application.finetuning;

import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PauseFineTuningJobTest {

    private final TuningHouse house = new TuningHouse();
    private final FineTuningJob job = house.created();

    @BeforeEach
    void run() {
        house.provider.moveTo(job.id(), JobStatus.RUNNING);
        house.runDue();
    }

    private FineTuningJob pause() {
        return house.pause().pause(alice(), job.id().value());
    }

    private FineTuningJob resume() {
        return house.pause().resume(alice(), job.id().value());
    }

    @Test
    void a_running_job_is_held_and_goes_on() {
        assertThat(pause().status()).isEqualTo(JobStatus.PAUSED);
        assertThat(house.now(job.id()).status()).isEqualTo(JobStatus.PAUSED);

        assertThat(resume().status()).isEqualTo(JobStatus.RUNNING);
        assertThat(house.now(job.id()).status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void only_what_runs_is_held_and_only_what_is_held_goes_on() {
        assertThatThrownBy(this::resume).isInstanceOf(Refusal.WrongState.class);

        pause();

        var refusal = catchThrowableOfType(Refusal.WrongState.class, this::pause);
        assertThat(refusal.reason()).contains("is paused, not running");
        assertThat(house.provider.onPause().calls()).isEqualTo(1);
    }

    @Test
    void a_provider_that_cannot_hold_jobs_says_so() {
        house.provider.withoutPausing();

        var refusal = catchThrowableOfType(Refusal.NotSupported.class, this::pause);

        assertThat(refusal.reason()).contains("'openai'", "cannot pause");
    }

    @Test
    void another_tenants_job_is_not_there() {
        assertThatThrownBy(() -> house.pause().pause(bob(), job.id().value()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void whatever_the_provider_answers_the_job_is_as_it_was() {
        house.provider.onPause().next(Reaction.REFUSE, Reaction.BE_UNAVAILABLE);

        assertThatThrownBy(this::pause).isInstanceOf(Refusal.WrongState.class);
        assertThatThrownBy(this::pause).isInstanceOf(Refusal.Unavailable.class);
        assertThat(house.now(job.id()).status()).isEqualTo(JobStatus.RUNNING);
    }
}
