package dev.tunegate.domain.batch;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Undoable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Batches for as long as a test runs. */
public final class InMemoryBatches implements Batches, Undoable {

    private static final Comparator<Batch> OLDEST_FIRST =
            Comparator.comparing(Batch::createdAt).thenComparing(it -> it.id().value());

    private final InMemoryTable<BatchId, Batch> rows = new InMemoryTable<>();

    /** Adds a batch as it is. */
    public void add(Batch batch) {
        rows.add(batch.id(), batch);
    }

    /** All there are. */
    public List<Batch> all() {
        return rows.all();
    }

    @Override
    public synchronized Optional<Batch> addUnlessRepeated(Batch batch, Repetition repeated) {
        var former = repeated.find();
        if (former.isEmpty()) {
            add(batch);
        }
        return former;
    }

    @Override
    public Optional<Batch> find(BatchId id) {
        return rows.find(id);
    }

    @Override
    public Optional<Batch> visibleTo(Caller caller, BatchId id) {
        return find(id).filter(it -> caller.sees(it.owner()));
    }

    @Override
    public Listing<Batch> list(Caller caller, ListQuery query) {
        return rows.page(query, OLDEST_FIRST, it -> caller.sees(it.owner()), _ -> true);
    }

    @Override
    public Optional<Batch> change(BatchId id, UnaryOperator<Batch> change) {
        return rows.change(id, change);
    }

    @Override
    public Optional<Batch> findByRun(DeploymentId at, ProviderJobId run) {
        return rows.where(it -> isAt(it, at) && it.run().filter(run::equals).isPresent())
                .findFirst();
    }

    private static boolean isAt(Batch batch, DeploymentId at) {
        return batch.route()
                .filter(it -> it.placement().site().deployment().equals(at))
                .isPresent();
    }

    /** Transactions over fakes run one at a time, so nobody else adds anything meanwhile. */
    @Override
    public long unfinishedUnder(Quota quota) {
        return rows.where(it -> !it.status().isFinal() && quota.counts(it.requester().by()))
                .count();
    }

    @Override
    public List<BatchId> unfinishedUsing(FileId file) {
        return rows.where(it -> it.request().input().equals(file) && it.needsInput())
                .sorted(OLDEST_FIRST)
                .map(Batch::id)
                .toList();
    }

    @Override
    public Optional<Batch> findByIdempotencyKey(Owner owner, String key, Instant since) {
        return newest(
                owner,
                since,
                it -> it.requester().identity().idempotencyKey().filter(key::equals).isPresent());
    }

    @Override
    public Optional<Batch> findByFingerprint(Owner owner, Fingerprint print, Instant since) {
        return newest(owner, since, it -> it.requester().identity().fingerprint().equals(print));
    }

    private Optional<Batch> newest(Owner owner, Instant since, Predicate<Batch> wanted) {
        return rows.where(wanted)
                .filter(it -> it.owner().equals(owner) && it.createdAt().isAfter(since))
                .max(OLDEST_FIRST);
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
