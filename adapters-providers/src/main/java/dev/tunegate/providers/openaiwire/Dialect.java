package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.batch.RowWords;
import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.finetuning.Capabilities.Feature;
import dev.tunegate.domain.finetuning.FineTuningProvider.Hosting;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.ProviderId;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** What every address carries behind its path, such as a version. */
    default Map<String, String> query(Connection connection) {
        return Map.of();
    }

    /** What the host offers besides training; hosting has a seam of its own. */
    default Set<Feature> features(ModelDeployment at) {
        return EnumSet.of(Feature.EVENTS, Feature.CHECKPOINTS, Feature.RESULT_FILES);
    }

    /** The JSON object that asks for a run. */
    default String start(ModelDeployment at, RunOrder order) {
        return StartJson.of(order, at.target().model());
    }

    /** What the host's list of jobs is asked for, where it can search for an order's run. */
    default Map<String, String> search(ModelDeployment at, RunOrder order) {
        return Map.of("metadata[" + Marker.KEY + "]", order.job().value());
    }

    /** Where the host takes requests to a model, and what it wants the model to be called. */
    default CallPlace place(ModelDeployment at, Endpoint endpoint, String model) {
        return new CallPlace(endpoint.path(), model);
    }

    /** Which requests the host answers in batches. */
    default Set<Endpoint> batches(ModelDeployment at) {
        return Set.of();
    }

    /** What the rows of a batch say there. */
    default RowWords rows(ModelDeployment at, Endpoint endpoint, String model) {
        return new RowWords("/v1" + endpoint.path(), place(at, endpoint, model).model());
    }

    /** Whether the host runs graders that are programs. */
    default boolean runsPrograms(ModelDeployment at) {
        return false;
    }

    /** How large files go up; empty where every file goes up as one. */
    default Optional<Parts> parts(ModelDeployment at) {
        return Optional.empty();
    }

    /** Whether the host looks through a file before jobs may learn from it. */
    default boolean looksThroughFiles() {
        return false;
    }

    /** Making a tuned model callable, where that takes a step of its own. */
    default Optional<Hosting> hosting(ModelDeployment at) {
        return Optional.empty();
    }

    /**
     * Undoes what hosting has done for a model.
     *
     * @param called the name by which the model is called
     * @return the name of the model that can be deleted now; empty if there is none
     */
    default Optional<String> withdrawn(ModelDeployment at, String called) {
        return Optional.of(called);
    }

    /**
     * @param path behind the base
     * @param model the value of {@code model} in the request
     */
    record CallPlace(String path, String model) {}

    /**
     * Sizes of an upload in parts, in bytes.
     *
     * @param above a file that is larger goes up in parts
     * @param each of every part but the last
     */
    record Parts(long above, long each) {}
}
