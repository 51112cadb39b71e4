package dev.tunegate.admin.finetuning;

import dev.tunegate.admin.finetuning.JobView.Fact;
import dev.tunegate.admin.web.Moments;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.TrainingMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes down what is known of a job, name by name. */
final class JobFacts {

    private static final String AUTO = "auto";

    private final FineTuningJob job;
    private final Moments moments;
    private final List<Fact> facts = new ArrayList<>();

    private JobFacts(FineTuningJob job, Moments moments) {
        this.job = job;
        this.moments = moments;
    }

    static List<Fact> of(FineTuningJob job, Moments moments) {
        var all = new JobFacts(job, moments);
        all.outcome();
        all.files();
        all.method();
        all.place();
        return List.copyOf(all.facts);
    }

    private void outcome() {
        var progress = job.progress();
        progress.result().tunedModel().ifPresent(it -> code("Tuned model", it));
        progress.figures()
                .estimatedFinish()
                .filter(_ -> !job.status().isFinal())
                .ifPresent(it -> text("Expected to finish", moments.view(it).ago()));
        progress.result()
                .finishedAt()
                .ifPresent(it -> text("Finished", moments.view(it).shown() + " UTC"));
        progress.figures()
                .trainedTokens()
                .ifPresent(it -> text("Trained tokens", Figures.whole(it)));
    }

    private void files() {
        var files = job.request().files();
        code("Training file", files.training());
        files.validation().ifPresent(it -> code("Validation file", it));
        job.progress().result().files().forEach(it -> code("Result file", it));
    }

    private void method() {
        var settings = job.hyperparameters();
        text("Method", job.request().method().word());
        text("Epochs", orAuto(settings.epochs()));
        text("Batch size", orAuto(settings.batchSize()));
        text("Learning rate multiplier", orAuto(settings.learningRateMultiplier()));
        if (job.request().method() instanceof TrainingMethod.Dpo dpo) {
            text("Beta", orAuto(dpo.beta()));
        }
        text("Seed", Integer.toString(job.request().options().seed()));
        job.request().options().suffix().ifPresent(it -> text("Suffix", it));
    }

    private void place() {
        text("Provider", job.placement().site().provider());
        text("Deployment", job.placement().site().deployment());
        var metadata =
                job.request().metadata().pairs().entrySet().stream()
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .collect(Collectors.joining(", "));
        if (!metadata.isEmpty()) {
            text("Metadata", metadata);
        }
    }

    private static String orAuto(Optional<?> value) {
        return value.map(String::valueOf).orElse(AUTO);
    }

    private void text(String name, Object value) {
        facts.add(new Fact(name, value.toString(), false));
    }

    private void code(String name, Object value) {
        facts.add(new Fact(name, value.toString(), true));
    }
}
