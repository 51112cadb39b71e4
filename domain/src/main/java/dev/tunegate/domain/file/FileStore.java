package dev.tunegate.domain.file;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.provider.ProviderBound;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.OutboundPort;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A provider's storage for training files. */
@OutboundPort
public interface FileStore extends ProviderBound {

    /** Which training data the provider takes for the deployment's model. */
    DataTerms data(ModelDeployment at);

    /**
     * What the provider's format cannot carry of this file, row by row; sends nothing. Reads the
     * file to its end where its rows are written in another format there.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    default DatasetReport examine(ModelDeployment at, Outgoing file) {
        return new DatasetReport(file.content().format(), file.content().rows(), List.of());
    }

    /**
     * Writes a copy, marked with the file's id so that {@link #find} can recognise it. Training
     * data arrives in the provider's format with as many rows as it has here, or not at all.
     *
     * @throws ProviderFailure.Unclear if the copy may or may not stand; ask {@code find} first
     * @throws ProviderFailure.Rejected if the provider will not take this file
     * @throws ProviderFailure.Unavailable if it could not be asked, or asks for patience
     */
    ProviderFileId store(ModelDeployment at, Outgoing file);

    /** The copy that carries this file's mark, if the provider has one. */
    Optional<ProviderFileId> find(ModelDeployment at, FileId file);

    /**
     * Whether jobs may learn from the copy: some providers look through it first.
     *
     * @throws ProviderFailure.Rejected if the provider has found it to be faulty
     */
    default boolean isReady(ModelDeployment at, ProviderFileId copy) {
        return true;
    }

    /** Removes a copy. Removing what is not there does nothing. */
    void remove(ModelDeployment at, ProviderFileId copy);

    /**
     * A file on its way to a provider.
     *
     * @param open gives the bytes from the start, as often as asked; the adapter closes the stream
     */
    record Outgoing(
            FileId id,
            FilePurpose purpose,
            ManagedFile.Content content,
            Supplier<InputStream> open) {

        public long bytes() {
            return content.bytes();
        }
    }
}
