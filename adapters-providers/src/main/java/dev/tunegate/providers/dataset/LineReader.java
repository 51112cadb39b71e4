package dev.tunegate.providers.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines without copying them: each line is a range of one buffer. The buffer
 * grows up to the longest line allowed; what is longer is passed over.
 */
final class LineReader {

    private static final int USUAL = 256 << 10;

    private final InputStream data;
    private final int longest;
    private byte[] buffer;

    /** Where the buffer's first byte stands in the stream. */
    private long base;

    private int filled;
    private int from;
    private int to;
    private int next;
    private long number;
    private long skippedFrom;
    private boolean tooLong;
    private boolean ended;

    LineReader(InputStream data, int longest) {
        this(data, longest, USUAL);
    }

    /**
     * @param usual how many bytes the buffer has to begin with
     */
    LineReader(InputStream data, int longest, int usual) {
        this.data = data;
        this.longest = longest;
        this.buffer = new byte[Math.min(usual, longest + 1)];
    }

    /** Goes to the next line; false if there is none. */
    boolean advance() throws IOException {
        from = next;
        tooLong = false;
        int end = lineEnd(from);
        if (!tooLong && end == from && ended && from == filled) {
            return false;
        }
        number++;
        next = Math.min(end + 1, filled);
        to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        return true;
    }

    /** Where the line's LF stands, or where the data ends. */
    private int lineEnd(int start) throws IOException {
        int at = start;
        while (true) {
            at = lineFeed(buffer, at, filled);
            if (at < filled) {
                return at;
            }
            if (ended) {
                return filled;
            }
            if (filled - from > longest) {
                return passOver();
            }
            int moved = from;
            fill();
            at -= moved - from;
        }
    }

    /** Reads more behind what is there, at the buffer's start if the line began further on. */
    private void fill() throws IOException {
        if (filled == buffer.length) {
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, filled - from);
                base += from;
                filled -= from;
                from = 0;
            } else {
                int size = (int) Math.min(2L * buffer.length, longest + 1L);
                buffer = Arrays.copyOf(buffer, size);
            }
        }
        read();
    }

    private void read() throws IOException {
        int count = data.read(buffer, filled, buffer.length - filled);
        ended = count < 0;
        filled += Math.max(count, 0);
    }

    /** Drops the rest of a line that is too long; what is left of it is its end. */
    private int passOver() throws IOException {
        tooLong = true;
        long began = base + from;
        while (!ended) {
            base += filled;
            filled = 0;
            read();
            from = lineFeed(buffer, 0, filled);
            if (from < filled) {
                break;
            }
        }
        skippedFrom = began;
        return from;
    }

    /** Where the first LF stands; {@code to} if there is none. */
    private static int lineFeed(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return to;
    }

    /** Whether there is nothing but space on it; such a line is no row. */
    boolean isBlank() {
        for (int at = from; at < to; at++) {
            if (buffer[at] != ' ' && buffer[at] != '\t' && buffer[at] != '\r') {
                return false;
            }
        }
        return true;
    }

    byte[] bytes() {
        return buffer;
    }

    /** Where the line begins in the buffer. */
    int from() {
        return from;
    }

    /** Behind its last byte, its line end left out. */
    int to() {
        return to;
    }

    /** Counted from 1. */
    long number() {
        return number;
    }

    /** Where the line begins in the stream. */
    long offset() {
        return tooLong ? skippedFrom : base + from;
    }

    boolean isTooLong() {
        return tooLong;
    }
}
