package dev.tunegate.providers.simulator;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Stops a run's clock, and lets it go on. */
final class SimulatedPausing implements FineTuningProvider.Pausing {

    /** A note has room for many more, but somebody must be at play. */
    private static final int MOST_HOLDS = 100;

    private final Notes notes;
    private final Clock clock;

    SimulatedPausing(Notes notes, Clock clock) {
        this.notes = notes;
        this.clock = clock;
    }

    @Override
    public ProviderJob pause(ModelDeployment at, ProviderJobId run) {
        var now = clock.instant();
        return changed(at, run, now, it -> held(it, now));
    }

    @Override
    public ProviderJob resume(ModelDeployment at, ProviderJobId run) {
        var now = clock.instant();
        return changed(at, run, now, it -> letGo(it, now));
    }

    private ProviderJob changed(
            ModelDeployment at, ProviderJobId run, Instant now, UnaryOperator<RunNote> change) {
        return RunNames.jobOf(run)
                .flatMap(job -> notes.change(at, job, change))
                .map(it -> new SimulatedRun(it, now).asJob())
                .orElseThrow(
                        () ->
                                new Rejected(
                                        404,
                                        null,
                                        null,
                                        "The simulated provider has no such run."));
    }

    private static RunNote held(RunNote run, Instant now) {
        var status = new SimulatedRun(run, now).status();
        if (status == JobStatus.PAUSED) {
            return run;
        }
        if (status.isFinal() || run.fate().allHolds().size() >= MOST_HOLDS) {
            throw refused("paused");
        }
        return run.held(now);
    }

    private static RunNote letGo(RunNote run, Instant now) {
        var status = new SimulatedRun(run, now).status();
        if (status.isFinal()) {
            throw refused("resumed");
        }
        return status == JobStatus.PAUSED ? run.letGo(now) : run;
    }

    private static Rejected refused(String wish) {
        return new Rejected(
                400, null, "invalid_state", "The simulated run cannot be " + wish + " any more.");
    }
}
