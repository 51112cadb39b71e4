package dev.tunegate.application.finetuning;

import dev.tunegate.application.file.Intake;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.inference.ServedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What a run has brought forth, in our own names. Closing it discards what was not kept.
 *
 * @param run the report, with its error in public words and its model as it can be called
 */
record Yield(
        ProviderJob run,
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
