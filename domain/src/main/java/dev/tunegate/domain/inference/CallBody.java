package dev.tunegate.domain.inference;

import dev.tunegate.domain.catalog.ModelName;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * The body of a request to a model as the caller sent it, untouched, and the place in it where the
 * model's name stands: so that it can be passed on with another name in that place and nothing else
 * changed.
 *
 * @param bytes its length
 * @param modelStart offset of the first byte of the value of {@code model}, its quote included
 * @param modelEnd offset behind the value's last byte
 * @param open gives the bytes from the start, as often as asked; whoever asks closes the stream
 */
public record CallBody(long bytes, long modelStart, long modelEnd, Supplier<InputStream> open) {

    private static final String BEFORE = "{\"model\":";

    public CallBody {
        if (modelStart < 0 || modelEnd <= modelStart || bytes < modelEnd) {
            throw new IllegalArgumentException(modelStart + " to " + modelEnd + " of " + bytes);
        }
    }

    /**
     * A body made here.
     *
     * @param members the other members of the JSON object, as JSON, without braces around them
     */
    public static CallBody made(ModelName model, String members) {
        var name = '"' + model.value().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        var text = BEFORE + name + (members.isBlank() ? "" : "," + members) + "}";
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        return new CallBody(
                bytes.length,
                BEFORE.length(),
                BEFORE.length() + length,
                () -> new ByteArrayInputStream(bytes));
    }
}
