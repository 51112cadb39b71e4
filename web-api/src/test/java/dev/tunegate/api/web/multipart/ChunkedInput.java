package dev.tunegate.api.web.multipart;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.IntSupplier;

/** A stream that gives its bytes in pieces of prescribed sizes, as a network does. */
final class ChunkedInput extends InputStream {

    private final byte[] bytes;
    private final IntSupplier sizes;
    private int next;

    ChunkedInput(byte[] bytes, IntSupplier sizes) {
        this.bytes = bytes;
        this.sizes = sizes;
    }

    int taken() {
        return next;
    }

    @Override
    public int read() {
        return next < bytes.length ? bytes[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) {
        Objects.checkFromIndexSize(from, length, target.length);
        if (next == bytes.length) {
            return -1;
        }
        int count = Math.min(Math.min(length, bytes.length - next), sizes.getAsInt());
        System.arraycopy(bytes, next, target, from, count);
        next += count;
        return count;
    }
}
