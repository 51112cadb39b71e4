package dev.tunegate.api.web.multipart;

import java.io.IOException;
import java.io.InputStream;

/** A stream that fails when it is asked for anything, like a connection that is gone. */
final class BrokenInput extends InputStream {

    @Override
    public int read() throws IOException {
        throw new IOException("connection reset");
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        throw new IOException("connection reset");
    }
}
