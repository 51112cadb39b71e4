package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.ChatAnswer;
import dev.tunegate.domain.inference.ChatCall;
import dev.tunegate.domain.inference.ChatProvider;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Chat completions at a host that speaks OpenAI's format, handed through in both directions. */
final class WireChat implements ChatProvider {

    private static final String JSON = "application/json";

    private final WireClient client;

    WireChat(WireClient client) {
        this.client = client;
    }

    @Override
    public ProviderId provider() {
        return client.dialect().provider();
    }

    @Override
    public ChatAnswer complete(ModelDeployment at, ChatCall call) {
        var asked = call.asked().value();
        var text = WireClient.text(at).and(call.providerModel(), asked);
        var place = client.dialect().chat(at, call.providerModel());
        var body = SplicedBody.of(call.body(), place.model());
        var answer = client.ask(at, place.path(), body, text.and(place.model(), asked));
        var type = answer.headers().firstValue("content-type").orElse(JSON);
        var plain = type.toLowerCase(Locale.ROOT);
        boolean events = plain.startsWith("text/event-stream");
        if (!events && !plain.contains("json")) {
            throw discarded(answer);
        }
        var members = new ModelMembers(events, quoted(asked));
        return new ChatAnswer(type, new RenamedAnswer(answer.body(), members));
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
