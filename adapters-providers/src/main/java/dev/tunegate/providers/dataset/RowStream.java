package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.Finding;
import dev.tunegate.domain.provider.ProviderFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A file in another format while it is read. */
final class RowStream extends InputStream {

    private static final byte[] NONE = {};

    private final WrittenRows rows;
    private final RowFormat format;
    private final long expected;
    private byte[] row = NONE;
    private int at;
    private long written;
    private boolean ended;

    RowStream(WrittenRows rows, RowFormat format, long expected) {
        this.rows = rows;
        this.format = format;
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        return fill() ? row[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (length == 0) {
            return 0;
        }
        int count = 0;
        while (count < length && fill()) {
            int piece = Math.min(length - count, row.length - at);
            System.arraycopy(row, at, into, from + count, piece);
            at += piece;
            count += piece;
        }
        return count == 0 ? -1 : count;
    }

    /** Whether there is a byte to be read. */
    private boolean fill() throws IOException {
        if (at < row.length) {
            return true;
        }
        if (ended || !rows.advance()) {
            end();
            return false;
        }
        row = next();
        at = 0;
        written++;
        return true;
    }

    private byte[] next() {
        try {
            return rows.row();
        } catch (NotCarried it) {
            throw rejected(new Finding(rows.line(), rows.offset(), it.rule(), it.message()));
        }
    }

    private void end() {
        ended = true;
        if (written != expected || rows.read() != expected) {
            throw rejected(RowCount.finding(rows.read(), expected));
        }
    }

    private ProviderFailure.Rejected rejected(Finding finding) {
        return new ProviderFailure.Rejected(
                400,
                null,
                finding.rule(),
                "The file cannot be written as " + format.name() + ". " + finding.sentence());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
