package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.file.FileChanged;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.finetuning.Checkpoints;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.inference.ServedModels;

/** Stores the files, checkpoints and models that a job has brought forth. */
@Step
public final class KeepOutcome {

    private final Checkpoints checkpoints;
    private final ServedModels models;
    private final ManagedFiles files;
    private final Announcer announcer;

    public KeepOutcome(
            Checkpoints checkpoints,
            ServedModels models,
            ManagedFiles files,
            Announcer announcer) {
        this.checkpoints = checkpoints;
        this.models = models;
        this.files = files;
        this.announcer = announcer;
    }

    /** Must run in the transaction that stores the job's end. */
    void keep(FineTuningJob job, Yield yield) {
        yield.keep();
        for (var file : yield.files()) {
            files.add(file);
            announcer.announce(
                    Caller.gateway(), new FileChanged(file.id(), FileChanged.Change.CREATED));
        }
        checkpoints.add(job.id(), yield.checkpoints());
        yield.models().forEach(models::add);
    }
}
