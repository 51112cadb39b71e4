package dev.tunegate.domain.inference;

import java.io.InputStream;
import java.util.function.Supplier;

/**
 * The body of a chat request as the caller sent it, untouched, and the place in it where the
 * model's name stands: so that it can be passed on with another name in that place and nothing else
 * changed.
 *
 * @param bytes its length
 * @param modelStart offset of the first byte of the value of {@code model}, its quote included
 * @param modelEnd offset behind the value's last byte
 * @param open gives the bytes from the start, as often as asked; whoever asks closes the stream
 */
public record ChatBody(long bytes, long modelStart, long modelEnd, Supplier<InputStream> open) {

    public ChatBody {
        if (modelStart < 0 || modelEnd <= modelStart || bytes < modelEnd) {
            throw new IllegalArgumentException(modelStart + " to " + modelEnd + " of " + bytes);
        }
    }
}
