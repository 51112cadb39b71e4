package dev.tunegate.domain.batch;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static dev.tunegate.domain.access.CallerFixture.BOB;
import static dev.tunegate.domain.access.CallerFixture.administrator;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static dev.tunegate.domain.batch.BatchFixture.CREATED_AT;
import static dev.tunegate.domain.batch.BatchFixture.aBatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.batch.BatchProgress.Timeline;
import dev.tunegate.domain.batch.BatchRoute.InputCopy;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.shared.PagingContract;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.domain.shared.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What every collection of batches must do. Each test begins with an empty one. */
public interface BatchesContract {

    Batches batches();

    Transactions transactions();

    private Optional<Batch> add(Batch batch, Batches.Repetition repeated) {
        return transactions().call(() -> batches().addUnlessRepeated(batch, repeated));
    }

    private Batch added(BatchFixture fixture) {
        var batch = fixture.build();
        assertThat(add(batch, Optional::empty)).isEmpty();
        return batch;
    }

    private PagingContract pages(Caller caller) {
        return new PagingContract(
                query -> batches().list(caller, query).map(it -> it.id().value()));
    }

    @Test
    default void a_batch_comes_back_as_it_was_added() {
        var batch =
                added(
                        aBatch().bearingKey("once")
                                .keptFor(Duration.ofHours(2))
                                .noting(Map.of("k", "värde \"x\""))
                                .attempting());

        assertThat(batches().find(batch.id())).contains(batch);
        assertThat(batches().visibleTo(alice(), batch.id())).contains(batch);
        assertThat(batches().visibleTo(bob(), batch.id())).isEmpty();
        assertThat(batches().find(BatchId.fresh())).isEmpty();
    }

    @Test
    default void a_batch_that_goes_nowhere_comes_back_as_it_was_added() {
        var sound = aBatch().build();
        var fault = new BatchError("url_mismatch", "No.", Optional.of("url"), Optional.of(3L));
        var batch =
                Batch.faulty(
                        BatchId.fresh(),
                        sound.requester(),
                        sound.request(),
                        List.of(fault, BatchError.of("odd", "Odd.")),
                        CREATED_AT);

        assertThat(add(batch, Optional::empty)).isEmpty();

        assertThat(batches().find(batch.id())).contains(batch);
    }

    @Test
    default void what_became_of_a_batch_is_stored_whole() {
        var batch = added(aBatch());
        var run = aBatch().submittedAs("run-1").build().run().orElseThrow();
        var said =
                new BatchProgress(
                        BatchStatus.COMPLETED,
                        new Timeline(
                                Map.of(
                                        BatchStatus.IN_PROGRESS, CREATED_AT.plusSeconds(1),
                                        BatchStatus.FINALIZING, CREATED_AT.plusSeconds(2)),
                                Optional.of(CREATED_AT.plusSeconds(9))),
                        new BatchCounts(3, 2, 1),
                        List.of(BatchError.of("odd", "Odd.")),
                        Optional.of(new BatchUsage(5, 1, 7, 2)));
        var outputs = new Batch.Outputs(Optional.of(FileId.fresh()), Optional.of(FileId.fresh()));
        var ended =
                batch.copying()
                        .copied(InputCopy.at(new ProviderFileId("copy-1")))
                        .attempting(CREATED_AT, Duration.ofSeconds(3))
                        .submitted(run)
                        .reported(said, outputs, CREATED_AT.plusSeconds(4));

        assertThat(batches().change(batch.id(), _ -> ended)).contains(ended);
        assertThat(batches().find(batch.id())).contains(ended);
    }

    @Test
    default void pages_follow_creation_with_ties_broken_by_id() {
        added(aBatch().withId("batch_09").createdAt(CREATED_AT.minusSeconds(1)));
        added(aBatch().withId("batch_03"));
        added(aBatch().withId("batch_01"));
        added(aBatch().withId("batch_00").createdAt(CREATED_AT.plusSeconds(1)));
        added(aBatch().withId("batch_05").ownedBy(BOB));

        pages(alice()).holds(List.of("batch_09", "batch_01", "batch_03", "batch_00"));
        pages(bob()).holds(List.of("batch_05"));
        pages(administrator())
                .holds(List.of("batch_09", "batch_01", "batch_03", "batch_05", "batch_00"));
        pages(alice()).refuses("batch_05");
        pages(alice()).refuses("batch_77");
        pages(alice()).refuses("no id at all");
    }

    @Test
    default void a_batch_is_found_by_what_it_is_at_its_provider() {
        var batch = added(aBatch().at("openai-1").submittedAs("run-1"));
        var run = batch.run().orElseThrow();

        assertThat(batches().findByRun(new DeploymentId("openai-1"), run)).contains(batch);
        assertThat(batches().findByRun(new DeploymentId("openai-2"), run)).isEmpty();
    }

    @Test
    default void a_file_is_in_use_until_nothing_can_read_it_any_more() {
        var file = FileId.fresh();
        var first = added(aBatch().reading(file).createdAt(CREATED_AT.minusSeconds(1)));
        var second = added(aBatch().reading(file).attempting().in(BatchStatus.FAILED));
        added(aBatch().reading(file).submittedAs("r").in(BatchStatus.COMPLETED));
        added(aBatch());

        assertThat(batches().unfinishedUsing(file)).containsExactly(first.id(), second.id());
    }

    @Test
    default void of_equal_requests_at_the_same_moment_one_is_added() {
        var print = new Fingerprint("12".repeat(32));
        Queue<Batch> repeated = new ConcurrentLinkedQueue<>();
        Batches.Repetition former =
                () -> batches().findByFingerprint(ALICE, print, CREATED_AT.minusSeconds(1));

        Race.of(
                6,
                () -> add(aBatch().fingerprinted(print).build(), former).ifPresent(repeated::add));

        assertThat(repeated).hasSize(5);
        assertThat(repeated.stream().distinct()).hasSize(1);
    }

    @Test
    default void a_batch_is_found_by_its_owners_key_and_fingerprint_in_their_time() {
        var print = new Fingerprint("34".repeat(32));
        var batch = added(aBatch().bearingKey("key-1").fingerprinted(print));
        var before = CREATED_AT.minusSeconds(1);

        assertThat(batches().findByIdempotencyKey(ALICE, "key-1", before)).contains(batch);
        assertThat(batches().findByIdempotencyKey(BOB, "key-1", before)).isEmpty();
        assertThat(batches().findByIdempotencyKey(ALICE, "key-1", CREATED_AT)).isEmpty();
        assertThat(batches().findByFingerprint(ALICE, print, before)).contains(batch);
        assertThat(batches().findByFingerprint(ALICE, print, CREATED_AT)).isEmpty();
    }
}
