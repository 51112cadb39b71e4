package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpAnswer;
import dev.tunegate.providers.http.HttpFailures;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what an error of Google's means, and what is to be done about it. */
final class GoogleFailures {

    private final HttpFailures failures;

    GoogleFailures(HttpFailures failures) {
        this.failures = failures;
    }

    ProviderFailure refused(Ask ask, Effect effect, HttpAnswer answer) {
        var error = GoogleError.of(answer.body());
        int status = answer.status();
        return switch (status) {
            case 400, 409, 412, 413, 416 -> rejected(ask, status == 416 ? 400 : status, error);
            case 403 -> forbidden(ask, error);
            case 404 -> missing(ask, effect, answer, error);
            case 429 -> tooMany(ask, effect, answer);
            default -> failures.refused(effect, answer, PublicWords.STRICT);
        };
    }

    ProviderFailure broken(Effect effect, Throwable cause) {
        return failures.broken(effect, cause);
    }

    ProviderFailure unreadable(Effect effect, @Nullable Throwable cause) {
        return failures.unreadable(effect, cause);
    }

    private static ProviderFailure forbidden(Ask ask, GoogleError error) {
        var account = "The account '" + ask.at().connection().name() + "' ";
        return switch (error.reason().orElse("")) {
            case "SERVICE_DISABLED" ->
                    new Misconfigured(
                            account + "has a project in which Vertex AI is not enabled (403).");
            case "BILLING_DISABLED" ->
                    new Misconfigured(account + "has a project without billing (403).");
            default ->
                    new Misconfigured(
                            account + "was turned down (403): " + ask.concern().right() + ".");
        };
    }

    /** What has no words in it is no answer of Google's: the address is wrong. */
    private ProviderFailure missing(Ask ask, Effect effect, HttpAnswer answer, GoogleError error) {
        if (error.isEmpty()) {
            return failures.refused(effect, answer, PublicWords.STRICT);
        }
        return ask.concern() == Concern.FILES ? noBucket(ask.at()) : rejected(ask, 404, error);
    }

    /** Objects that are not there are no failure, so what is missing is what holds them. */
    static Misconfigured noBucket(ModelDeployment at) {
        return new Misconfigured(
                "The account '"
                        + at.connection().name()
                        + "' names a bucket that is not there: check "
                        + SiteWords.BUCKET
                        + ".");
    }

    /** The pause that Google asks for is read where all pauses are read. */
    private ProviderFailure tooMany(Ask ask, Effect effect, HttpAnswer answer) {
        var wait =
                failures.refused(effect, answer, PublicWords.STRICT) instanceof Unavailable patient
                        ? patient.retryAfter().orElse(null)
                        : null;
        return new Unavailable(
                "The provider asks for patience (429): " + ask.concern().patience() + ".",
                wait,
                null);
    }

    private static ProviderFailure rejected(Ask ask, int status, GoogleError error) {
        return new Rejected(
                status == 412 ? 409 : status,
                param(ask, status, error).orElse(null),
                code(ask, status, error).orElse(null),
                error.message()
                        .map(ask.text()::clean)
                        .filter(it -> !it.isEmpty())
                        .orElse("The provider turned the request down."));
    }

    private static boolean isMissingModel(Ask ask, int status) {
        return status == 404 && ask.concern() == Concern.MODELS;
    }

    private static Optional<String> code(Ask ask, int status, GoogleError error) {
        return isMissingModel(ask, status)
                ? Optional.of("model_not_found")
                : error.status().map(it -> it.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> param(Ask ask, int status, GoogleError error) {
        return isMissingModel(ask, status)
                ? Optional.of("model")
                : error.field().flatMap(ParamNames::ours);
    }
}
