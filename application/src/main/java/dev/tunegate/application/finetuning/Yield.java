package dev.tunegate.application.finetuning;

import dev.tunegate.application.file.Intake;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.inference.ServedModel;
import dev.tunegate.domain.provider.PublicWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** What a run has brought forth, in our own names. Closing it discards what was not kept. */
record Yield(
        PublicWords words,
        List<JobEvent> events,
        List<Checkpoint> checkpoints,
        List<ServedModel> models,
        List<ResultFile> results)
        implements AutoCloseable {

    /** A result file, described and taken in. */
    record ResultFile(ManagedFile file, Intake.Received bytes) {}

    List<ManagedFile> files() {
        return results.stream().map(ResultFile::file).toList();
    }

    /** The report with the provider's error message in public words. */
    ProviderJob cleaned(ProviderJob run) {
        var outcome = run.outcome();
        Optional<JobError> error =
                outcome.error()
                        .map(it -> new JobError(it.code(), words.clean(it.message()), it.param()));
        return new ProviderJob(
                run.id(),
                run.status(),
                new ProviderJob.Outcome(
                        outcome.finishedAt(), outcome.tunedModel(), outcome.resultFiles(), error),
                run.figures());
    }

    void keep() {
        for (var result : results) {
            try {
                result.bytes().keep();
            } catch (IOException e) {
                throw new UncheckedIOException("a result file could not be stored", e);
            }
        }
    }

    @Override
    public void close() {
        results.forEach(it -> it.bytes().close());
    }
}
