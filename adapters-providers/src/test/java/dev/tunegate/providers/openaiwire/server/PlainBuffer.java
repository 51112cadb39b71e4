package dev.tunegate.providers.openaiwire.server;

import java.io.IOException;
import java.io.InputStream;

/** A buffer before a stream, without the locks of the JDK's: forms are read byte by byte. */
final class PlainBuffer extends InputStream {

    private final InputStream in;
    private final byte[] buffer = new byte[64 << 10];
    private int at;
    private int filled;

    PlainBuffer(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        if (at == filled) {
            filled = Math.max(0, in.read(buffer, 0, buffer.length));
            at = 0;
        }
        return filled == 0 ? -1 : buffer[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int first = length == 0 ? 0 : read();
        if (first < 0 || length == 0) {
            return first;
        }
        into[from] = (byte) first;
        int more = Math.min(length - 1, filled - at);
        System.arraycopy(buffer, at, into, from + 1, more);
        at += more;
        return 1 + more;
    }
}
