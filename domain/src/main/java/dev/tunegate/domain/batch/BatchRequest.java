package dev.tunegate.domain.batch;

import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.shared.Metadata;
import java.time.Duration;
import java.util.Optional;

/**
 * What a batch was asked for; it never changes.
 *
 * @param input the file whose rows are the requests
 * @param endpoint where each of them would be sent by itself
 * @param outputLifetime how long its answers are kept; empty means for ever
 */
public record BatchRequest(
        FileId input, Endpoint endpoint, Optional<Duration> outputLifetime, Metadata metadata) {

    /** The one time frame that OpenAI knows (API description 2.3.0). */
    public static final Duration WINDOW = Duration.ofHours(24);

    /** The same in OpenAI's word. */
    public static final String WINDOW_WORD = "24h";
}
