package dev.tunegate.application.finetuning;

import dev.tunegate.application.file.Intake;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the files with the metrics that a run has left; where a provider leaves none, the
 * gateway writes one from what it has logged.
 */
@Step
public final class GatherResults {

    private static final Logger LOG = LoggerFactory.getLogger(GatherResults.class);

    /** So long after the end of a run its result files are worth another try. */
    private static final Duration RESULTS_MAY_COME = Duration.ofMinutes(10);

    private static final int PAGE = 1000;

    private final ByProvider<FineTuningProvider> providers;
    private final Intake intake;
    private final JobLog log;
    private final Clock clock;

    public GatherResults(
            ByProvider<FineTuningProvider> providers, Intake intake, JobLog log, Clock clock) {
        this.providers = providers;
        this.intake = intake;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @param events those of the last report, to which a warning is added where a file is missing
     * @throws ProviderFailure.Unavailable if a file cannot be fetched yet
     */
    List<Yield.ResultFile> gather(
            FineTuningJob job, ModelDeployment at, ProviderJob run, List<JobEvent> events) {
        var facet = providers.of(at.provider()).results(at);
        var received = new ArrayList<Intake.Received>();
        try {
            for (var file : run.outcome().resultFiles()) {
                facet.ifPresent(it -> result(it, at, run, file, events, received));
            }
            if (received.isEmpty() && run.status() == JobStatus.SUCCEEDED) {
                received.add(written(job, events));
            }
            return received(job, received);
        } catch (RuntimeException e) {
            received.forEach(Intake.Received::close);
            throw e;
        }
    }

    private void result(
            FineTuningProvider.Results results,
            ModelDeployment at,
            ProviderJob run,
            String file,
            List<JobEvent> events,
            List<Intake.Received> received) {
        try {
            received.add(fetch(results, at, file));
        } catch (ProviderFailure e) {
            requireEffort(run, e);
            events.add(
                    JobEvent.ours(
                            "results",
                            clock.instant(),
                            JobEvent.Level.WARN,
                            "The result file could not be fetched from the provider."));
        }
    }

    /** Throws the failure on while another try may help. */
    private void requireEffort(ProviderJob run, ProviderFailure failure) {
        boolean mayCome =
                run.outcome()
                        .finishedAt()
                        .filter(it -> clock.instant().isBefore(it.plus(RESULTS_MAY_COME)))
                        .isPresent();
        LOG.info("a result file could not be fetched: {}", failure.reason());
        if (mayCome && failure instanceof ProviderFailure.Unavailable) {
            throw failure;
        }
    }

    private Intake.Received written(FineTuningJob job, List<JobEvent> events) {
        var metrics = new ArrayList<JobEvent>();
        List<JobEvent> page;
        do {
            page = log.metricsFrom(job.id(), metrics.size(), PAGE);
            metrics.addAll(page);
        } while (page.size() == PAGE);
        events.stream().filter(JobEvent::isMetrics).forEach(metrics::add);
        try (var table = ResultTable.of(metrics)) {
            return intake.receive(table);
        } catch (IOException e) {
            throw new UncheckedIOException("the result file could not be written", e);
        }
    }

    private Intake.Received fetch(
            FineTuningProvider.Results results, ModelDeployment at, String file) {
        try (var content = results.open(at, file)) {
            return intake.receive(content);
        } catch (IOException e) {
            throw new ProviderFailure.Unavailable("The result file broke off.", null, e);
        }
    }

    private List<Yield.ResultFile> received(FineTuningJob job, List<Intake.Received> received) {
        return received.stream().map(it -> new Yield.ResultFile(fileOf(job, it), it)).toList();
    }

    private ManagedFile fileOf(FineTuningJob job, Intake.Received received) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return received.as(
                job.owner(),
                job.requester().by(),
                new ManagedFile.Label("step_metrics.csv", FilePurpose.FINE_TUNE_RESULTS),
                ManagedFile.Life.from(now),
                List.of());
    }
}
