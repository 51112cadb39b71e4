package dev.tunegate.domain.inference;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.Script;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * A provider that answers every request with one word, or misbehaves as the test has scripted it.
 */
public final class ScriptedInference implements InferenceProvider {

    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final Pattern STREAMED = Pattern.compile("\"stream\"\\s*:\\s*true");

    private final ProviderId provider;
    private final Script onComplete = new Script();
    private final Script onDelete = new Script();
    private final Queue<String> next = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    public ScriptedInference(ProviderId provider) {
        this.provider = provider;
    }

    @Override
    public ProviderId provider() {
        return provider;
    }

    @Override
    public ModelAnswer complete(ModelDeployment at, ModelCall call) {
        return onComplete.play(
                () -> {
                    var request = renamed(call);
                    requests.add(request);
                    var scripted = next.poll();
                    if (scripted != null) {
                        return answer("application/json", scripted);
                    }
                    return STREAMED.matcher(request).find() ? streamed(call) : whole(call);
                });
    }

    @Override
    public Optional<Answering> completions() {
        return Optional.of((at, call) -> texts(call));
    }

    @Override
    public Optional<Answering> embeddings() {
        return Optional.of((at, call) -> vectors(call));
    }

    private ModelAnswer texts(ModelCall call) {
        return onComplete.play(
                () -> {
                    var request = renamed(call);
                    requests.add(request);
                    var template =
                            """
                            {"id":"cmpl-1","object":"text_completion","created":1768474800,\
                            "model":"%s","choices":[{"text":" indeed.","index":0,"logprobs":null,\
                            "finish_reason":"stop"}]}""";
                    var text = template.formatted(call.asked());
                    return STREAMED.matcher(request).find()
                            ? answer(EVENTS, "data: " + text + "\n\ndata: [DONE]\n\n")
                            : answer(JSON, text);
                });
    }

    private ModelAnswer vectors(ModelCall call) {
        return onComplete.play(
                () -> {
                    requests.add(renamed(call));
                    var template =
                            """
                            {"object":"list","model":"%s","data":[\
                            {"object":"embedding","index":0,"embedding":[0.6,0.8]},\
                            {"object":"embedding","index":1,"embedding":[0.8,0.6]}],\
                            "usage":{"prompt_tokens":2,"total_tokens":2}}""";
                    return answer(JSON, template.formatted(call.asked()));
                });
    }

    /** The next answers to chats, whatever is asked. */
    public void nextAnswers(String... json) {
        next.addAll(List.of(json));
    }

    private static String renamed(ModelCall call) {
        var body = read(call.body());
        var before = Arrays.copyOfRange(body, 0, (int) call.body().modelStart());
        var behind = Arrays.copyOfRange(body, (int) call.body().modelEnd(), body.length);
        return text(before) + '"' + call.providerModel() + '"' + text(behind);
    }

    private static byte[] read(CallBody body) {
        try (var stream = body.open().get()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static ModelAnswer whole(ModelCall call) {
        var template =
                """
                {"id":"chatcmpl-1","object":"chat.completion","created":1768474800,"model":"%s",\
                "choices":[{"index":0,"message":{"role":"assistant","content":"Indeed."},\
                "finish_reason":"stop"}]}
                """;
        return answer(JSON, template.formatted(call.asked()));
    }

    private static ModelAnswer streamed(ModelCall call) {
        var template =
                """
                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1768474800,\
                "model":"%s","choices":[{"index":0,"delta":{"content":"Indeed."},\
                "finish_reason":"stop"}]}

                data: [DONE]

                """;
        return answer(EVENTS, template.formatted(call.asked()));
    }

    private static ModelAnswer answer(String contentType, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return new ModelAnswer(contentType, new ByteArrayInputStream(bytes));
    }

    @Override
    public void delete(ModelDeployment at, String providerModel) {
        onDelete.play(() -> deleted.add(providerModel));
    }

    public Script onComplete() {
        return onComplete;
    }

    public Script onDelete() {
        return onDelete;
    }

    /** The bodies that have come in, as the provider would read them. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public boolean hasDeleted(String providerModel) {
        return deleted.contains(providerModel);
    }
}
