package dev.tunegate.domain.dataset;

import dev.tunegate.domain.shared.OutboundPort;
import java.io.IOException;
import java.io.InputStream;

/** Checks the requests of a batch line by line, in bounded memory whatever the file's size. */
@OutboundPort
public interface BatchReader {

    /** OpenAI batches API, seen 2026-11-21. */
    int MAX_REQUESTS = 50_000;

    /** 200 MB; OpenAI batches API, seen 2026-11-21. */
    long MAX_BYTES = 200L * 1000 * 1000;

    /**
     * Reads the stream to its end, or up to {@link DatasetReport#MAX_FINDINGS} findings. Each line
     * is a JSON object with a {@code custom_id} of its own, the {@code method} POST, the {@code
     * url} of an endpoint or anything below {@code /v1/}, and an object as {@code body}. Never
     * throws for what the data holds. An empty file, and one of more than {@link #MAX_REQUESTS}
     * lines, is a finding.
     *
     * @return a report without a format
     * @throws IOException if the stream cannot be read
     */
    DatasetReport check(InputStream data) throws IOException;
}
