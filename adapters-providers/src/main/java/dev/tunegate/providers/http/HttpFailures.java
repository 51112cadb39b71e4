package dev.tunegate.providers.http;

import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.domain.provider.PublicWords;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** The one place that turns a status or an exception into a {@link ProviderFailure}. */
public final class HttpFailures {

    private static final String CLOSED = "training_not_available";

    private static final Set<String> MODEL_CODES =
            Set.of("model_not_found", "model_not_available", "invalid_model");

    private final Clock clock;

    public HttpFailures(Clock clock) {
        this.clock = clock;
    }

    /** What an answer of an unsuccessful status means. */
    public ProviderFailure refused(Effect effect, HttpAnswer answer, PublicWords text) {
        var error = ProviderError.of(answer.body());
        int status = answer.status();
        if (error.code().filter(CLOSED::equals).isPresent()) {
            return closed();
        }
        return switch (status) {
            case 401 -> credential(status, error);
            case 403 -> forbidden(error, text);
            case 404, 405 -> missing(status, error, text);
            case 408 -> temporary(effect, answer, error);
            case 409, 413 -> rejected(status, error, text);
            case 429 -> tooMany(answer, error, text);
            default -> other(effect, answer, error, text);
        };
    }

    /** What a broken exchange means; the cause may not have reached the wire at all. */
    public ProviderFailure broken(Effect effect, Throwable cause) {
        if (has(cause, CertificateException.class)) {
            return new Misconfigured("The provider's TLS certificate is not trusted.");
        }
        if (isBeforeTheWire(cause)) {
            return new Unavailable("The provider cannot be reached.", null, cause);
        }
        return effect == Effect.REPEATABLE
                ? new Unavailable("The provider did not answer.", null, cause)
                : new Unclear("The provider did not answer.", cause);
    }

    /** What a successful answer means that cannot be understood. */
    public ProviderFailure unreadable(Effect effect, @Nullable Throwable cause) {
        var message = "The provider's answer cannot be understood.";
        return effect == Effect.REPEATABLE
                ? new Unavailable(message, null, cause)
                : new Unclear(message, cause);
    }

    private static boolean isBeforeTheWire(Throwable cause) {
        return has(cause, ConnectException.class)
                || has(cause, HttpConnectTimeoutException.class)
                || has(cause, UnknownHostException.class)
                || has(cause, SSLHandshakeException.class);
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> kind) {
        for (Throwable it = thrown; it != null; it = it.getCause()) {
            if (kind.isInstance(it)) {
                return true;
            }
        }
        return false;
    }

    private static ProviderFailure credential(int status, ProviderError error) {
        var code = error.code().map(it -> ", " + it).orElse("");
        return new Misconfigured(
                "The provider turned the gateway's credential down ("
                        + status
                        + code
                        + "): an administrator must look at the account's key and its rights.");
    }

    /** OpenAI's announcement of 2026-05-07, seen 2026-11-21; it answers with 403 or 400. */
    private static ProviderFailure closed() {
        return new Rejected(
                403,
                "model",
                CLOSED,
                "OpenAI has closed fine-tuning for the account behind this model: since 7 May 2026"
                        + " to accounts that never trained, since 2 July 2026 to those without"
                        + " recent use of a tuned model, and from 6 January 2027 to all. Models"
                        + " that are trained can still be called. Choose a model that is trained"
                        + " at another provider, or ask your administrator for one.");
    }

    private static ProviderFailure forbidden(ProviderError error, PublicWords text) {
        var code = error.code().orElse("");
        boolean ofTheRequest =
                MODEL_CODES.contains(code)
                        || (code.startsWith("unsupported_") && !code.contains("country"));
        return ofTheRequest ? rejected(403, error, text) : credential(403, error);
    }

    /** A path that is unknown as a whole is the operator's fault, an unknown object is not. */
    private static ProviderFailure missing(int status, ProviderError error, PublicWords text) {
        return error.message().isEmpty() && error.code().isEmpty()
                ? new Misconfigured(
                        "The provider does not know the path (" + status + "): check its address.")
                : rejected(status == 405 ? 400 : status, error, text);
    }

    private ProviderFailure tooMany(HttpAnswer answer, ProviderError error, PublicWords text) {
        boolean money =
                error.speaksOf("quota") || error.speaksOf("billing") || error.speaksOf("credit");
        return money
                ? spent(error, text)
                : new Unavailable(
                        "The provider asks for patience (429).",
                        RetryAfter.of(answer, clock).orElse(null),
                        null);
    }

    private static ProviderFailure spent(ProviderError error, PublicWords text) {
        var advice =
                "The account behind this model has no quota or credit left: ask your administrator"
                        + " for more, or choose a model at another provider.";
        return new Rejected(
                429,
                error.param().orElse(null),
                error.code().orElse(null),
                error.message().map(it -> text.clean(it) + " " + advice).orElse(advice));
    }

    private ProviderFailure other(
            Effect effect, HttpAnswer answer, ProviderError error, PublicWords text) {
        int status = answer.status();
        if (status >= 400 && status < 500) {
            return rejected(400, error, text);
        }
        if (status >= 300 && status < 400) {
            return new Misconfigured(
                    "The provider answers from another address ("
                            + status
                            + "): check its address.");
        }
        return temporary(effect, answer, error);
    }

    private ProviderFailure temporary(Effect effect, HttpAnswer answer, ProviderError error) {
        var code = error.code().map(it -> ", " + it).orElse("");
        var message = "The provider failed (" + answer.status() + code + ").";
        return effect == Effect.CREATING
                ? new Unclear(message, null)
                : new Unavailable(message, RetryAfter.of(answer, clock).orElse(null), null);
    }

    private static ProviderFailure rejected(int status, ProviderError error, PublicWords text) {
        return new Rejected(
                status,
                error.param().orElse(null),
                error.code().orElse(null),
                error.message()
                        .map(text::clean)
                        .filter(it -> !it.isEmpty())
                        .orElse("The provider turned the request down."));
    }
}
