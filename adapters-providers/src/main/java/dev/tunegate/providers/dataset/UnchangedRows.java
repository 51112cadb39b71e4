package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.file.FileStore;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Training files that a host of OpenAI's format gets byte for byte as they are. */
public final class UnchangedRows {

    private final JsonlDatasetReader reader =
            new JsonlDatasetReader(
                    new DatasetLimits(DatasetLimits.LONGEST_LINE), ImageAddresses.PUBLIC);

    /** For people. */
    public String name() {
        return "OpenAI's format, as it is";
    }

    /**
     * What is wrong with the file for such a host: what the check on upload finds, and pictures
     * that are in another provider's store. Reads the whole file and sends nothing.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public DatasetReport examine(FileStore.Outgoing file) {
        try (var data = file.open().get()) {
            return reader.check(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
