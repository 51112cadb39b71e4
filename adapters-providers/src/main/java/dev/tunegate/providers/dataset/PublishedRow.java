package dev.tunegate.providers.dataset;

import dev.tunegate.domain.batch.BatchRows.Names;
import dev.tunegate.domain.batch.BatchUsage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes an answer fit for its owner: the model has its public name, an identifier of the provider
 * is replaced by one that follows from it, and its sentences are cleaned. Numbers and texts stay as
 * they are.
 */
final class PublishedRow implements LineStream.Rewriting {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final Names names;
    private BatchUsage usage = BatchUsage.NONE;

    PublishedRow(Names names) {
        this.names = names;
    }

    Optional<BatchUsage> usage() {
        return Optional.of(usage).filter(it -> !it.equals(BatchUsage.NONE));
    }

    @Override
    public byte[] rewritten(byte[] bytes, int from, int to) throws IOException {
        var text = JSON.writeValueAsString(published(read(bytes, from, to))) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode read(byte[] bytes, int from, int to) throws IOException {
        try {
            if (JSON.readTree(bytes, from, to - from) instanceof ObjectNode row) {
                return row;
            }
            throw new IOException("an answer is no object");
        } catch (JacksonException e) {
            throw new IOException("an answer is no JSON", e);
        }
    }

    private ObjectNode published(ObjectNode row) {
        rename(row, "id");
        clean(row.path("error"));
        if (row.path("response") instanceof ObjectNode response) {
            rename(response, "request_id");
            if (response.path("body") instanceof ObjectNode body) {
                rename(body, "id");
                clean(body.path("error"));
                if (body.path("model").isString()) {
                    body.put("model", names.model().value());
                }
                usage = usage.plus(usage(body.path("usage")));
            }
        }
        return row;
    }

    private void clean(JsonNode error) {
        if (error instanceof ObjectNode object && object.path("message").isString()) {
            object.put("message", names.words().clean(object.path("message").stringValue()));
        }
    }

    private void rename(ObjectNode in, String member) {
        if (in.path(member).isString()) {
            in.put(member, ours(in.path(member).stringValue()));
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

    private static BatchUsage usage(JsonNode usage) {
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
