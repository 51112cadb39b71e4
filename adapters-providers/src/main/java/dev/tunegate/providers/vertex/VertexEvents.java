package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.EventId;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobEvent.Level;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJobId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * The log of a run. Vertex AI keeps none, so it is told from the job: when it began and ended, and
 * what of its data was left out. The same job always tells the same.
 */
final class VertexEvents implements FineTuningProvider.Events {

    private static final int MOST = 100;

    private final RunReader reader;

    VertexEvents(RunReader reader) {
        this.reader = reader;
    }

    @Override
    public List<JobEvent> events(
            ModelDeployment at, ProviderJobId run, Predicate<Set<String>> known) {
        return reader.find(at, run).map(it -> of(it, VertexText.of(at))).orElse(List.of());
    }

    static List<JobEvent> of(TuningJobJson job, VertexText text) {
        var events = new ArrayList<JobEvent>();
        job.started()
                .ifPresent(
                        it ->
                                events.add(
                                        event(
                                                "started",
                                                it,
                                                Level.INFO,
                                                "Fine-tuning job started")));
        job.started().or(job::created).ifPresent(it -> data(job, text, it, events));
        job.ended().or(job::started).or(job::created).ifPresent(it -> ending(job, it, events));
        events.sort(Comparator.comparing(JobEvent::createdAt));
        return events;
    }

    private static void data(
            TuningJobJson job, VertexText text, Instant when, List<JobEvent> events) {
        var stats = job.dataStats();
        int number = 0;
        for (var reason : stats.path("droppedExampleReasons")) {
            if (number < MOST) {
                events.add(
                        event(
                                "dropped-" + number++,
                                when,
                                Level.WARN,
                                "An example was left out: " + text.clean(reason.asString(""))));
            }
        }
        Lenient.whole(stats, "totalTruncatedExampleCount")
                .filter(it -> it > 0)
                .ifPresent(it -> events.add(truncated(job, it, when)));
    }

    private static JobEvent truncated(TuningJobJson job, long count, Instant when) {
        var indices =
                StreamSupport.stream(
                                job.dataStats().path("truncatedExampleIndices").spliterator(),
                                false)
                        .limit(10)
                        .map(it -> it.asString(""))
                        .toList();
        var which = indices.isEmpty() ? "" : "; among them rows " + String.join(", ", indices);
        return event(
                "truncated",
                when,
                Level.WARN,
                count + " examples were too long and were cut short" + which + ".");
    }

    private static void ending(TuningJobJson job, Instant when, List<JobEvent> events) {
        if (job.state().equals(TuningStates.PARTIALLY)) {
            events.add(
                    event(
                            "partially",
                            when,
                            Level.WARN,
                            "The job succeeded in part: some results may be missing."));
        }
        ended(job.status())
                .filter(_ -> !job.state().equals(TuningStates.CANCELLING))
                .ifPresent(it -> events.add(event("ended", when, level(job.status()), it)));
    }

    /** In the words that the gateway has for every provider. */
    private static Optional<String> ended(JobStatus status) {
        return switch (status) {
            case SUCCEEDED -> Optional.of("The job has successfully completed");
            case FAILED -> Optional.of("The job failed");
            case CANCELLED -> Optional.of("The job was cancelled");
            case VALIDATING_FILES, QUEUED, RUNNING, PAUSED -> Optional.empty();
        };
    }

    private static Level level(JobStatus status) {
        return status == JobStatus.FAILED ? Level.ERROR : Level.INFO;
    }

    private static JobEvent event(String key, Instant when, Level level, String message) {
        return new JobEvent(
                EventId.fresh(),
                "vertex:" + key,
                when,
                level,
                new JobEvent.Text(message, Map.of()));
    }
}
