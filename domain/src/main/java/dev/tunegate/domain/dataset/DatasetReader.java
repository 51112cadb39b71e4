package dev.tunegate.domain.dataset;

import dev.tunegate.domain.shared.OutboundPort;
import java.io.IOException;
import java.io.InputStream;

/** Checks training data line by line, in bounded memory whatever the file's size. */
@OutboundPort
public interface DatasetReader {

    /**
     * Reads the stream to its end, or up to {@link DatasetReport#MAX_FINDINGS} findings. Never
     * throws for what the data holds; that is what findings are for. An empty file is a finding.
     *
     * @throws IOException if the stream cannot be read
     */
    DatasetReport check(InputStream data) throws IOException;
}
