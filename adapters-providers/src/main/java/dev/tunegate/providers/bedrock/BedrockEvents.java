package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.EventId;
import dev.tunegate.domain.finetuning.FineTuningProvider.Events;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobEvent.Level;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.bedrock.RunMetrics.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.bedrock.model.GetModelCustomizationJobResponse;
import software.amazon.awssdk.services.bedrock.model.ModelCustomizationJobStatus;

/**
 * Makes a run's log, for Bedrock keeps none: from the times at which its stages began and ended,
 * and, once it is done, from its table of metrics.
 */
final class BedrockEvents implements Events {

    private static final int MOST_STEPS = 10_000;

    private final Bedrock bedrock;
    private final BedrockRuns runs;

    BedrockEvents(Bedrock bedrock, BedrockRuns runs) {
        this.bedrock = bedrock;
        this.runs = runs;
    }

    @Override
    public List<JobEvent> events(
            ModelDeployment at, ProviderJobId run, Predicate<Set<String>> known) {
        var job = runs.described(at, run.value());
        if (job.isEmpty() || known.test(Set.of(RunStages.endKey(job.get())))) {
            return List.of();
        }
        var events = new ArrayList<>(RunStages.events(job.get(), BedrockAccount.of(at).words()));
        if (job.get().status() == ModelCustomizationJobStatus.COMPLETED) {
            events.addAll(beforeEnd(events), steps(at, job.get()));
        }
        events.sort(Comparator.comparing(JobEvent::createdAt));
        return events;
    }

    /** Where the training's end stands, or else the run's. */
    private static int beforeEnd(List<JobEvent> events) {
        return IntStream.range(0, events.size())
                .filter(it -> RunStages.isEndOfTraining(events.get(it)))
                .findFirst()
                .orElse(events.size() - 1);
    }

    /** The run has succeeded: that its metrics may not be read must not keep it from its end. */
    private List<JobEvent> steps(ModelDeployment at, GetModelCustomizationJobResponse job) {
        try {
            return measured(at, job);
        } catch (Rejected | Misconfigured refused) {
            var text = "The metrics cannot be read: " + refused.reason();
            return List.of(
                    new JobEvent(
                            EventId.fresh(),
                            "metrics:none",
                            RunStages.trainedAt(job),
                            Level.WARN,
                            new JobEvent.Text(text, Map.of())));
        }
    }

    private List<JobEvent> measured(ModelDeployment at, GetModelCustomizationJobResponse job) {
        var when = RunStages.trainedAt(job);
        var events = new ArrayList<JobEvent>();
        var files = RunFiles.of(RunFiles.table(job));
        if (files.isEmpty()) {
            return events;
        }
        try (var metrics = RunMetrics.open(bedrock.files(at), files.get())) {
            for (var line = metrics.next();
                    line.isPresent() && events.size() < MOST_STEPS;
                    line = metrics.next()) {
                step(line.get(), when, events.size()).ifPresent(events::add);
            }
            return events;
        } catch (IOException broken) {
            throw new Unavailable("The metrics could not be read.", null, broken);
        }
    }

    /** Numbered by their places: steps may be counted anew in each epoch. */
    private static Optional<JobEvent> step(Line line, Instant when, int place) {
        var data = new LinkedHashMap<String, BigDecimal>();
        data.put("step", BigDecimal.valueOf(line.step()));
        var words = new ArrayList<String>();
        if (!line.trainLoss().isEmpty()) {
            data.put("train_loss", new BigDecimal(line.trainLoss()));
            words.add("training loss=" + line.trainLoss());
        }
        if (!line.validLoss().isEmpty()) {
            data.put("valid_loss", new BigDecimal(line.validLoss()));
            words.add("validation loss=" + line.validLoss());
        }
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var text = "Step " + line.step() + ": " + String.join(", ", words);
        return Optional.of(
                new JobEvent(
                        EventId.fresh(),
                        "metrics:" + place,
                        when,
                        Level.INFO,
                        new JobEvent.Text(text, data)));
    }
}
