package dev.tunegate.application.finetuning;

import static dev.tunegate.application.finetuning.TuningHouse.await;
import static dev.tunegate.application.finetuning.TuningHouse.identity;
import static dev.tunegate.application.finetuning.TuningHouse.wanted;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.file.FileFixture.aFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CreateFineTuningJobTest {

    private final TuningHouse house = new TuningHouse();
    private final FileId file = house.copied();

    @Test
    void a_job_is_answered_with_its_run_under_way() {
        var created = create(file);

        var job = created.job();
        assertThat(created.replayed()).isFalse();
        assertThat(job.placement()).isInstanceOf(Placement.Submitted.class);
        assertThat(house.now(job.id())).isEqualTo(job);
        assertThat(house.provider.order(job.id()).files().training())
                .isEqualTo(new ProviderFileId("copy-1"));
        assertThat(house.errands.planned(Errand.FOLLOW_JOB, job.id().value()))
                .contains(house.clock.instant());
        assertThat(house.messages(job.id()))
                .containsExactly(
                        "Created fine-tuning job: " + job.id(),
                        "Validating training file: " + file);
    }

    @Test
    void the_intent_and_its_errand_are_stored_before_anything_is_sent() {
        house.provider.onStart().before(this::assertIntentIsStored);

        create(file);

        assertThat(house.provider.onStart().calls()).isEqualTo(1);
    }

    private void assertIntentIsStored() {
        var job = onlyJob();
        assertThat(job.placement()).isInstanceOf(Placement.Attempting.class);
        assertThat(house.errands.planned(Errand.PURSUE_SUBMISSION, job.id().value()))
                .contains(house.clock.instant().plus(TuningHouse.PATIENCE));
    }

    @Test
    void a_refusal_reaches_the_caller_and_the_job_is_forgotten() {
        house.provider.onStart().next(Reaction.REFUSE);

        var refusal = refusal(Refusal.TurnedDownByProvider.class);

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.param()).contains("model");
        assertThat(refusal.code()).contains("refused_on_purpose");
        assertThat(refusal.reason()).isEqualTo("Not like this.");
        assertThat(allJobs()).isEmpty();
        house.pass(Duration.ofHours(1));
        assertThat(house.provider.onStart().calls()).isEqualTo(1);
    }

    @Test
    void a_wrong_credential_is_our_operators_fault_and_the_job_is_forgotten() {
        house.provider.onStart().next(Reaction.BE_MISCONFIGURED);

        var refusal = refusal(Refusal.TurnedDownByProvider.class);

        assertThat(refusal.status()).isEqualTo(502);
        assertThat(refusal.code()).contains("provider_misconfigured");
        assertThat(refusal.reason()).doesNotContain("Wrong key.");
        assertThat(allJobs()).isEmpty();
    }

    @Test
    void a_job_waits_for_a_provider_that_is_away() {
        var pause = Duration.ofSeconds(90);
        house.provider.onStart().nextFails(new ProviderFailure.Unavailable("Full.", pause, null));

        var job = create(file).job();

        assertThat(job.status()).isEqualTo(JobStatus.VALIDATING_FILES);
        assertThat(job.placement()).isInstanceOf(Placement.Chosen.class);
        assertThat(house.errands.planned(Errand.PURSUE_SUBMISSION, job.id().value()))
                .contains(house.clock.instant().plus(pause));
        house.pass(pause.plusSeconds(1));
        assertThat(house.now(job.id()).placement()).isInstanceOf(Placement.Submitted.class);
        assertThat(house.provider.runs(job.id())).isEqualTo(1);
    }

    @Test
    void a_run_whose_answer_was_lost_is_adopted_and_not_started_again() {
        house.provider.onStart().next(Reaction.TAKE_BUT_BE_UNCLEAR);

        var job = create(file).job();
        assertThat(job.status()).isEqualTo(JobStatus.VALIDATING_FILES);
        house.pass(Duration.ofSeconds(10));

        assertThat(house.now(job.id()).placement().run())
                .contains(house.provider.run(job.id()).id());
        assertThat(house.provider.onStart().calls()).isEqualTo(1);
    }

    @Test
    void what_is_unclear_is_sent_again_only_behind_the_horizon() {
        house.provider.onStart().next(Reaction.BE_UNCLEAR);

        var job = create(file).job();
        house.pass(TuningHouse.HORIZON.minusSeconds(1));
        assertThat(house.provider.onStart().calls()).isEqualTo(1);
        assertThat(house.provider.onFind().calls()).isGreaterThan(10);

        house.pass(Duration.ofMinutes(1));

        assertThat(house.provider.onStart().calls()).isEqualTo(2);
        assertThat(house.provider.runs(job.id())).isEqualTo(1);
        assertThat(house.now(job.id()).placement()).isInstanceOf(Placement.Submitted.class);
    }

    @Test
    void a_run_that_turns_up_late_is_adopted() {
        house.provider.onStart().next(Reaction.TAKE_BUT_BE_UNCLEAR);
        var job = create(file).job();
        house.provider.conceal(job.id());
        house.pass(TuningHouse.HORIZON.minusMinutes(1));

        house.provider.reveal(job.id());
        house.pass(Duration.ofMinutes(5));

        assertThat(house.provider.runs(job.id())).isEqualTo(1);
        assertThat(house.now(job.id()).placement()).isInstanceOf(Placement.Submitted.class);
    }

    @Test
    void when_the_wait_is_over_the_job_is_answered_and_a_late_refusal_fails_it() {
        var hasty = new TuningHouse(Duration.ofMillis(50));
        var answer = new CountDownLatch(1);
        hasty.provider.onStart().next(Reaction.REFUSE).before(() -> await(() -> isOpen(answer)));

        var job = hasty.create().create(alice(), wanted(hasty.copied(), identity(1))).job();

        assertThat(job.status()).isEqualTo(JobStatus.VALIDATING_FILES);
        answer.countDown();
        await(() -> hasty.now(job.id()).status() == JobStatus.FAILED);
        var failed = hasty.now(job.id());
        assertThat(failed.progress().result().error().orElseThrow().message())
                .isEqualTo("Not like this.");
        assertThat(failed.placement()).isInstanceOf(Placement.Chosen.class);
        assertThat(hasty.messages(job.id())).contains("The job failed: Not like this.");
    }

    @Test
    void when_the_wait_is_over_a_late_answer_is_taken() {
        var hasty = new TuningHouse(Duration.ofMillis(50));
        var answer = new CountDownLatch(1);
        hasty.provider.onStart().before(() -> await(() -> isOpen(answer)));

        var job = hasty.create().create(alice(), wanted(hasty.copied(), identity(1))).job();

        assertThat(job.placement()).isInstanceOf(Placement.Attempting.class);
        answer.countDown();
        await(() -> hasty.now(job.id()).placement() instanceof Placement.Submitted);
        assertThat(hasty.provider.runs()).isEqualTo(1);
    }

    private static boolean isOpen(CountDownLatch latch) {
        return latch.getCount() == 0;
    }

    @Test
    void a_job_that_is_cancelled_while_it_is_sent_is_not_forgotten_by_a_refusal() {
        house.provider
                .onStart()
                .next(Reaction.REFUSE)
                .before(() -> house.cancel().cancel(alice(), onlyJob().id().value()));

        refusal(Refusal.TurnedDownByProvider.class);

        assertThat(onlyJob().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(onlyJob().placement()).isInstanceOf(Placement.Chosen.class);
    }

    @Test
    void a_job_whose_file_is_not_yet_there_waits_for_the_copy_and_is_sent_then() {
        var fresh = house.kept(aFile().build());

        var job = create(fresh).job();

        assertThat(job.placement()).isInstanceOf(Placement.Chosen.class);
        var copy = fresh + "/openai-1";
        assertThat(house.errands.planned(Errand.REPLICATE_FILE, copy)).isPresent();
        house.errands.done(Errand.REPLICATE_FILE, copy);
        house.pass(Duration.ofMinutes(5));
        assertThat(house.provider.onStart().calls()).isZero();

        house.files.change(
                fresh,
                it -> it.stored(house.first.id(), new ProviderFileId("c"), house.clock.instant()));
        house.pass(Duration.ofMinutes(5));

        assertThat(house.provider.runs(job.id())).isEqualTo(1);
        assertThat(house.provider.onStart().calls()).isEqualTo(1);
    }

    @Test
    void a_job_whose_file_is_refused_fails_with_the_reason() {
        var fresh = house.kept(aFile().build());
        var job = create(fresh).job();
        house.errands.done(Errand.REPLICATE_FILE, fresh + "/openai-1");

        house.files.change(fresh, it -> it.givenUp(house.first.id(), "Too few rows."));
        house.pass(Duration.ofMinutes(1));

        assertThat(house.now(job.id()).status()).isEqualTo(JobStatus.FAILED);
        assertThat(house.now(job.id()).progress().result().error().orElseThrow().message())
                .isEqualTo("Too few rows.");
    }

    private CreatedJob create(FileId training) {
        return house.create().create(alice(), wanted(training, identity(1)));
    }

    private <R extends Refusal> R refusal(Class<R> kind) {
        return catchThrowableOfType(kind, () -> create(file));
    }

    private FineTuningJob onlyJob() {
        assertThat(allJobs()).hasSize(1);
        return allJobs().getFirst();
    }

    private List<FineTuningJob> allJobs() {
        return house.jobs.list(alice(), JobFilter.NONE, ListQuery.first(100)).items();
    }
}
