package dev.tunegate.application.inference;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.ModelAnswer;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks models in a caller's name: finds the way, asks the provider, turns failures into words. */
@Step
public final class ModelCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ModelCalls.class);

    private final ModelRoutes routes;
    private final ByProvider<InferenceProvider> providers;

    public ModelCalls(ModelRoutes routes, ByProvider<InferenceProvider> providers) {
        this.routes = routes;
        this.providers = providers;
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
    public BegunAnswer begin(Caller caller, Endpoint endpoint, ModelName name, CallBody body) {
        var owner = caller.owner();
        requireInference(caller, owner);
        var route = routes.of(caller, endpoint, name);
        return new BegunAnswer(
                ask(route, endpoint, new ModelCall(name, route.providerModel(), body)),
                it -> {
                    requireInference(it, owner);
                    route.still().accept(it);
                });
    }

    private static void requireInference(Caller caller, Owner owner) {
        AccessPolicy.require(caller, Permission.INFERENCE, Place.of(owner));
    }

    /**
     * Asks with a body made here and waits for the whole answer.
     *
     * @param members the members of the request beside {@code model}, as JSON without braces around
     *     them
     * @param mostBytes how long an answer may be
     * @return the JSON of the answer
     * @throws Refusal as {@link #begin}; {@link Refusal.TurnedDownByProvider} also if the answer is
     *     longer, {@link Refusal.Unavailable} also if it breaks off
     */
    public String answer(
            Caller caller, Endpoint endpoint, ModelName name, String members, int mostBytes) {
        var answer = begin(caller, endpoint, name, CallBody.made(name, members)).answer();
        try (var body = answer.body()) {
            var bytes = body.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new Refusal.TurnedDownByProvider(
                        502,
                        null,
                        "answer_too_large",
                        "The model's answer is longer than " + mostBytes + " bytes.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOG.warn("a provider broke off its answer: {}", String.valueOf(e.getMessage()));
            throw new Refusal.Unavailable(
                    "provider_interrupted",
                    "The provider broke off its answer.",
                    Duration.ofSeconds(1));
        }
    }

    private ModelAnswer ask(ModelRoutes.Route route, Endpoint endpoint, ModelCall call) {
        var at = route.at();
        var answering =
                providers
                        .of(at.provider())
                        .answering(endpoint)
                        .orElseThrow(() -> ModelRoutes.lacks(call.asked(), endpoint));
        try {
            return answering.answer(at, call);
        } catch (ProviderFailure.Rejected e) {
            throw new Refusal.TurnedDownByProvider(
                    e.status(), e.param().orElse(null), e.code().orElse(null), e.reason());
        } catch (ProviderFailure.Misconfigured e) {
            LOG.error("the provider of {} refuses us: {}", at.id(), e.reason());
            throw new Refusal.TurnedDownByProvider(
                    502,
                    null,
                    "provider_misconfigured",
                    "The provider refuses this gateway's credentials for the model.");
        } catch (ProviderFailure.Unavailable e) {
            throw unavailable(e.retryAfter().orElse(Duration.ofSeconds(1)));
        } catch (ProviderFailure.Unclear e) {
            throw unavailable(Duration.ofSeconds(1));
        }
    }

    private static Refusal unavailable(Duration pause) {
        return new Refusal.Unavailable(
                "provider_unavailable", "The provider cannot answer now.", pause);
    }
}
