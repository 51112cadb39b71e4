package dev.tunegate.domain.batch;

import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.ProviderFileId;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What a provider is to answer, and how its batch is recognised later.
 *
 * @param batch the marker
 * @param since when the batch was asked for; an older one of the provider's cannot be this one
 */
public record BatchOrder(
        BatchId batch, Endpoint endpoint, Model model, Input input, Instant since) {

    /** The model that answers, by its public name and the provider's. */
    public record Model(ModelName asked, String theirs) {}

    /**
     * The requests.
     *
     * @param copy the provider's copy of them
     * @param rows gives the same as the copy from the start, as often as asked; whoever asks closes
     *     the stream
     */
    public record Input(ProviderFileId copy, Supplier<InputStream> rows) {}
}
