package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpFailures;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what AWS and its SDK throw into a {@link ProviderFailure}. */
final class AwsFailures {

    private static final Pattern RIGHT =
            Pattern.compile("\\b(?:iam|sts|s3|bedrock|kms):[A-Z][A-Za-z]+\\b");

    private final HttpFailures failures;

    AwsFailures(HttpFailures failures) {
        this.failures = failures;
    }

    /** Asks AWS, and turns whatever is thrown. */
    <T> T ask(Asked asked, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException thrown) {
            throw of(asked, thrown);
        }
    }

    ProviderFailure of(Asked asked, SdkException thrown) {
        for (var it = thrown.getCause(); it != null; it = it.getCause()) {
            if (it instanceof ProviderFailure ours) {
                return ours;
            }
        }
        if (thrown instanceof AwsServiceException refused) {
            return refused(asked, AwsError.of(refused));
        }
        if (String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT).contains("credentials")) {
            return new Misconfigured("No AWS credentials can be had for the account.");
        }
        return failures.broken(asked.effect(), thrown);
    }

    ProviderFailure broken(Asked asked, Throwable cause) {
        return failures.broken(asked.effect(), cause);
    }

    ProviderFailure unreadable(Asked asked, @Nullable Throwable cause) {
        return failures.unreadable(asked.effect(), cause);
    }

    /** What an error of AWS means. Names of errors: Bedrock's and S3's API, seen 2026-11-21. */
    ProviderFailure refused(Asked asked, AwsError error) {
        return switch (error.code()) {
            case "ValidationException" -> invalid(asked, error);
            case "NoSuchUpload" ->
                    new Unavailable(
                            "The upload was ended by another one of the same file.", null, null);
            case "ResourceNotFoundException", "NoSuchKey" ->
                    rejected(404, null, "not_found", asked, error);
            case "ConflictException", "ResourceInUseException" ->
                    rejected(409, null, "conflict", asked, error);
            case "TooManyTagsException" ->
                    new Rejected(
                            400,
                            "metadata",
                            "too_many_tags",
                            "The job would carry more tags than Bedrock takes.");
            case "ServiceQuotaExceededException" -> quota(asked, error);
            case "AccessDeniedException", "AccessDenied", "AllAccessDisabled" ->
                    denied(asked, error);
            case "NoSuchBucket", "PermanentRedirect", "AuthorizationHeaderMalformed" ->
                    new Misconfigured(
                            "The bucket does not exist in the account's region ("
                                    + error.code()
                                    + ").");
            default -> byStatus(asked, error);
        };
    }

    private static ProviderFailure byStatus(Asked asked, AwsError error) {
        int status = error.status();
        if (isThrottling(error)) {
            return new Unavailable(
                    "AWS asks for patience (" + error.code() + ").",
                    error.retryAfter().orElse(null),
                    null);
        }
        if (status == 401 || isCredential(error.code())) {
            return new Misconfigured(
                    "AWS turned the gateway's credential down (" + error.code() + ").");
        }
        if (status == 403) {
            return denied(asked, error);
        }
        if (status == 301) {
            return new Misconfigured("The account's region is not that of the bucket (301).");
        }
        boolean temporary = status < 400 || status >= 500 || status == 408 || status == 424;
        return temporary
                ? failed(asked.effect(), error)
                : rejected(status == 404 ? 404 : 400, null, null, asked, error);
    }

    private static boolean isThrottling(AwsError error) {
        return error.status() == 429
                || switch (error.code()) {
                    case "ThrottlingException",
                            "Throttling",
                            "TooManyRequestsException",
                            "RequestLimitExceeded",
                            "SlowDown" ->
                            true;
                    default -> false;
                };
    }

    private static boolean isCredential(String code) {
        return switch (code) {
            case "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "InvalidAccessKeyId",
                    "SignatureDoesNotMatch",
                    "InvalidSignatureException",
                    "IncompleteSignature",
                    "MissingAuthenticationTokenException",
                    "ExpiredTokenException",
                    "ExpiredToken",
                    "RequestTimeTooSkewed" ->
                    true;
            default -> false;
        };
    }

    private static ProviderFailure failed(Effect effect, AwsError error) {
        var code = error.code().isEmpty() ? "" : ", " + error.code();
        var message = "AWS failed (" + error.status() + code + ").";
        return effect == Effect.CREATING
                ? new Unclear(message, null)
                : new Unavailable(message, error.retryAfter().orElse(null), null);
    }

    /** Bedrock checks the service role with the job: then it is not the job that is at fault. */
    private static ProviderFailure invalid(Asked asked, AwsError error) {
        var text = error.message().toLowerCase(Locale.ROOT);
        if (text.contains("assume") || text.contains("trust") || text.contains("passrole")) {
            return new Misconfigured(
                    "Bedrock cannot use the service role: check its trust in"
                            + " bedrock.amazonaws.com, and iam:PassRole.");
        }
        return rejected(400, ParamWords.of(error.message()), "invalid_value", asked, error);
    }

    private static Rejected quota(Asked asked, AwsError error) {
        return new Rejected(
                429,
                null,
                "insufficient_quota",
                (asked.text().clean(error.message())
                                + " A quota of the AWS account is used up: wait for other work to"
                                + " end, or ask an administrator to raise it in Service Quotas.")
                        .strip());
    }

    private static Misconfigured denied(Asked asked, AwsError error) {
        var named = RIGHT.matcher(error.message());
        var right = named.find() ? named.group() : asked.right();
        boolean model = error.message().contains("access to the model");
        return new Misconfigured(
                model
                        ? "The AWS account has no access to the model: it must be asked for."
                        : "AWS denies the gateway the right " + right + ".");
    }

    private static Rejected rejected(
            int status,
            @Nullable String param,
            @Nullable String code,
            Asked asked,
            AwsError error) {
        var message = asked.text().clean(error.message());
        return new Rejected(
                status, param, code, message.isEmpty() ? "AWS turned the request down." : message);
    }
}
