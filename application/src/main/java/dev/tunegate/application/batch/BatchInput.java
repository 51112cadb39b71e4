package dev.tunegate.application.batch;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchRows;
import dev.tunegate.domain.batch.BatchRows.RowsReport;
import dev.tunegate.domain.batch.RowWords;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.dataset.BatchReader;
import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Looks after the files whose rows are the requests of batches. */
@Step
public final class BatchInput {

    private static final String PARAM = "input_file_id";

    private final ManagedFiles files;
    private final FileContents contents;
    private final BatchRows rows;
    private final Clock clock;

    public BatchInput(ManagedFiles files, FileContents contents, BatchRows rows, Clock clock) {
        this.files = files;
        this.contents = contents;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * The caller's file, if it can be a batch at all.
     *
     * @throws Refusal.NotFound if there is no such file, or the caller may not know of it
     * @throws Refusal.InvalidInput if it is for another purpose, or too large
     */
    ManagedFile fit(Caller caller, String id) {
        var file =
                idIn(id).flatMap(it -> files.visibleTo(caller, it, clock.instant()))
                        .orElseThrow(() -> gone(id));
        if (file.label().purpose() != FilePurpose.BATCH) {
            throw new Refusal.InvalidInput(
                    PARAM,
                    "invalid_file_purpose",
                    "File " + id + " was not uploaded for the purpose 'batch'.");
        }
        if (file.content().bytes() > BatchReader.MAX_BYTES) {
            throw new Refusal.InvalidInput(
                    PARAM,
                    "file_too_large",
                    "The input of a batch has at most " + BatchReader.MAX_BYTES + " bytes.");
        }
        return file;
    }

    private static Optional<FileId> idIn(String text) {
        return text.matches("file-[0-9A-Za-z]{1,40}")
                ? Optional.of(new FileId(text))
                : Optional.empty();
    }

    /** Reads the whole file. */
    RowsReport report(FileId file, Endpoint endpoint) {
        try (var content = contents.open(file)) {
            return rows.check(content, endpoint);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /**
     * Keeps the file from being deleted until the transaction ends, in which the batch that needs
     * it is stored.
     *
     * @throws Refusal.NotFound if it was deleted a moment ago
     */
    void hold(FileId id) {
        var held = files.change(id, UnaryOperator.identity());
        if (held.filter(it -> it.life().deletedAt().isEmpty()).isEmpty()) {
            throw gone(id.value());
        }
    }

    private static Refusal gone(String id) {
        return new Refusal.NotFound("File object", id, PARAM);
    }

    /** Gives a batch's rows as its provider reads them. */
    Supplier<InputStream> spoken(Batch batch, RowWords words) {
        var file = batch.request().input();
        return () -> rows.spoken(contents.open(file), words);
    }
}
