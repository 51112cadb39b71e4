package dev.tunegate.api.web.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The stretch of the body that is in memory; it slides along the stream and knows where it is.
 *
 * <p>It begins with a line end that the stream does not have, so that a boundary in the very first
 * line is found like any other.
 */
final class Window {

    private static final int CAPACITY = 64 * 1024;
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    private final InputStream source;
    private final long totalLimit;
    private final byte[] bytes = new byte[CAPACITY];
    private int start;
    private int end;
    private long offsetOfStart = -2;
    private int part;

    Window(InputStream source, long totalLimit) {
        this.source = source;
        this.totalLimit = totalLimit;
        bytes[end++] = CR;
        bytes[end++] = LF;
    }

    Location here() {
        return new Location(part, Math.max(0, offsetOfStart));
    }

    /** From here on, complaints name the next part. */
    void enterPart() {
        part++;
    }

    /** The complaint about a stream that has ended too early, which is at the end of the window. */
    MalformedMultipart truncated() {
        return new Location(part, Math.max(0, offsetOfStart + size()))
                .malformed(
                        part > 0
                                ? "the body ends before the final boundary"
                                : "the body does not contain the boundary");
    }

    int size() {
        return end - start;
    }

    /** How many bytes there are before the delimiter; or -1 if it is not in the window. */
    int distanceTo(Delimiter delimiter) {
        int found = delimiter.find(bytes, start, end);
        return found < 0 ? -1 : found - start;
    }

    boolean isAt(Delimiter delimiter) throws IOException {
        return has(delimiter.length()) && delimiter.isAt(bytes, start);
    }

    boolean isAt(char first, char second) throws IOException {
        return has(2) && bytes[start] == first && bytes[start + 1] == second;
    }

    boolean isAtLineEnd() throws IOException {
        return isAt('\r', '\n');
    }

    /** The next byte, which stays where it is; -1 at the end of the stream. */
    int peek() throws IOException {
        return has(1) ? bytes[start] & 0xFF : -1;
    }

    void skip(int count) {
        start += count;
        offsetOfStart += count;
    }

    void moveTo(byte[] target, int from, int count) {
        System.arraycopy(bytes, start, target, from, count);
        skip(count);
    }

    void moveTo(OutputStream target, int count) throws IOException {
        target.write(bytes, start, count);
        skip(count);
    }

    /** Takes in more of the stream, waiting for at least a byte; false if there is no more. */
    boolean fill() throws IOException {
        System.arraycopy(bytes, start, bytes, 0, size());
        end -= start;
        start = 0;
        int read = source.read(bytes, end, bytes.length - end);
        if (read == 0) {
            throw new IOException("the stream answered a read without bytes and without an end");
        }
        end += Math.max(0, read);
        requireWithinLimit();
        return read > 0;
    }

    private boolean has(int count) throws IOException {
        while (size() < count) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    private void requireWithinLimit() {
        if (offsetOfStart + size() > totalLimit) {
            throw here().limitExceeded("the body is longer than " + totalLimit + " bytes");
        }
    }
}
