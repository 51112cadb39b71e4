package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.ModelAnswer;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The models of a host that speaks OpenAI's format, handed through in both directions. */
final class WireInference implements InferenceProvider {

    private static final String JSON = "application/json";

    private final WireClient client;

    WireInference(WireClient client) {
        this.client = client;
    }

    @Override
    public ProviderId provider() {
        return client.dialect().provider();
    }

    @Override
    public ModelAnswer complete(ModelDeployment at, ModelCall call) {
        return pass(at, Endpoint.CHAT_COMPLETIONS, call);
    }

    @Override
    public Optional<Answering> completions() {
        return Optional.of((at, call) -> pass(at, Endpoint.COMPLETIONS, call));
    }

    @Override
    public Optional<Answering> embeddings() {
        return Optional.of((at, call) -> pass(at, Endpoint.EMBEDDINGS, call));
    }

    private ModelAnswer pass(ModelDeployment at, Endpoint endpoint, ModelCall call) {
        var asked = call.asked().value();
        var text = WireClient.text(at).and(call.providerModel(), asked);
        var place = client.dialect().place(at, endpoint, call.providerModel());
        var body = SplicedBody.of(call.body(), place.model());
        var answer = client.ask(at, place.path(), body, text.and(place.model(), asked));
        var type = answer.headers().firstValue("content-type").orElse(JSON);
        var plain = type.toLowerCase(Locale.ROOT);
        boolean events = plain.startsWith("text/event-stream");
        if (!events && !plain.contains("json")) {
            throw discarded(answer);
        }
        var members = new ModelMembers(events, quoted(asked));
        return new ModelAnswer(type, new RenamedAnswer(answer.body(), members));
    }

    @Override
    public void delete(ModelDeployment at, String providerModel) {
        client.dialect()
                .withdrawn(at, providerModel)
                .ifPresent(it -> client.remove(at, "/models/" + Address.segment(it)));
    }

    private RuntimeException discarded(HttpStream answer) {
        try {
            answer.body().close();
            return client.unreadable(Effect.ANSWERING, null);
        } catch (IOException broken) {
            return client.unreadable(Effect.ANSWERING, broken);
        }
    }

    private static byte[] quoted(String name) {
        return JsonMapper.shared().writeValueAsString(name).getBytes(StandardCharsets.UTF_8);
    }
}
