package dev.tunegate.application.inference;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.shared.Refusal;

/** Passes a request on to the provider of a configured or tuned model. */
@UseCase
public final class CallModel {

    private final ModelCalls calls;

    public CallModel(ModelCalls calls) {
        this.calls = calls;
    }

    /**
     * Returns as soon as the answer begins; whoever takes it closes it.
     *
     * @throws Refusal.NotFound if there is no such model, or none that the caller may know of
     * @throws Refusal.NotAllowed if the model is configured but not granted
     * @throws Refusal.NotSupported if the model, or its provider, does not have this endpoint
     * @throws Refusal.TurnedDownByProvider with the provider's reason
     * @throws Refusal.Unavailable if the provider cannot answer now
     */
    public BegunAnswer call(Caller caller, Endpoint endpoint, String model, CallBody body) {
        return calls.begin(caller, endpoint, ModelName.of(model, "model"), body);
    }
}
