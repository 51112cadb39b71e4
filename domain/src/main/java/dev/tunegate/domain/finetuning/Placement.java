package dev.tunegate.domain.finetuning;

import java.time.Instant;
import java.util.Optional;

/** Where a job runs, and how sure we are that it does. The site never changes. */
public sealed interface Placement {

    Site site();

    /** The provider's run, once we know it. */
    default Optional<ProviderJobId> run() {
        return Optional.empty();
    }

    /**
     * Not sent, or surely not taken.
     *
     * @param attempts how many attempts the provider has turned away so far
     */
    record Chosen(Site site, int attempts) implements Placement {}

    /**
     * Committed before the wire: from now on the run may exist.
     *
     * @param number counts attempts from 1
     * @param startedAt when this attempt was committed
     * @param askAfter when to look for the run; until then the attempt itself may still answer
     */
    record Attempting(Site site, int number, Instant startedAt, Instant askAfter)
            implements Placement {}

    /** Known to run there under that name. */
    record Submitted(Site site, ProviderJobId id) implements Placement {

        @Override
        public Optional<ProviderJobId> run() {
            return Optional.of(id);
        }
    }
}
