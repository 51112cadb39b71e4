package dev.tunegate.domain.finetuning;

import java.util.Comparator;
import java.util.List;

/**
 * Picks the deployment with the fewest jobs that have not ended; the first of several equal ones.
 */
public final class LeastBusy implements PlacementStrategy {

    @Override
    public Candidate choose(List<Candidate> candidates) {
        return candidates.stream()
                .min(Comparator.comparingLong(Candidate::unfinished))
                .orElseThrow(() -> new IllegalArgumentException("no candidates"));
    }
}
