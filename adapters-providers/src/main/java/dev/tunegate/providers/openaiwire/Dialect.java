package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.ProviderId;
import java.net.URI;
import java.util.Map;

/** How one provider speaks OpenAI's format: its address, its credential, and what it supports. */
public interface Dialect {

    ProviderId provider();

    /**
     * Where the paths of the API begin, without a slash at the end.
     *
     * @throws dev.tunegate.domain.provider.ProviderFailure.Misconfigured if it is no web address
     */
    URI base(Connection connection);

    /**
     * What every request carries: the credential, and whose account it is for.
     *
     * @throws dev.tunegate.domain.provider.ProviderFailure.Misconfigured if the credential is
     *     missing or cannot be sent
     */
    Map<String, String> headers(Connection connection);

    /** Which requests the host takes for the deployment's model. */
    TrainingTerms training(ModelDeployment at);

    /** Which training data it takes. */
    DataTerms data(ModelDeployment at);
}
