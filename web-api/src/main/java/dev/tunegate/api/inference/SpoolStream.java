package dev.tunegate.api.inference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** Reads a spool from its start, with a place of its own; closing it leaves the spool open. */
final class SpoolStream extends InputStream {

    private final FileChannel spool;
    private long position;

    SpoolStream(FileChannel spool) {
        this.spool = spool;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        int count = spool.read(ByteBuffer.wrap(into, offset, length), position);
        position += Math.max(0, count);
        return count;
    }
}
