package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.finetuning.RunOrder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts the request that starts a run together, out of what a host knows of OpenAI's format. */
public final class StartBody {

    /** The shortest bound on a suffix that is known: Azure's GA API of 2024-10-21. */
    private static final int SUFFIX = 40;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RunOrder order;
    private final ObjectNode body;

    private StartBody(RunOrder order, ObjectNode body) {
        this.order = order;
        this.body = body;
    }

    /** With the model, the files, the suffix and the seed, which every host knows. */
    public static StartBody of(RunOrder order, String model) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("model", model);
        body.put("training_file", order.files().training().value());
        order.files().validation().ifPresent(it -> body.put("validation_file", it.value()));
        var options = order.request().options();
        options.suffix().ifPresent(it -> body.put("suffix", it));
        body.put("seed", options.seed());
        return new StartBody(order, body);
    }

    /** Names the method, with its settings in it. */
    public StartBody withMethod() {
        body.set("method", StartJson.method(order.request().method()));
        return this;
    }

    /** For hosts that know one method only: its settings in the older member. */
    public StartBody withHyperparameters() {
        var chosen = StartJson.hyperparameters(order.request().method().hyperparameters());
        if (!chosen.isEmpty()) {
            body.set("hyperparameters", chosen);
        }
        return this;
    }

    /** Those that the gateway does not report to itself. */
    public StartBody withIntegrations() {
        var wanted =
                order.request().options().integrations().stream()
                        .filter(it -> it.run().isEmpty())
                        .toList();
        if (!wanted.isEmpty()) {
            var integrations = body.putArray("integrations");
            wanted.forEach(it -> integrations.add(StartJson.wandb(it)));
        }
        return this;
    }

    /** Carries the caller's metadata, and the marker among them. */
    public StartBody markedInMetadata() {
        body.set("metadata", StartJson.metadata(order));
        return this;
    }

    /**
     * For hosts that keep no metadata: the marker ends the suffix, behind as much of the caller's
     * as there is room for. The host's name of the model shows it, the public one does not.
     */
    public StartBody markedInSuffix() {
        var marker = order.job().value();
        int room = Math.max(0, SUFFIX - marker.length() - 1);
        var wish = order.request().options().suffix().orElse("").replaceAll("[^A-Za-z0-9_-]+", "-");
        var start = wish.substring(0, Math.min(wish.length(), room));
        body.put("suffix", start.isEmpty() ? marker : start + "-" + marker);
        return this;
    }

    /** With one more member. */
    public StartBody with(String member, String value) {
        body.put(member, value);
        return this;
    }

    /** With one more setting where the settings are; a number or a truth value as such. */
    public StartBody withSetting(String name, String value) {
        var method = order.request().method().word();
        var place =
                body.has("method")
                        ? body.withObject("/method/" + method + "/hyperparameters")
                        : body.withObject("/hyperparameters");
        place.set(name, literal(value));
        return this;
    }

    private static JsonNode literal(String value) {
        try {
            var node = JSON.readTree(value);
            return node.isNumber() || node.isBoolean() ? node : text(value);
        } catch (JacksonException _) {
            return text(value);
        }
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    public String text() {
        return JSON.writeValueAsString(body);
    }
}
