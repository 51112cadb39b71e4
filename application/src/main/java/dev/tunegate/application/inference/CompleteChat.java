package dev.tunegate.application.inference;

import dev.tunegate.application.catalog.CallersCatalog;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.inference.ChatAnswer;
import dev.tunegate.domain.inference.ChatBody;
import dev.tunegate.domain.inference.ChatCall;
import dev.tunegate.domain.inference.ChatProvider;
import dev.tunegate.domain.inference.ServedModel;
import dev.tunegate.domain.inference.ServedModels;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a chat request on to the provider of a configured or tuned model. */
@UseCase
public final class CompleteChat {

    private static final Logger LOG = LoggerFactory.getLogger(CompleteChat.class);

    private final Deployments deployments;
    private final ServedModels served;
    private final ByProvider<ChatProvider> providers;

    public CompleteChat(
            Deployments deployments, ServedModels served, ByProvider<ChatProvider> providers) {
        this.deployments = deployments;
        this.served = served;
        this.providers = providers;
    }

    /**
     * Returns as soon as the answer begins; whoever takes it closes it.
     *
     * @throws Refusal.NotFound if there is no such model, or none that the caller may know of
     * @throws Refusal.NotAllowed if the model is configured but not granted
     * @throws Refusal.TurnedDownByProvider with the provider's reason
     * @throws Refusal.Unavailable if the provider cannot answer now
     */
    public BegunChat complete(Caller caller, String model, ChatBody body) {
        requireInference(caller, caller.owner());
        var name = ModelName.of(model, "model");
        var configured = catalog(caller).serving(name);
        var route = configured.isEmpty() ? tuned(caller, name) : configured(caller, name);
        var owner = caller.owner();
        return new BegunChat(
                ask(route, name, body),
                it -> {
                    requireInference(it, owner);
                    route.still.accept(it);
                });
    }

    private static void requireInference(Caller caller, Owner owner) {
        AccessPolicy.require(caller, Permission.INFERENCE, Place.of(owner));
    }

    /**
     * Where a request goes, and under which name.
     *
     * @param still whether a caller may use the model, as the catalogue stands at that moment
     */
    private record Route(ModelDeployment at, String providerModel, Consumer<Caller> still) {}

    private Route configured(Caller caller, ModelName name) {
        requirePermitted(caller, name);
        var chatting = catalog(caller).serving(name, Endpoint.CHAT_COMPLETIONS);
        if (chatting.isEmpty()) {
            throw new Refusal.NotSupported("model", "The model '" + name + "' does not chat.");
        }
        var at = chatting.get(ThreadLocalRandom.current().nextInt(chatting.size()));
        return new Route(at, at.target().model(), it -> requirePermitted(it, name));
    }

    private ModelCatalog catalog(Caller caller) {
        return CallersCatalog.of(caller, deployments);
    }

    private void requirePermitted(Caller caller, ModelName name) {
        var catalog = catalog(caller);
        if (!catalog.permits(caller.models(), name)) {
            throw notAllowed(name);
        }
        if (catalog.isBlocked(name)) {
            throw blocked(name);
        }
    }

    private static Refusal notAllowed(ModelName name) {
        return new Refusal.NotAllowed(
                "model_not_allowed", "This key may not use the model '" + name + "'.");
    }

    private static Refusal blocked(ModelName name) {
        return new Refusal.NotAllowed("model_blocked", "The model '" + name + "' is blocked.");
    }

    private Route tuned(Caller caller, ModelName name) {
        var model = served.visibleTo(caller, name).orElseThrow(() -> notFound(name));
        requireTuned(caller, model);
        return new Route(
                deploymentOf(model), model.origin().providerModel(), it -> requireTuned(it, model));
    }

    private void requireTuned(Caller caller, ServedModel model) {
        if (!caller.sees(model.owner())) {
            throw notFound(model.name());
        }
        var base = model.origin().base();
        if (!catalog(caller).permitsTuned(caller.models(), model.name(), base)) {
            throw notAllowed(model.name());
        }
        if (deploymentOf(model).blocked()) {
            throw blocked(model.name());
        }
    }

    private static Refusal notFound(ModelName name) {
        return new Refusal.NotFound("model", name.value(), "model", "model_not_found");
    }

    private ModelDeployment deploymentOf(ServedModel model) {
        return deployments
                .find(model.origin().site().deployment())
                .orElseThrow(
                        () ->
                                new Refusal.WrongState(
                                        "deployment_gone",
                                        "The deployment of this model is not configured any more."));
    }

    private ChatAnswer ask(Route route, ModelName asked, ChatBody body) {
        var call = new ChatCall(asked, route.providerModel(), body);
        try {
            return providers.of(route.at().provider()).complete(route.at(), call);
        } catch (ProviderFailure.Rejected e) {
            throw new Refusal.TurnedDownByProvider(
                    e.status(), e.param().orElse(null), e.code().orElse(null), e.reason());
        } catch (ProviderFailure.Misconfigured e) {
            LOG.error("the provider of {} refuses us: {}", route.at().id(), e.reason());
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
