package dev.tunegate.providers.openaiwire.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body that comes in chunks. */
final class ChunkedBody extends InputStream {

    private final InputStream in;
    private long left;
    private boolean first = true;
    private boolean ended;

    ChunkedBody(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (left == 0 && !ended) {
            next();
        }
        if (ended) {
            return -1;
        }
        int count = in.read(into, from, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the client broke off");
        }
        left -= count;
        return count;
    }

    private void next() throws IOException {
        if (!first) {
            line();
        }
        first = false;
        left = Long.parseLong(line().strip(), 16);
        if (left == 0) {
            line();
            ended = true;
        }
    }

    private String line() throws IOException {
        var line = WireRequest.line(in);
        if (line == null) {
            throw new EOFException("the client broke off");
        }
        return line;
    }
}
