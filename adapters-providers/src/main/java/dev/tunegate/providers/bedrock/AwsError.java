package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.providers.http.HttpAnswer;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What AWS says of a request that it did not fulfil.
 *
 * @param code such as {@code ValidationException}; empty if it is no plain word
 * @param message in AWS's words: not fit for callers
 */
record AwsError(int status, String code, String message, Optional<Duration> retryAfter) {

    AwsError {
        code = PublicWords.isWord(code) ? code : "";
    }

    static AwsError of(AwsServiceException thrown) {
        var details = Optional.ofNullable(thrown.awsErrorDetails());
        return new AwsError(
                thrown.statusCode(),
                details.flatMap(it -> Optional.ofNullable(it.errorCode())).orElse(""),
                details.flatMap(it -> Optional.ofNullable(it.errorMessage())).orElse(""),
                details.flatMap(it -> Optional.ofNullable(it.sdkHttpResponse()))
                        .flatMap(it -> it.firstMatchingHeader("retry-after"))
                        .flatMap(AwsError::seconds));
    }

    /** An error of a service that answers in JSON; its code stands in a header, or in the body. */
    static AwsError of(HttpAnswer answer) {
        var body = body(answer);
        var code =
                answer.header("x-amzn-errortype")
                        .orElseGet(() -> body.path("__type").asString(""))
                        .replaceFirst(":.*", "")
                        .replaceFirst(".*#", "");
        var message = body.path("message").asString(body.path("Message").asString(""));
        var wait = answer.header("retry-after").flatMap(AwsError::seconds);
        return new AwsError(answer.status(), code, message, wait);
    }

    private static JsonNode body(HttpAnswer answer) {
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("[0-9]{1,5}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
    }
}
