package dev.tunegate.providers.dataset;

import dev.tunegate.domain.batch.BatchRows.Unreadable;
import java.io.IOException;
import java.io.InputStream;

/** A file in which each row is written anew while it is read; no more than one row is held. */
final class LineStream extends InputStream {

    private static final byte[] NOTHING = new byte[0];

    private final InputStream from;
    private final LineReader lines;
    private final Rewriting rewriting;
    private byte[] ready = NOTHING;
    private int given;

    /** Writes one row anew. */
    interface Rewriting {

        /**
         * @return the row with its line end; nothing where it is left out
         * @throws IOException if it cannot be read as what it should be
         */
        byte[] rewritten(byte[] bytes, int from, int to) throws IOException;
    }

    /**
     * @param longest the most bytes that a row may have
     */
    LineStream(InputStream from, int longest, Rewriting rewriting) {
        this.from = from;
        this.lines = new LineReader(from, longest);
        this.rewriting = rewriting;
    }

    @Override
    public int read() throws IOException {
        return fill() ? ready[given++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, ready.length - given);
        System.arraycopy(ready, given, into, at, count);
        given += count;
        return count;
    }

    /** Goes on to the next row that is not left out; false at the end. */
    private boolean fill() throws IOException {
        while (given == ready.length) {
            if (!lines.advance()) {
                return false;
            }
            if (lines.isTooLong()) {
                throw new Unreadable("Row " + lines.number() + " is too long.");
            }
            ready =
                    lines.isBlank()
                            ? NOTHING
                            : rewriting.rewritten(lines.bytes(), lines.from(), lines.to());
            given = 0;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
