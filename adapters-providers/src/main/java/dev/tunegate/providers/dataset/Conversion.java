package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.provider.ProviderFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Training files in a provider's format, row by row: as many rows come out as went in, or none.
 * Memory is bounded by the longest row, whatever the file's size.
 */
public final class Conversion {

    private static final Attachments NOWHERE = (_, _) -> "nowhere";

    private final RowFormat format;
    private final JsonFactory json;

    public Conversion(RowFormat format) {
        this.format = format;
        this.json = RowJson.factory(DatasetLimits.LONGEST_LINE);
    }

    /**
     * What the format cannot carry of the file: the first reason of each row that has one, up to
     * {@link DatasetReport#MAX_FINDINGS}. Reads the whole file and sends nothing; pictures are
     * looked at but put nowhere.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public DatasetReport examine(FileStore.Outgoing file) {
        try (var data = file.open().get()) {
            return new Examination(rows(data, NOWHERE), file.content()).report();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The file in this format, made while it is read: one JSON object a line, each line ended by
     * LF. The same file gives the same bytes each time, if the attachments are named alike.
     *
     * @return throws {@link ProviderFailure.Rejected} where it is read, at a row that the format
     *     cannot carry, and at the end unless as many rows were written as the file has
     */
    public InputStream rows(FileStore.Outgoing file, Attachments attachments) {
        return new RowStream(rows(file.open().get(), attachments), format, file.content().rows());
    }

    private WrittenRows rows(InputStream data, Attachments attachments) {
        return new WrittenRows(json, data, format, attachments);
    }
}
