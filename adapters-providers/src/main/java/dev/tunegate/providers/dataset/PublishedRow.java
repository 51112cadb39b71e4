package dev.tunegate.providers.dataset;

import dev.tunegate.domain.batch.BatchRows.Names;
import dev.tunegate.domain.batch.BatchRows.Unreadable;
import dev.tunegate.domain.batch.BatchUsage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes an answer fit for its owner: the model has its public name, an identifier of the provider
 * is replaced by one that follows from it, and its sentences are cleaned. Every other byte stays.
 */
final class PublishedRow implements LineStream.Rewriting {

    /**
     * The longest answer that is read: as many embeddings as OpenAI gives to one request, 2,048 of
     * 3,072 figures, have some 80 MB.
     */
    static final int LONGEST = 128 << 20;

    private static final JsonMapper JSON =
            new JsonMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxStringLength(LONGEST)
                                            .build())
                            .build());

    private final Names names;
    private BatchUsage usage = BatchUsage.NONE;

    PublishedRow(Names names) {
        this.names = names;
    }

    Optional<BatchUsage> usage() {
        return Optional.of(usage).filter(it -> !it.equals(BatchUsage.NONE));
    }

    @Override
    public byte[] rewritten(byte[] bytes, int from, int to) throws Unreadable {
        try (var parser = JSON.createParser(bytes, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Unreadable("A row of the provider's answers is no object.");
            }
            var answer = new Answer(parser);
            answer.row();
            if (parser.nextToken() != null) {
                throw new Unreadable("A row of the provider's answers is no single object.");
            }
            return answer.changes.made(bytes, from, to);
        } catch (JacksonException e) {
            throw new Unreadable("A row of the provider's answers is no JSON.", e);
        }
    }

    /** An answer that is being read. */
    private final class Answer {

        private final JsonParser parser;
        private final Changes changes = new Changes();

        Answer(JsonParser parser) {
            this.parser = parser;
        }

        void row() {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                switch (name) {
                    case "id" -> text(value, PublishedRow.this::ours);
                    case "error" -> error(value);
                    case "response" -> response(value);
                    default -> parser.skipChildren();
                }
            }
        }

        private void response(@Nullable JsonToken in) {
            while (in == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                switch (name) {
                    case "request_id" -> text(value, PublishedRow.this::ours);
                    case "body" -> body(value);
                    default -> parser.skipChildren();
                }
            }
        }

        private void body(@Nullable JsonToken in) {
            while (in == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                switch (name) {
                    case "id" -> text(value, PublishedRow.this::ours);
                    case "model" -> text(value, _ -> names.model().value());
                    case "error" -> error(value);
                    case "usage" -> usage = usage.plus(usageIn(parser.readValueAsTree()));
                    default -> parser.skipChildren();
                }
            }
        }

        private void error(@Nullable JsonToken in) {
            while (in == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                if (name.equals("message")) {
                    text(value, names.words()::clean);
                } else {
                    parser.skipChildren();
                }
            }
        }

        private void text(@Nullable JsonToken value, UnaryOperator<String> change) {
            if (value == JsonToken.VALUE_STRING) {
                var word = Word.at(parser);
                changes.put(word, change.apply(word.value()));
            } else {
                parser.skipChildren();
            }
        }
    }

    /** The kind of thing stays, such as {@code chatcmpl-}; the same name becomes the same. */
    private String ours(String theirs) {
        int end = Math.max(theirs.lastIndexOf('-'), theirs.lastIndexOf('_')) + 1;
        var kind = theirs.substring(0, end);
        return (kind.matches("[a-z_-]{1,20}") ? kind : "") + digest(theirs);
    }

    private String digest(String theirs) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((names.batch() + " " + theirs).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static BatchUsage usageIn(JsonNode usage) {
        return new BatchUsage(
                count(usage, "prompt_tokens", "input_tokens"),
                count(usage.path("prompt_tokens_details"), "cached_tokens", "cached"),
                count(usage, "completion_tokens", "output_tokens"),
                count(usage.path("completion_tokens_details"), "reasoning_tokens", "reasoning"));
    }

    private static long count(JsonNode in, String name, String otherName) {
        var count = in.path(name).isIntegralNumber() ? in.path(name) : in.path(otherName);
        return count.isIntegralNumber() && count.canConvertToInt() ? count.longValue() : 0;
    }
}
