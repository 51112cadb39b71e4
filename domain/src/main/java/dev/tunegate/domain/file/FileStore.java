package dev.tunegate.domain.file;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderBound;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.OutboundPort;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** A provider's storage for training files. */
@OutboundPort
public interface FileStore extends ProviderBound {

    /**
     * Writes a copy, marked with the file's id so that {@link #find} can recognise it.
     *
     * @throws ProviderFailure.Unclear if the copy may or may not stand; ask {@code find} first
     * @throws ProviderFailure.Rejected if the provider will not take this file
     * @throws ProviderFailure.Unavailable if it could not be asked, or asks for patience
     */
    ProviderFileId store(ModelDeployment at, Outgoing file);

    /** The copy that carries this file's mark, if the provider has one. */
    Optional<ProviderFileId> find(ModelDeployment at, FileId file);

    /** Removes a copy. Removing what is not there does nothing. */
    void remove(ModelDeployment at, ProviderFileId copy);

    /**
     * A file on its way to a provider.
     *
     * @param open gives the bytes from the start, as often as asked; the adapter closes the stream
     */
    record Outgoing(FileId id, FilePurpose purpose, long bytes, Supplier<InputStream> open) {}
}
