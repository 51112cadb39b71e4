package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.CallerAccounts;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProvider.MarkedRun;
import dev.tunegate.domain.finetuning.Placement.Attempting;
import dev.tunegate.domain.finetuning.Placement.Chosen;
import dev.tunegate.domain.finetuning.Placement.Submitted;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every provider for runs that carry our markers but are not what we think they are:
 * adopts those whose job waits for them, ends those that are one too many; an errand.
 */
@UseCase
public final class SweepStrays {

    private static final Logger LOG = LoggerFactory.getLogger(SweepStrays.class);

    /** A run that turns up later than this after it began has been paid for in full anyway. */
    private static final Duration LOOKING_BACK = Duration.ofHours(6);

    /** Stands for whichever models an account serves. */
    private static final ModelName ANY_MODEL = new ModelName("any");

    private final FineTuningJobs jobs;
    private final Deployments deployments;
    private final CallerAccounts accounts;
    private final ByProvider<FineTuningProvider> providers;
    private final SubmitJob submit;
    private final Clock clock;

    public SweepStrays(
            FineTuningJobs jobs,
            Deployments deployments,
            CallerAccounts accounts,
            ByProvider<FineTuningProvider> providers,
            SubmitJob submit,
            Clock clock) {
        this.jobs = jobs;
        this.deployments = deployments;
        this.accounts = accounts;
        this.providers = providers;
        this.submit = submit;
        this.clock = clock;
    }

    public void sweep() {
        var catalog = deployments.catalog();
        catalog.deployments().stream()
                .filter(it -> it.offers(Endpoint.FINE_TUNING))
                .forEach(it -> sweep(it, it::has));
        var brought = accounts.since(clock.instant().minus(LOOKING_BACK));
        Stream.concat(catalog.accounts().stream(), brought.stream())
                .forEach(it -> sweep(it.serving(ANY_MODEL), it::has));
    }

    /**
     * @param own whether a job of that deployment has its run in the list that is read here: an
     *     account's runs stand in one list, whichever models they are of
     */
    private void sweep(ModelDeployment at, Predicate<DeploymentId> own) {
        try {
            var since = clock.instant().minus(LOOKING_BACK);
            providers.of(at.provider()).marked(at, since).forEach(it -> settleAlone(at, own, it));
        } catch (ProviderFailure e) {
            LOG.info("deployment {} could not be swept: {}", at.id(), e.reason());
        } catch (Refusal e) {
            LOG.warn("deployment {} cannot be swept: {}", at.id(), e.reason());
        }
    }

    /** One stray that cannot be settled this time does not keep the others. */
    private void settleAlone(ModelDeployment at, Predicate<DeploymentId> own, MarkedRun stray) {
        try {
            settle(at, own, stray);
        } catch (ProviderFailure e) {
            LOG.warn("a stray run of {} could not be ended: {}", stray.job(), e.reason());
        }
    }

    private void settle(ModelDeployment at, Predicate<DeploymentId> own, MarkedRun stray) {
        var job = jobs.find(stray.job());
        if (job.isEmpty()) {
            LOG.debug("a run at {} bears the marker of an unknown job {}", at.id(), stray.job());
            return;
        }
        if (own.test(job.get().placement().site().deployment())) {
            settle(at, job.get(), stray);
        }
    }

    private void settle(ModelDeployment at, FineTuningJob job, MarkedRun stray) {
        switch (job.placement()) {
            case Attempting _, Chosen _ -> adopt(job, stray);
            case Submitted known when !known.id().equals(stray.run().id()) -> end(at, job, stray);
            case Submitted _ when job.status().isFinal() && !stray.run().status().isFinal() ->
                    end(at, job, stray);
            case Submitted _ -> LOG.trace("{} is where it should be", job.id());
        }
    }

    private void adopt(FineTuningJob job, MarkedRun stray) {
        LOG.warn("{} has turned up at its provider: adopted", job.id());
        submit.taken(job.id(), stray.run());
    }

    private void end(ModelDeployment at, FineTuningJob job, MarkedRun stray) {
        if (!stray.run().status().isFinal()) {
            LOG.error("{} has a run too many at its provider: it is ended", job.id());
            providers.of(at.provider()).cancel(at, stray.run().id());
        }
    }
}
