package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.catalog.ModelDeployment;
import java.util.List;

/** Picks the deployment that a job is bound to. Replace it to place jobs by other rules. */
@FunctionalInterface
public interface PlacementStrategy {

    /**
     * @param candidates at least one, in the order of the configuration
     */
    Candidate choose(List<Candidate> candidates);

    /**
     * A deployment that could take the job.
     *
     * @param unfinished how many of our jobs there have not ended
     */
    record Candidate(ModelDeployment deployment, long unfinished) {}
}
