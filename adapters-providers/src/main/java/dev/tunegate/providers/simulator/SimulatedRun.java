package dev.tunegate.providers.simulator;

import dev.tunegate.domain.finetuning.FineTuningProvider.Snapshot;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A run as it is at one moment: what its note and the time say. */
final class SimulatedRun {

    private final RunNote note;
    private final Instant now;
    private final Course course;
    private final JobStatus status;

    SimulatedRun(RunNote note, Instant now) {
        this.note = note;
        this.now = now;
        this.course = new Course(note);
        this.status = course.statusAt(now);
    }

    JobStatus status() {
        return status;
    }

    ProviderJob asJob() {
        return new ProviderJob(RunNames.run(note), status, outcome(), figures());
    }

    private ProviderJob.Outcome outcome() {
        if (!status.isFinal()) {
            return ProviderJob.Outcome.OPEN;
        }
        boolean well = status == JobStatus.SUCCEEDED;
        return new ProviderJob.Outcome(
                course.endsAt(),
                well ? Optional.of(RunNames.model(note)) : Optional.empty(),
                well ? List.of(RunNames.resultFile(note)) : List.of(),
                status == JobStatus.FAILED ? error() : Optional.empty());
    }

    private Optional<JobError> error() {
        return Optional.ofNullable(note.script().fault())
                .map(it -> new JobError(it.code(), it.message(), Optional.ofNullable(it.param())));
    }

    private ProviderJob.Figures figures() {
        long trained = note.load().tokens() * note.load().epochs();
        return new ProviderJob.Figures(
                status == JobStatus.SUCCEEDED ? Optional.of(trained) : Optional.empty(),
                estimatedFinish(),
                now.isBefore(course.runningAt()) ? Hyperparameters.AUTO : chosen());
    }

    private Optional<Instant> estimatedFinish() {
        return Optional.of(course.plannedEnd())
                .filter(it -> status == JobStatus.RUNNING && it.isAfter(now));
    }

    private Hyperparameters chosen() {
        var load = note.load();
        return new Hyperparameters(
                Optional.of(load.epochs()),
                Optional.of(load.batchSize()),
                Optional.of(load.learningRateMultiplier()));
    }

    /** One for each epoch that is done; the last is the model itself, once that is there. */
    List<Snapshot> snapshots() {
        var curve = new LossCurve(note);
        return course.finishedEpochs(now)
                .filter(this::hasModelAt)
                .mapToObj(
                        step ->
                                new Snapshot(
                                        RunNames.checkpoint(note, step),
                                        step,
                                        course.stepAt(step),
                                        curve.at(step).metrics(true)))
                .toList();
    }

    /** Whether the model of this step can be called. */
    private boolean hasModelAt(long step) {
        return step < note.load().steps() || status == JobStatus.SUCCEEDED;
    }

    /** Whether this run has brought forth a model of that name. */
    boolean serves(String model) {
        boolean made =
                RunNames.model(note).equals(model)
                        ? status == JobStatus.SUCCEEDED
                        : course.finishedEpochs(now)
                                .filter(this::hasModelAt)
                                .anyMatch(it -> RunNames.checkpoint(note, it).equals(model));
        return made && !note.fate().modelDeleted();
    }

    /** The figures of every step that was reported, as comma-separated values. */
    InputStream resultFile() {
        var curve = new LossCurve(note);
        return new PieceStream(
                Stream.concat(
                        Stream.of(StepFigures.csvHeader(note.recipe().isReinforcement())),
                        course.reportedSteps(now).mapToObj(step -> curve.at(step).csvLine())));
    }
}
