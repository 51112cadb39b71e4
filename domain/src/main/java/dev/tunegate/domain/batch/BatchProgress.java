package dev.tunegate.domain.batch;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a batch has come, as its provider says or as we know ourselves. */
public record BatchProgress(
        BatchStatus status,
        Timeline times,
        BatchCounts counts,
        List<BatchError> errors,
        Optional<BatchUsage> usage) {

    /**
     * When which state was reached.
     *
     * @param reached without the first state
     * @param expiresAt when whatever is not answered will not be any more
     */
    public record Timeline(Map<BatchStatus, Instant> reached, Optional<Instant> expiresAt) {

        public static final Timeline UNKNOWN = new Timeline(Map.of(), Optional.empty());

        public Timeline {
            reached = Map.copyOf(reached);
        }

        public Optional<Instant> reached(BatchStatus status) {
            return Optional.ofNullable(reached.get(status));
        }

        private Timeline with(Timeline theirs, BatchStatus status, Instant now) {
            var all = new EnumMap<BatchStatus, Instant>(BatchStatus.class);
            all.putAll(reached);
            theirs.reached.forEach(all::putIfAbsent);
            if (status != BatchStatus.VALIDATING) {
                all.putIfAbsent(status, now);
            }
            return new Timeline(all, theirs.expiresAt.or(() -> expiresAt));
        }
    }

    public BatchProgress {
        errors = List.copyOf(errors);
    }

    /** Nothing is done of so many requests. */
    public static BatchProgress begun(long requests, Instant expiresAt) {
        return new BatchProgress(
                BatchStatus.VALIDATING,
                new Timeline(Map.of(), Optional.of(expiresAt)),
                BatchCounts.of(requests),
                List.of(),
                Optional.empty());
    }

    /** The same batch in a state that we put it into ourselves. */
    BatchProgress entered(BatchStatus next, List<BatchError> why, Instant now) {
        return new BatchProgress(next, times.with(Timeline.UNKNOWN, next, now), counts, why, usage);
    }

    /** What the provider says now; a host that does not count leaves the numbers as they were. */
    BatchProgress replacedBy(BatchProgress theirs, Instant now) {
        return new BatchProgress(
                theirs.status,
                times.with(theirs.times, theirs.status, now),
                theirs.counts.total() > 0 ? theirs.counts : counts,
                theirs.errors,
                theirs.usage.or(() -> usage));
    }
}
