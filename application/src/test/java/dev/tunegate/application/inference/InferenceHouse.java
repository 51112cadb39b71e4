package dev.tunegate.application.inference;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.FixedDeployments;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.InMemoryCheckpointPermissions;
import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.inference.InMemoryServedModels;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.ScriptedInference;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.ImmediateTransactions;
import java.util.List;

/** The use cases of inference over fakes. */
final class InferenceHouse {

    final ScriptedInference chat = new ScriptedInference(new ProviderId("openai"));
    final InMemoryCheckpointPermissions shares = new InMemoryCheckpointPermissions();
    final InMemoryServedModels served = new InMemoryServedModels(shares);
    final FixedDeployments deployments =
            new FixedDeployments(
                    aDeployment().build(),
                    aDeployment()
                            .withId("mute-1")
                            .named("mute")
                            .offering(Endpoint.FINE_TUNING)
                            .build());
    private final ByProvider<InferenceProvider> providers = new ByProvider<>(List.of(chat));

    FindModels find() {
        return new FindModels(deployments, served);
    }

    CallModel models() {
        return new CallModel(calls());
    }

    ModelCalls calls() {
        return new ModelCalls(new ModelRoutes(deployments, served, shares), providers);
    }

    DeleteTunedModel delete() {
        return new DeleteTunedModel(
                deployments, served, providers, new ImmediateTransactions(served), new Announcer());
    }

    /** A request that names this model. */
    static CallBody asking(String model) {
        return CallBody.made(new ModelName(model), "\"messages\":[]");
    }
}
