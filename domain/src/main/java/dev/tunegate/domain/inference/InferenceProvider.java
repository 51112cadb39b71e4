package dev.tunegate.domain.inference;

import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderBound;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.OutboundPort;
import java.util.Optional;

/**
 * A provider's models, to be asked. Every provider chats; the other endpoints are facets: present,
 * or absent.
 */
@OutboundPort
public interface InferenceProvider extends ProviderBound {

    /** Where requests of one endpoint are answered. */
    @FunctionalInterface
    interface Answering {

        /**
         * Sends the request once and returns as soon as the answer begins. Uses constant memory,
         * whatever the answer's size, where the provider speaks OpenAI's format itself.
         *
         * @throws ProviderFailure.Rejected if the provider turns the request down
         * @throws ProviderFailure.Unavailable if it cannot answer now
         * @throws ProviderFailure.Unclear if it broke off before the answer began
         */
        ModelAnswer answer(ModelDeployment at, ModelCall call);
    }

    /** Answers a chat, as {@link Answering#answer} says. */
    ModelAnswer complete(ModelDeployment at, ModelCall call);

    /** Texts that go on from a prompt: OpenAI's older {@code /completions}. */
    default Optional<Answering> completions() {
        return Optional.empty();
    }

    /** Texts as vectors. */
    default Optional<Answering> embeddings() {
        return Optional.empty();
    }

    /** What answers this endpoint; empty where the provider has nothing of the kind. */
    default Optional<Answering> answering(Endpoint endpoint) {
        return switch (endpoint) {
            case CHAT_COMPLETIONS -> Optional.of(this::complete);
            case COMPLETIONS -> completions();
            case EMBEDDINGS -> embeddings();
            case FINE_TUNING -> Optional.empty();
        };
    }

    /** Deletes a tuned model there. Deleting what is not there does nothing. */
    void delete(ModelDeployment at, String providerModel);
}
