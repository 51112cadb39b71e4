package dev.tunegate.providers.vertex;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * The one part of an upload that is held in memory. A stream of unknown length goes through it;
 * what has gone through is hashed and its lines are counted.
 */
final class PartBuffer {

    private final InputStream rows;
    private final byte[] bytes;
    private final CRC32C checksum = new CRC32C();
    private long start;
    private int filled;
    private int following = -1;
    private long lines;
    private boolean begun;

    /**
     * @param size of a part in bytes; Cloud Storage takes multiples of 256 KiB
     */
    PartBuffer(InputStream rows, int size) {
        this.rows = rows;
        this.bytes = new byte[size];
    }

    /** Goes to the next part; the last one is the one behind which nothing follows. */
    void advance() throws IOException {
        start += filled;
        int from = 0;
        if (begun && following >= 0) {
            bytes[from++] = (byte) following;
        }
        begun = true;
        filled = from + rows.readNBytes(bytes, from, bytes.length - from);
        following = filled == bytes.length ? rows.read() : -1;
        checksum.update(bytes, 0, filled);
        for (int i = 0; i < filled; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
    }

    boolean isLast() {
        return following < 0;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the part begins in the stream. */
    long start() {
        return start;
    }

    /** Where it ends, exclusively; the whole length once the part is the last one. */
    long end() {
        return start + filled;
    }

    /** How many lines have ended so far, one without a line feed at the very end included. */
    long lines() {
        boolean open = isLast() && filled > 0 && bytes[filled - 1] != '\n';
        return lines + (open ? 1 : 0);
    }

    /** Of all bytes so far, as Cloud Storage writes it: big-endian, in Base64. */
    String crc32c() {
        var four = ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array();
        return Base64.getEncoder().encodeToString(four);
    }
}
