package dev.tunegate.domain.inference;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderBound;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.OutboundPort;

/** A provider's chat completions. */
@OutboundPort
public interface ChatProvider extends ProviderBound {

    /**
     * Sends the request once and returns as soon as the answer begins. Uses constant memory,
     * whatever the answer's size.
     *
     * @throws ProviderFailure.Rejected if the provider turns the request down
     * @throws ProviderFailure.Unavailable if it cannot answer now
     * @throws ProviderFailure.Unclear if it broke off before the answer began
     */
    ChatAnswer complete(ModelDeployment at, ChatCall call);

    /** Deletes a tuned model there. Deleting what is not there does nothing. */
    void delete(ModelDeployment at, String providerModel);
}
