package dev.tunegate.application.inference;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.FixedDeployments;
import dev.tunegate.domain.inference.ChatBody;
import dev.tunegate.domain.inference.ChatProvider;
import dev.tunegate.domain.inference.InMemoryServedModels;
import dev.tunegate.domain.inference.ScriptedChat;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.ImmediateTransactions;
import dev.tunegate.domain.shared.RecordedErrands;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.domain.webhook.InMemoryDeliveries;
import dev.tunegate.domain.webhook.InMemoryWebhooks;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The use cases of inference over fakes. */
final class InferenceHouse {

    final ScriptedChat chat = new ScriptedChat(new ProviderId("openai"));
    final InMemoryServedModels served = new InMemoryServedModels();
    final FixedDeployments deployments =
            new FixedDeployments(
                    aDeployment().build(),
                    aDeployment()
                            .withId("mute-1")
                            .named("mute")
                            .offering(Endpoint.FINE_TUNING)
                            .build());
    private final ByProvider<ChatProvider> providers = new ByProvider<>(List.of(chat));

    FindModels find() {
        return new FindModels(deployments, served);
    }

    CompleteChat complete() {
        return new CompleteChat(deployments, served, providers);
    }

    DeleteTunedModel delete() {
        return new DeleteTunedModel(
                deployments,
                served,
                providers,
                new ImmediateTransactions(served),
                new Announcer(
                        new InMemoryWebhooks(),
                        new InMemoryDeliveries(),
                        new RecordedErrands(),
                        SettableClock.atNoon()));
    }

    /** A request that names this model. */
    static ChatBody asking(String model) {
        var quoted = '"' + model + '"';
        var text = "{\"model\":" + quoted + ",\"messages\":[]}";
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        int start = text.indexOf(quoted);
        return new ChatBody(
                bytes.length,
                start,
                start + quoted.length(),
                () -> new ByteArrayInputStream(bytes));
    }
}
