package dev.tunegate.application.finetuning;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.ExperimentTracker.Ending;
import dev.tunegate.domain.finetuning.ExperimentTracker.Experiment;
import dev.tunegate.domain.finetuning.ExperimentTracker.Row;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.TrackedRunId;
import dev.tunegate.domain.finetuning.TrainingMethod.Dpo;
import dev.tunegate.domain.finetuning.TrainingMethod.Reinforcement;
import dev.tunegate.domain.finetuning.TrainingMethod.Supervised;
import dev.tunegate.domain.finetuning.WandbIntegration;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A job as people see it at an experiment tracker: in our own names alone. */
final class Description {

    private static final String STEP = "step";

    private Description() {}

    static Experiment of(FineTuningJob job, TrackedRunId run, WandbIntegration integration) {
        return new Experiment(
                run,
                integration.project(),
                integration.entity(),
                integration.name().orElse(run.value()),
                integration.tags(),
                words(job),
                numbers(job));
    }

    private static Map<String, String> words(FineTuningJob job) {
        var request = job.request();
        var words = new LinkedHashMap<String, String>();
        words.put("job_id", job.id().value());
        words.put("model", request.model().value());
        words.put("method", request.method().word());
        words.put("training_file", request.files().training().value());
        request.files()
                .validation()
                .map(FileId::value)
                .ifPresent(it -> words.put("validation_file", it));
        request.options().suffix().ifPresent(it -> words.put("suffix", it));
        if (request.method() instanceof Reinforcement it) {
            it.effort().reasoning().ifPresent(word -> words.put("reasoning_effort", word));
        }
        return words;
    }

    private static Map<String, BigDecimal> numbers(FineTuningJob job) {
        var settings = job.hyperparameters();
        var numbers = new LinkedHashMap<String, BigDecimal>();
        numbers.put("seed", BigDecimal.valueOf(job.request().options().seed()));
        put(numbers, "n_epochs", settings.epochs());
        put(numbers, "batch_size", settings.batchSize());
        put(numbers, "learning_rate_multiplier", settings.learningRateMultiplier());
        switch (job.request().method()) {
            case Supervised _ -> {}
            case Dpo dpo -> put(numbers, "beta", dpo.beta());
            case Reinforcement it -> {
                put(numbers, "compute_multiplier", it.effort().computeMultiplier());
                put(numbers, "eval_interval", it.effort().evalInterval());
                put(numbers, "eval_samples", it.effort().evalSamples());
            }
        }
        return numbers;
    }

    private static void put(
            Map<String, BigDecimal> numbers, String name, Optional<? extends Number> value) {
        value.ifPresent(it -> numbers.put(name, new BigDecimal(it.toString())));
    }

    /** A metrics event as a row of the run's history. */
    static Row row(FineTuningJob job, JobEvent event) {
        var figures = new LinkedHashMap<>(event.text().data());
        var step = figures.remove(STEP);
        var since = Duration.between(job.createdAt(), event.createdAt());
        return new Row(
                step == null ? 0 : step.longValue(),
                event.createdAt(),
                since.isNegative() ? Duration.ZERO : since,
                figures);
    }

    static Ending ending(FineTuningJob job, Optional<JobEvent> last) {
        return new Ending(
                job.status(),
                last.map(it -> row(job, it)),
                job.progress().result().tunedModel().map(it -> it.value()));
    }
}
