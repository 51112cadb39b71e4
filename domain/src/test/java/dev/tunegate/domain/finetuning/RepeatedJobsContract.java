package dev.tunegate.domain.finetuning;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static dev.tunegate.domain.access.CallerFixture.BOB;
import static dev.tunegate.domain.finetuning.JobFixture.CREATED_AT;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.shared.Race;
import dev.tunegate.domain.shared.Transactions;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** How every collection of jobs recognises repetitions. Each test begins with an empty one. */
public interface RepeatedJobsContract {

    FineTuningJobs jobs();

    Transactions transactions();

    private Optional<FineTuningJob> add(FineTuningJob job, FineTuningJobs.Repetition repeated) {
        return transactions().call(() -> jobs().addUnlessRepeated(job, repeated));
    }

    private FineTuningJob taken(FineTuningJob job) {
        assertThat(add(job, Optional::empty)).isEmpty();
        return job;
    }

    @Test
    default void a_repetition_gets_the_first_job_and_adds_none() {
        var first = taken(aJob().build());
        var second = aJob().build();

        var repeated = add(second, () -> jobs().find(first.id()));

        assertThat(repeated).contains(first);
        assertThat(jobs().find(second.id())).isEmpty();
    }

    @Test
    default void a_job_is_not_added_if_its_transaction_fails() {
        var job = aJob().build();

        assertThatThrownBy(
                        () ->
                                transactions()
                                        .run(
                                                () -> {
                                                    assertThat(add(job, Optional::empty)).isEmpty();
                                                    throw new IllegalStateException("undone");
                                                }))
                .hasMessage("undone");

        assertThat(jobs().find(job.id())).isEmpty();
    }

    @Test
    default void of_equal_requests_at_the_same_moment_one_is_added() {
        var print = new Fingerprint("12".repeat(32));
        Queue<FineTuningJob> repeated = new ConcurrentLinkedQueue<>();
        FineTuningJobs.Repetition former =
                () -> jobs().findByFingerprint(ALICE, print, CREATED_AT.minusSeconds(1));

        Race.of(6, () -> add(aJob().fingerprinted(print).build(), former).ifPresent(repeated::add));

        assertThat(repeated).hasSize(5);
        assertThat(repeated.stream().distinct()).hasSize(1);
        assertThat(former.find()).contains(repeated.element());
    }

    @Test
    default void of_requests_with_one_idempotency_key_at_the_same_moment_one_is_added() {
        Queue<FineTuningJob> repeated = new ConcurrentLinkedQueue<>();
        FineTuningJobs.Repetition former =
                () -> jobs().findByIdempotencyKey(ALICE, "key-1", CREATED_AT.minusSeconds(1));

        Race.of(6, () -> add(aJob().bearingKey("key-1").build(), former).ifPresent(repeated::add));

        assertThat(repeated).hasSize(5);
        assertThat(repeated.stream().distinct()).hasSize(1);
    }

    @Test
    default void a_job_is_found_by_its_owners_idempotency_key() {
        var alices = taken(aJob().bearingKey("key-1").build());
        var bobs = taken(aJob().ownedBy(BOB).bearingKey("key-1").build());
        var before = CREATED_AT.minusSeconds(1);

        assertThat(jobs().findByIdempotencyKey(ALICE, "key-1", before)).contains(alices);
        assertThat(jobs().findByIdempotencyKey(BOB, "key-1", before)).contains(bobs);
        assertThat(jobs().findByIdempotencyKey(ALICE, "key-2", before)).isEmpty();
    }

    @Test
    default void an_idempotency_key_is_forgotten_in_time_and_may_be_used_anew() {
        var old = taken(aJob().bearingKey("key-1").build());
        var later = CREATED_AT.plusSeconds(100);

        assertThat(jobs().findByIdempotencyKey(ALICE, "key-1", CREATED_AT)).isEmpty();

        var anew = taken(aJob().bearingKey("key-1").createdAt(later).build());
        assertThat(jobs().findByIdempotencyKey(ALICE, "key-1", CREATED_AT)).contains(anew);
        assertThat(jobs().find(old.id())).contains(old);
    }

    @Test
    default void the_newest_job_with_a_fingerprint_is_found_in_its_window() {
        var print = new Fingerprint("34".repeat(32));
        taken(aJob().fingerprinted(print).build());
        var newest =
                taken(aJob().fingerprinted(print).createdAt(CREATED_AT.plusSeconds(10)).build());
        taken(aJob().fingerprinted(print).createdAt(CREATED_AT.plusSeconds(5)).build());
        taken(
                aJob().ownedBy(BOB)
                        .fingerprinted(print)
                        .createdAt(CREATED_AT.plusSeconds(20))
                        .build());
        taken(aJob().createdAt(CREATED_AT.plusSeconds(30)).build());

        assertThat(jobs().findByFingerprint(ALICE, print, CREATED_AT)).contains(newest);
        assertThat(jobs().findByFingerprint(ALICE, print, CREATED_AT.plusSeconds(9)))
                .contains(newest);
        assertThat(jobs().findByFingerprint(ALICE, print, CREATED_AT.plusSeconds(10))).isEmpty();
    }
}
