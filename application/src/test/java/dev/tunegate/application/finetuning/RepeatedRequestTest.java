package dev.tunegate.application.finetuning;

import static dev.tunegate.application.finetuning.TuningHouse.identity;
import static dev.tunegate.application.finetuning.TuningHouse.keyed;
import static dev.tunegate.application.finetuning.TuningHouse.retried;
import static dev.tunegate.application.finetuning.TuningHouse.wanted;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static dev.tunegate.domain.file.FileFixture.aFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.access.CallerFixture;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that repeat another one, and those that only look like it. */
@Timeout(60)
class RepeatedRequestTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final TuningHouse house = new TuningHouse();
    private final FileId file = house.copied();

    @Test
    void one_idempotency_key_is_one_job() {
        var first = create(keyed(1, "monday"));

        var second = create(keyed(1, "monday"));

        assertThat(first.replayed()).isFalse();
        assertThat(second.replayed()).isTrue();
        assertThat(second.job()).isEqualTo(first.job());
        assertThat(house.provider.runs()).isEqualTo(1);
    }

    @Test
    void a_key_that_stands_for_another_request_is_a_conflict() {
        create(keyed(1, "monday"));

        var refusal =
                catchThrowableOfType(Refusal.Conflict.class, () -> create(keyed(2, "monday")));

        assertThat(refusal.code()).contains("idempotency_key_reused");
        assertThat(house.provider.runs()).isEqualTo(1);
    }

    @Test
    void a_key_is_the_owners_own() {
        var hers = create(keyed(1, "monday"));
        var his = house.kept(aFile().ownedBy(CallerFixture.BOB).storedAt("openai-1", "c").build());

        var second = house.create().create(bob(), wanted(his, keyed(1, "monday")));

        assertThat(second.replayed()).isFalse();
        assertThat(second.job().id()).isNotEqualTo(hers.job().id());
    }

    @Test
    void a_key_is_forgotten_after_thirty_days() {
        var first = create(keyed(1, "monday"));
        house.clock.advance(RequestIdentity.KEY_LIFETIME.minusSeconds(1));
        assertThat(create(keyed(1, "monday")).replayed()).isTrue();

        house.clock.advance(Duration.ofSeconds(2));

        assertThat(create(keyed(1, "monday")).job().id()).isNotEqualTo(first.job().id());
    }

    @Test
    void a_retry_without_a_key_is_recognised_by_its_fingerprint() {
        var first = create(identity(1));

        var retry = create(retried(1, HOUR));

        assertThat(retry.replayed()).isTrue();
        assertThat(retry.job().id()).isEqualTo(first.job().id());
        assertThat(house.provider.runs()).isEqualTo(1);
    }

    @Test
    void a_retry_of_which_the_first_try_never_arrived_is_the_first_one() {
        assertThat(create(retried(1, HOUR)).replayed()).isFalse();
        assertThat(house.provider.runs()).isEqualTo(1);
    }

    @Test
    void a_retry_reaches_no_further_back_than_it_says() {
        create(identity(1));
        house.clock.advance(Duration.ofHours(1).plusSeconds(1));

        assertThat(create(retried(1, HOUR)).replayed()).isFalse();
    }

    @Test
    void a_retry_with_another_body_is_another_job() {
        create(identity(1));

        assertThat(create(retried(2, HOUR)).replayed()).isFalse();
    }

    @Test
    void a_retry_with_a_key_goes_by_the_key_alone() {
        create(identity(1));
        var keyedRetry =
                new RequestIdentity(
                        TuningHouse.print(1),
                        Optional.of("monday"),
                        Optional.of(Duration.ofHours(1)));

        assertThat(create(keyedRetry).replayed()).isFalse();
        assertThat(create(keyedRetry).replayed()).isTrue();
    }

    @Test
    void two_deliberate_equal_requests_are_two_jobs() {
        var first = create(identity(1));
        var second = create(identity(1));

        assertThat(second.job().id()).isNotEqualTo(first.job().id());
        assertThat(house.provider.runs()).isEqualTo(2);
    }

    @Test
    void equal_requests_at_one_moment_with_one_key_are_one_run() {
        var create = house.create();
        Queue<JobId> answered = new ConcurrentLinkedQueue<>();

        Race.of(
                16,
                () ->
                        answered.add(
                                create.create(alice(), wanted(file, keyed(1, "monday")))
                                        .job()
                                        .id()));

        assertThat(answered).hasSize(16);
        assertThat(answered).containsOnly(answered.element());
        assertThat(house.provider.onStart().calls()).isEqualTo(1);
    }

    @Test
    void a_refused_request_may_be_sent_again_with_its_key() {
        house.provider.onStart().next(Reaction.REFUSE);
        assertThatThrownBy(() -> create(keyed(1, "monday")))
                .isInstanceOf(Refusal.TurnedDownByProvider.class);

        var second = create(keyed(1, "monday"));

        assertThat(second.replayed()).isFalse();
        assertThat(second.job().placement().run()).isPresent();
    }

    @Test
    void a_job_that_was_told_on_another_node_is_not_forgotten_by_a_refusal() {
        Queue<FineTuningJob> replays = new ConcurrentLinkedQueue<>();
        house.provider
                .onStart()
                .next(Reaction.REFUSE)
                .before(() -> replays.add(create(keyed(1, "monday")).job()));

        assertThatThrownBy(() -> create(keyed(1, "monday")))
                .isInstanceOf(Refusal.TurnedDownByProvider.class);

        assertThat(replays.element().status()).isEqualTo(JobStatus.VALIDATING_FILES);
        var left = house.now(replays.element().id());
        assertThat(left.status()).isEqualTo(JobStatus.FAILED);
        assertThat(create(keyed(1, "monday")).job()).isEqualTo(left);
    }

    @Test
    void a_retry_after_a_crash_gets_the_job_that_the_crash_has_left() {
        house.transactions.crashAt(1, true);
        assertThatThrownBy(() -> create(identity(1)))
                .isInstanceOf(CrashingTransactions.Crash.class);
        house.transactions.revive();

        var retry = create(retried(1, HOUR));

        assertThat(retry.replayed()).isTrue();
        house.pass(Duration.ofMinutes(15));
        assertThat(house.now(retry.job().id()).placement().run()).isPresent();
        assertThat(house.provider.runs()).isEqualTo(1);
    }

    private CreatedJob create(RequestIdentity identity) {
        return house.create().create(alice(), wanted(file, identity));
    }
}
