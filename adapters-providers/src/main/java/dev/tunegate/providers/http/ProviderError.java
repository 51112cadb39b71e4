package dev.tunegate.providers.http;

import dev.tunegate.domain.provider.PublicWords;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the body of an error says, if it is one: OpenAI's {@code error} object, Google's, whose word
 * is in {@code status} beside a numeric code, or one of the simpler shapes that hosts send.
 */
record ProviderError(
        Optional<String> message,
        Optional<String> type,
        Optional<String> param,
        Optional<String> code) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ProviderError NONE =
            new ProviderError(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static ProviderError of(InputStream body) {
        try {
            var root = JSON.readTree(body);
            if (!root.isObject()) {
                return NONE;
            }
            var error = root.path("error");
            return error.isObject() ? of(error) : simple(root, error);
        } catch (JacksonException _) {
            return NONE;
        }
    }

    private static ProviderError of(JsonNode error) {
        return new ProviderError(
                text(error, "message"),
                text(error, "type"),
                text(error, "param").filter(PublicWords::isWord),
                code(error).filter(PublicWords::isWord).filter(it -> !isStatus(it)));
    }

    private static Optional<String> code(JsonNode error) {
        var word = error.path("code").isNumber() ? text(error, "status") : Optional.<String>empty();
        return word.or(() -> text(error, "code"));
    }

    /** Azure repeats the status where others have a code. */
    private static boolean isStatus(String code) {
        return code.matches("[1-5][0-9]{2}");
    }

    private static ProviderError simple(JsonNode root, JsonNode error) {
        var message =
                Stream.of(Optional.ofNullable(string(error)), text(root, "message"))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .or(() -> text(root, "detail"));
        return new ProviderError(
                message,
                text(root, "type"),
                Optional.empty(),
                text(root, "code").filter(PublicWords::isWord));
    }

    private static Optional<String> text(JsonNode node, String member) {
        return Optional.ofNullable(string(node.path(member)));
    }

    private static @Nullable String string(JsonNode value) {
        if (value.isNumber()) {
            return value.asString();
        }
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
    }

    boolean speaksOf(String word) {
        return Stream.of(code, type)
                .flatMap(Optional::stream)
                .anyMatch(it -> it.toLowerCase(Locale.ROOT).contains(word));
    }
}
