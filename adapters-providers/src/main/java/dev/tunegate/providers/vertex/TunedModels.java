package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.http.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes tuned models away: the model is undeployed from its endpoint, then both are deleted. Each
 * step is an operation that takes its time; whoever does not wait for its end may ask again.
 */
final class TunedModels {

    private static final Logger LOG = LoggerFactory.getLogger(TunedModels.class);
    private static final int LOOKS = 20;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final VertexClient client;
    private final Pause pause;

    TunedModels(VertexClient client, Pause pause) {
        this.client = client;
        this.pause = pause;
    }

    /** Deletes what the name means: an endpoint with its models, or a model. Base models stay. */
    void delete(ModelDeployment at, String name) {
        if (name.contains("/endpoints/")) {
            endpoint(at, name);
        } else if (name.startsWith("projects/") && name.contains("/models/")) {
            model(at, name);
        }
    }

    private void endpoint(ModelDeployment at, String name) {
        var endpoint = client.find(ask(at, name, ""));
        if (endpoint.isEmpty()) {
            return;
        }
        var models = new ArrayList<String>();
        for (var deployed : endpoint.get().path("deployedModels")) {
            Lenient.text(deployed, "model").ifPresent(models::add);
            Lenient.text(deployed, "id").ifPresent(it -> undeploy(at, name, it));
        }
        client.remove(ask(at, name, "")).ifPresent(it -> await(at, it));
        models(at, models);
    }

    private void undeploy(ModelDeployment at, String endpoint, String deployed) {
        var body = JsonMapper.shared().createObjectNode().put("deployedModelId", deployed);
        await(at, client.post(ask(at, endpoint, ":undeployModel"), body, Effect.REPEATABLE));
    }

    /** A model that serves a checkpoint's endpoint as well cannot go yet. */
    private void models(ModelDeployment at, List<String> models) {
        for (var model : models) {
            try {
                model(at, model);
            } catch (Rejected refused) {
                LOG.info("a tuned model stays in the registry: {}", refused.reason());
            }
        }
    }

    private void model(ModelDeployment at, String name) {
        var plain = name.replaceFirst("@[^/]*$", "");
        client.remove(ask(at, plain, "")).ifPresent(it -> await(at, it));
    }

    private void await(ModelDeployment at, JsonNode operation) {
        var now = operation;
        var name = Lenient.text(operation, "name");
        for (int look = 0; look < LOOKS && !now.path("done").asBoolean(false); look++) {
            pause.take(BETWEEN);
            now = name.flatMap(it -> client.find(ask(at, it, ""))).orElse(now);
        }
        if (!now.path("done").asBoolean(false)) {
            throw new Unavailable("The provider is still at it; ask again.", BETWEEN, null);
        }
        if (now.path("error").isObject()) {
            throw new Unavailable("The provider could not delete the model.", null, null);
        }
    }

    private static Ask ask(ModelDeployment at, String name, String verb) {
        var site = VertexSite.of(at.connection());
        var address = verb.isEmpty() ? site.resource(name) : site.resource(name, verb.substring(1));
        return new Ask(at, address, Concern.MODELS);
    }
}
