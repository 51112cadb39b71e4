package dev.tunegate.providers.simulator;

import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.provider.ProviderFailure;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a chat request token by token and forgets at once what it does not need. */
final class ChatQuestionReader {

    private static final Set<String> ROLES =
            Set.of("system", "developer", "user", "assistant", "tool", "function");

    /** No kept lesson has a longer question by far. */
    private static final int MOST_TEXT = 8 * 1024;

    private final JsonParser body;
    private String last = "";
    private long characters;
    private int messages;
    private boolean streamed;
    private boolean usageAtEnd;

    private ChatQuestionReader(JsonParser body) {
        this.body = body;
    }

    /**
     * @throws ProviderFailure.Rejected naming the member that is missing or wrong
     * @throws ProviderFailure.Unavailable if the body cannot be read
     */
    static ChatQuestion read(JsonMapper mapper, CallBody body) {
        try (var in = body.open().get();
                var parser = mapper.createParser(in)) {
            return new ChatQuestionReader(parser).question();
        } catch (JacksonIOException | IOException e) {
            throw new ProviderFailure.Unavailable("The request could not be read.", null, e);
        } catch (JacksonException _) {
            throw rejected(null, null, "The request is not valid JSON.");
        }
    }

    private ChatQuestion question() {
        if (body.nextToken() != JsonToken.START_OBJECT) {
            throw rejected(null, null, "The request is not a JSON object.");
        }
        while (body.nextToken() == JsonToken.PROPERTY_NAME) {
            member(body.currentName(), body.nextToken());
        }
        if (body.nextToken() != null) {
            throw rejected(null, null, "There is something behind the request's JSON object.");
        }
        if (messages == 0) {
            throw rejected(
                    "messages",
                    "missing_required_parameter",
                    "messages needs at least one message.");
        }
        return new ChatQuestion(last, characters, streamed, usageAtEnd);
    }

    private void member(String name, JsonToken value) {
        switch (name) {
            case "messages" -> messages(value);
            case "stream" -> streamed = flag("stream", value);
            case "stream_options" -> streamOptions(value);
            case "n" -> oneChoice(value);
            default -> body.skipChildren();
        }
    }

    private void oneChoice(JsonToken value) {
        boolean one = value == JsonToken.VALUE_NUMBER_INT && body.getString().equals("1");
        if (!one && value != JsonToken.VALUE_NULL) {
            throw rejected("n", "unsupported_value", "The simulator gives one choice only.");
        }
    }

    private boolean flag(String param, JsonToken value) {
        if (!value.isBoolean() && value != JsonToken.VALUE_NULL) {
            throw rejected(param, "invalid_type", param + " must be true or false.");
        }
        return value == JsonToken.VALUE_TRUE;
    }

    private void streamOptions(JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        require(value, JsonToken.START_OBJECT, "stream_options", "an object");
        while (body.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = body.currentName();
            var option = body.nextToken();
            if (name.equals("include_usage")) {
                usageAtEnd = flag("stream_options.include_usage", option);
            } else {
                body.skipChildren();
            }
        }
    }

    private void messages(JsonToken value) {
        require(value, JsonToken.START_ARRAY, "messages", "an array");
        for (var each = body.nextToken(); each != JsonToken.END_ARRAY; each = body.nextToken()) {
            var param = "messages[" + messages++ + "]";
            require(each, JsonToken.START_OBJECT, param, "an object");
            message(param);
        }
    }

    private void message(String param) {
        @Nullable String role = null;
        var text = new StringBuilder();
        while (body.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = body.currentName();
            var value = body.nextToken();
            switch (name) {
                case "role" -> role = role(param + ".role", value);
                case "content" -> content(param + ".content", value, text);
                default -> body.skipChildren();
            }
        }
        if (role == null) {
            throw rejected(
                    param + ".role", "missing_required_parameter", param + ".role is missing.");
        }
        if (role.equals("user")) {
            last = text.toString();
        }
    }

    private String role(String param, JsonToken value) {
        require(value, JsonToken.VALUE_STRING, param, "a string");
        var role = body.getString();
        if (!ROLES.contains(role)) {
            throw rejected(param, "invalid_value", param + " is none of OpenAI's roles.");
        }
        return role;
    }

    private void content(String param, JsonToken value, StringBuilder text) {
        switch (value) {
            case VALUE_STRING -> add(text);
            case VALUE_NULL -> {}
            case START_ARRAY -> parts(param, text);
            default ->
                    throw rejected(
                            param,
                            "invalid_type",
                            param + " must be a string or an array of parts.");
        }
    }

    private void parts(String param, StringBuilder text) {
        for (var part = body.nextToken(); part != JsonToken.END_ARRAY; part = body.nextToken()) {
            require(part, JsonToken.START_OBJECT, param, "an array of objects");
            while (body.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isText = body.currentName().equals("text");
                if (body.nextToken() == JsonToken.VALUE_STRING && isText) {
                    add(text);
                } else {
                    body.skipChildren();
                }
            }
        }
    }

    private void add(StringBuilder text) {
        var more = body.getString();
        characters += more.length();
        text.append(more, 0, Math.min(more.length(), Math.max(0, MOST_TEXT - text.length())));
    }

    private static void require(JsonToken value, JsonToken wanted, String param, String kind) {
        if (value != wanted) {
            throw rejected(param, "invalid_type", param + " must be " + kind + ".");
        }
    }

    private static ProviderFailure rejected(
            @Nullable String param, @Nullable String code, String message) {
        return new ProviderFailure.Rejected(400, param, code, message);
    }
}
