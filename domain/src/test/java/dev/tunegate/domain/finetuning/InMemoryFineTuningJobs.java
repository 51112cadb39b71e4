package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Undoable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Jobs for as long as a test runs. */
public final class InMemoryFineTuningJobs implements FineTuningJobs, Undoable {

    private static final Comparator<FineTuningJob> OLDEST_FIRST =
            Comparator.comparing(FineTuningJob::createdAt).thenComparing(it -> it.id().value());

    private final InMemoryTable<JobId, FineTuningJob> rows = new InMemoryTable<>();

    /** Adds a job as it is. */
    public void add(FineTuningJob job) {
        rows.add(job.id(), job);
    }

    @Override
    public synchronized Optional<FineTuningJob> addUnlessRepeated(
            FineTuningJob job, Repetition repeated) {
        var former = repeated.find();
        if (former.isEmpty()) {
            add(job);
        }
        return former;
    }

    @Override
    public Optional<FineTuningJob> find(JobId id) {
        return rows.find(id);
    }

    @Override
    public Optional<FineTuningJob> visibleTo(Caller caller, JobId id) {
        return find(id).filter(it -> caller.sees(it.owner()));
    }

    @Override
    public Listing<FineTuningJob> list(Caller caller, JobFilter filter, ListQuery query) {
        return rows.page(
                query, OLDEST_FIRST, it -> caller.sees(it.owner()), it -> isShown(it, filter));
    }

    private static boolean isShown(FineTuningJob job, JobFilter filter) {
        var pairs = job.request().metadata().pairs();
        return pairs.entrySet().containsAll(filter.metadata().entrySet())
                && (pairs.isEmpty() || !filter.withoutMetadata())
                && agrees(filter.status(), job.status())
                && agrees(filter.model(), job.request().model())
                && agrees(filter.owner(), job.owner())
                && agrees(filter.provider(), job.placement().site().provider());
    }

    private static <T> boolean agrees(Optional<T> wanted, T actual) {
        return wanted.map(actual::equals).orElse(true);
    }

    @Override
    public Optional<FineTuningJob> change(JobId id, UnaryOperator<FineTuningJob> change) {
        return rows.change(id, change);
    }

    @Override
    public void remove(JobId id) {
        rows.remove(id);
    }

    @Override
    public Optional<FineTuningJob> findByRun(DeploymentId at, ProviderJobId run) {
        return rows.where(
                        it ->
                                it.placement().site().deployment().equals(at)
                                        && it.placement().run().filter(run::equals).isPresent())
                .findFirst();
    }

    @Override
    public Map<DeploymentId, Long> unfinished(Set<DeploymentId> at) {
        return rows.where(it -> !it.status().isFinal())
                .map(it -> it.placement().site().deployment())
                .filter(at::contains)
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    }

    /** Transactions over fakes run one at a time, so nobody else adds anything meanwhile. */
    @Override
    public long unfinishedUnder(Quota quota) {
        return rows.where(it -> !it.status().isFinal() && quota.counts(it.requester().by()))
                .count();
    }

    @Override
    public List<JobId> unfinishedUsing(FileId file) {
        return rows.where(it -> it.request().files().all().contains(file) && isOpen(it))
                .map(FineTuningJob::id)
                .toList();
    }

    private static boolean isOpen(FineTuningJob job) {
        return !job.status().isFinal() || job.placement() instanceof Placement.Attempting;
    }

    @Override
    public Optional<FineTuningJob> findByIdempotencyKey(Owner owner, String key, Instant since) {
        return newest(
                owner,
                since,
                it -> it.requester().identity().idempotencyKey().filter(key::equals).isPresent());
    }

    @Override
    public Optional<FineTuningJob> findByFingerprint(
            Owner owner, Fingerprint print, Instant since) {
        return newest(owner, since, it -> it.requester().identity().fingerprint().equals(print));
    }

    private Optional<FineTuningJob> newest(
            Owner owner, Instant since, Predicate<FineTuningJob> wanted) {
        return rows.where(wanted)
                .filter(it -> it.owner().equals(owner) && it.createdAt().isAfter(since))
                .max(OLDEST_FIRST);
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
