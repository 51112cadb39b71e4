package dev.tunegate.domain.batch;

import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.ProviderBound;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.OutboundPort;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** A provider's batches. The rows are brought there as a file, by its {@code FileStore}. */
@OutboundPort
public interface BatchProvider extends ProviderBound {

    /** Which requests the provider answers in batches for the deployment; asks nobody. */
    Set<Endpoint> endpoints(ModelDeployment at);

    /**
     * What rows must say there; asks nobody.
     *
     * @param model the provider's name of the model
     */
    RowWords words(ModelDeployment at, Endpoint endpoint, String model);

    /**
     * Starts a batch, marked with ours so that {@link #find} can recognise it. One call sends at
     * most one request.
     *
     * @throws ProviderFailure.Unclear if the request may or may not have been taken; ask {@code
     *     find} before trying again
     * @throws ProviderFailure.Rejected if the provider turns the request down
     * @throws ProviderFailure.Unavailable if it was surely not taken, but might be later
     */
    ProviderBatch start(ModelDeployment at, BatchOrder order);

    /**
     * The batch that carries the order's marker, if the provider has one. Where a provider keeps no
     * marker, the one that reads the order's copy of the rows: no other does.
     */
    Optional<ProviderBatch> find(ModelDeployment at, BatchOrder order);

    /** How far it has come; empty if the provider does not know it (any more). */
    Optional<ProviderBatch> look(ModelDeployment at, ProviderJobId run);

    /**
     * Ends it and says what became of it, which may take a while: ask again. Ending one that has
     * already ended does nothing.
     */
    ProviderBatch cancel(ModelDeployment at, ProviderJobId run);

    /**
     * One of the files that it has written, in rows of OpenAI's format; the caller closes the
     * stream.
     *
     * @param file the provider's name, as the batch tells it
     */
    InputStream open(ModelDeployment at, BatchOrder order, String file);
}
