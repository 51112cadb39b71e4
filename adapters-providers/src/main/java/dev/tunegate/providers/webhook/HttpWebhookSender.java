package dev.tunegate.providers.webhook;

import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.webhook.Reply;
import dev.tunegate.domain.webhook.Reply.Reason;
import dev.tunegate.domain.webhook.Signature;
import dev.tunegate.domain.webhook.WebhookSender;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpCall;
import dev.tunegate.providers.http.HttpCall.Body;
import dev.tunegate.providers.http.HttpStream;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.outbound.OutboundGuard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts events, signed by Standard Webhooks. Of an answer, only its head is looked at. */
public final class HttpWebhookSender implements WebhookSender {

    private static final Logger LOG = LoggerFactory.getLogger(HttpWebhookSender.class);

    private final ProviderHttp http;
    private final OutboundGuard guard;

    /**
     * @param http a client of its own, with that guard: it is another one than for providers
     */
    public HttpWebhookSender(ProviderHttp http, OutboundGuard guard) {
        this.http = http;
        this.guard = guard;
    }

    @Override
    public Reply send(Message message) {
        try {
            guard.admit(message.url());
            return sent(message);
        } catch (Misconfigured _) {
            return new Reply.Silent(Reason.FORBIDDEN_ADDRESS);
        } catch (Unavailable _) {
            return new Reply.Silent(Reason.UNREACHABLE);
        }
    }

    private Reply sent(Message message) {
        var bytes = EventJson.of(message.event());
        var body =
                new Body("application/json", bytes.length, () -> new ByteArrayInputStream(bytes));
        var call = HttpCall.post(message.url(), headers(message, bytes), body, Effect.REPEATABLE);
        try {
            return answered(http.open(call));
        } catch (ProviderFailure e) {
            return new Reply.Silent(isLate(e) ? Reason.TIMEOUT : Reason.UNREACHABLE);
        }
    }

    private static Map<String, String> headers(Message message, byte[] body) {
        var id = message.event().id().value();
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(message.at().getEpochSecond()));
        headers.put(
                "webhook-signature", Signature.header(message.secrets(), id, message.at(), body));
        message.sequence().ifPresent(it -> headers.put("tunegate-sequence", Long.toString(it)));
        return headers;
    }

    private static Reply answered(HttpStream answer) {
        try (var _ = answer.body()) {
            return new Reply.Answered(answer.status(), patience(answer));
        } catch (IOException e) {
            LOG.debug("an answer that nobody reads could not be closed", e);
            return new Reply.Answered(answer.status(), patience(answer));
        }
    }

    /** Whole seconds; the other way to write it, a date, is hardly ever sent by receivers. */
    private static Optional<Duration> patience(HttpStream answer) {
        return answer.headers()
                .firstValue("retry-after")
                .filter(it -> it.matches("[0-9]{1,9}"))
                .map(it -> Duration.ofSeconds(Long.parseLong(it)));
    }

    private static boolean isLate(Throwable failure) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof HttpTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
