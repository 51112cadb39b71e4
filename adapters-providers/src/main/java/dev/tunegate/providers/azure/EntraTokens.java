package dev.tunegate.providers.azure;

import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.providers.azure.AzureAccount.Identity;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpAnswer;
import dev.tunegate.providers.http.HttpCall;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.ProviderHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches Entra's tokens, and keeps each until it is about to end. */
final class EntraTokens {

    /** A token is not used for its last minutes: requests may be long under way. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final ProviderHttp http;
    private final HttpFailures failures;
    private final Clock clock;
    private final Map<Wanted, Kept> kept = new ConcurrentHashMap<>();

    EntraTokens(ProviderHttp http, HttpFailures failures, Clock clock) {
        this.http = http;
        this.failures = failures;
        this.clock = clock;
    }

    /** Whose token, and for what. */
    private record Wanted(Identity identity, String scope) {}

    /**
     * @param scope such as {@code https://management.azure.com/.default}
     * @throws Misconfigured if Entra turns the identity down
     * @throws Unavailable if it cannot be asked now
     */
    String token(Identity identity, String scope) {
        return kept.computeIfAbsent(new Wanted(identity, scope), _ -> new Kept())
                .fresh(identity, scope);
    }

    /** One token; whoever needs a new one fetches it, and the others wait for him. */
    private final class Kept {

        private @Nullable String token;
        private Instant until = Instant.MIN;

        synchronized String fresh(Identity identity, String scope) {
            var now = clock.instant();
            if (token == null || !now.isBefore(until)) {
                var answer = understood(asked(identity, TokenCalls.call(identity, scope)));
                long seconds = answer.path("expires_in").asLong(0);
                var life = Duration.ofSeconds(seconds);
                token = answer.path("access_token").asString("");
                until =
                        now.plus(
                                life.minus(MARGIN).isNegative()
                                        ? life.dividedBy(2)
                                        : life.minus(MARGIN));
            }
            return token;
        }
    }

    private HttpAnswer asked(Identity identity, HttpCall call) {
        return switch (identity) {
            case Identity.Client _ -> http.exchange(call);
            case Identity.Managed _ -> http.askMachine(call);
        };
    }

    private JsonNode understood(HttpAnswer answer) {
        int status = answer.status();
        if (status == 429 || status >= 500) {
            throw failures.refused(Effect.REPEATABLE, answer, PublicWords.STRICT);
        }
        var body = json(answer);
        if (!answer.isSuccess()) {
            var code = body.path("error").asString("");
            throw new Misconfigured(
                    "Entra turned the gateway's credential down ("
                            + (PublicWords.isWord(code) ? code : status)
                            + ").");
        }
        if (body.path("access_token").asString("").isEmpty()) {
            throw failures.unreadable(Effect.REPEATABLE, null);
        }
        return body;
    }

    private JsonNode json(HttpAnswer answer) {
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException broken) {
            throw failures.unreadable(Effect.REPEATABLE, broken);
        }
    }
}
