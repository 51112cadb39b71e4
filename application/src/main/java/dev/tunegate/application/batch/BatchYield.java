package dev.tunegate.application.batch;

import dev.tunegate.application.file.Intake;
import dev.tunegate.domain.batch.Batch.Outputs;
import dev.tunegate.domain.batch.BatchProgress;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ManagedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What has come out of a batch; closing it discards what was not kept. */
record BatchYield(BatchProgress progress, Optional<Taken> answers, Optional<Taken> errors)
        implements AutoCloseable {

    /** A file that was taken in. */
    record Taken(ManagedFile file, Intake.Received bytes) {}

    List<ManagedFile> files() {
        return all().map(Taken::file).toList();
    }

    private Stream<Taken> all() {
        return Stream.concat(answers.stream(), errors.stream());
    }

    Outputs outputs() {
        return new Outputs(id(answers), id(errors));
    }

    private static Optional<FileId> id(Optional<Taken> taken) {
        return taken.map(it -> it.file().id());
    }

    void keep() {
        all().forEach(BatchYield::keep);
    }

    private static void keep(Taken taken) {
        try {
            taken.bytes().keep();
        } catch (IOException e) {
            throw new UncheckedIOException("keeping what a batch has written", e);
        }
    }

    @Override
    public void close() {
        all().forEach(it -> it.bytes().close());
    }
}
