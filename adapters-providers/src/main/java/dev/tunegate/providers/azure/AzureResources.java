package dev.tunegate.providers.azure;

import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpAnswer;
import dev.tunegate.providers.http.HttpCall;
import dev.tunegate.providers.http.HttpCall.Body;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.openaiwire.Address;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The deployments of an account, as Azure's Resource Manager keeps them. */
final class AzureResources {

    private static final Map<String, String> VERSION = Map.of("api-version", "2024-10-01");

    private final ProviderHttp http;
    private final HttpFailures failures;
    private final EntraTokens tokens;

    AzureResources(ProviderHttp http, HttpFailures failures, EntraTokens tokens) {
        this.http = http;
        this.failures = failures;
        this.tokens = tokens;
    }

    Optional<JsonNode> find(AzureAccount account, String name) {
        var answer = http.exchange(HttpCall.get(address(account, name), headers(account)));
        return answer.status() == 404 ? Optional.empty() : Optional.of(object(answer));
    }

    /** Makes a deployment; doing so twice makes one. */
    JsonNode put(AzureAccount account, String name, String json) {
        var call =
                new HttpCall(
                        "PUT",
                        address(account, name),
                        headers(account),
                        Optional.of(Body.json(json)),
                        Effect.REPEATABLE);
        return object(http.exchange(call));
    }

    void remove(AzureAccount account, String name) {
        var answer = http.exchange(HttpCall.delete(address(account, name), headers(account)));
        if (!answer.isSuccess() && answer.status() != 404) {
            throw refused(answer);
        }
    }

    private static URI address(AzureAccount account, String name) {
        var all = account.deployments().orElseThrow();
        return Address.of(all, Address.segment(name), VERSION);
    }

    private Map<String, String> headers(AzureAccount account) {
        var identity = account.identity().orElseThrow(() -> new Misconfigured("No identity."));
        var scope = account.management() + "/.default";
        return Map.of("Authorization", "Bearer " + tokens.token(identity, scope));
    }

    private JsonNode object(HttpAnswer answer) {
        if (!answer.isSuccess()) {
            throw refused(answer);
        }
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException broken) {
            throw failures.unreadable(Effect.REPEATABLE, broken);
        }
    }

    private ProviderFailure refused(HttpAnswer answer) {
        return failures.refused(Effect.REPEATABLE, answer, PublicWords.STRICT);
    }
}
