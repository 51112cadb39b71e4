package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.file.ProviderFileId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a provider might say: runs, events, checkpoints, to test with. */
public final class RunFixture {

    /** When fixtures are made unless told otherwise. */
    public static final Instant CREATED_AT = Instant.parse("2026-01-15T10:05:00Z");

    private RunFixture() {}

    /** A run in this state, with what belongs to the state: a model if it succeeded, and so on. */
    public static ProviderJob aRun(String id, JobStatus status) {
        var outcome =
                new ProviderJob.Outcome(
                        Optional.of(CREATED_AT.plusSeconds(600)).filter(_ -> status.isFinal()),
                        Optional.of("model-of-" + id).filter(_ -> status == JobStatus.SUCCEEDED),
                        status == JobStatus.SUCCEEDED ? List.of("results-of-" + id) : List.of(),
                        Optional.of(new JobError("server_error", "It broke.", Optional.empty()))
                                .filter(_ -> status == JobStatus.FAILED));
        var figures =
                new ProviderJob.Figures(
                        Optional.of(4711L).filter(_ -> status == JobStatus.SUCCEEDED),
                        Optional.empty(),
                        Hyperparameters.AUTO);
        return new ProviderJob(new ProviderJobId(id), status, outcome, figures);
    }

    /** An order for a job, as the use cases make it. */
    public static RunOrder anOrderFor(FineTuningJob job, String trainingCopy) {
        var files = new ProviderFiles(new ProviderFileId(trainingCopy), Optional.empty());
        return new RunOrder(job.id(), job.request(), files, job.createdAt());
    }

    /** A message in a job's log. */
    public static JobEvent aMessage(String key, String text) {
        return event(key, new JobEvent.Text(text, Map.of()));
    }

    /** A metrics event for this step. */
    public static JobEvent aMetric(long step) {
        var data = Map.of("step", BigDecimal.valueOf(step), "train_loss", new BigDecimal("1.250"));
        return event("step-" + step, new JobEvent.Text("Step " + step, data));
    }

    private static JobEvent event(String key, JobEvent.Text text) {
        return new JobEvent(EventId.fresh(), key, CREATED_AT, JobEvent.Level.INFO, text);
    }
}
