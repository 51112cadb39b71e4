package dev.tunegate.providers.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** A request's body that notes when it was last read from: whether the upload still moves. */
final class UploadStream extends FilterInputStream {

    private final AtomicLong lastMoved;

    UploadStream(InputStream body, AtomicLong lastMoved) {
        super(body);
        this.lastMoved = lastMoved;
    }

    @Override
    public int read() throws IOException {
        lastMoved.set(System.nanoTime());
        return super.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        lastMoved.set(System.nanoTime());
        return count;
    }
}
