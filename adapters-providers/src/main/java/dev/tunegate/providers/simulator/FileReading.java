package dev.tunegate.providers.simulator;

import java.io.IOException;
import java.io.InputStream;

/** Reads a file once, in constant memory, and keeps what its note needs. */
final class FileReading {

    /** Longer rows are counted, but teach nothing. */
    private static final int LONGEST_ROW = 16 * 1024;

    private final LessonBook book = new LessonBook();
    private final byte[] row = new byte[LONGEST_ROW];
    private int length;
    private boolean blank = true;
    private long rows;

    private FileReading() {}

    static FileNote of(InputStream data) throws IOException {
        var reading = new FileReading();
        var buffer = new byte[64 * 1024];
        long bytes = 0;
        for (int count = data.read(buffer); count >= 0; count = data.read(buffer)) {
            bytes += count;
            reading.take(buffer, count);
        }
        reading.endRow();
        return new FileNote(bytes, reading.rows, reading.book.lessons());
    }

    private void take(byte[] buffer, int count) {
        for (int i = 0; i < count; i++) {
            byte b = buffer[i];
            if (b == '\n') {
                endRow();
            } else {
                // Bytes of letters beyond ASCII are negative.
                blank &= b >= 0 && b <= ' ';
                keep(b);
            }
        }
    }

    private void keep(byte b) {
        if (length < LONGEST_ROW) {
            row[length] = b;
        }
        length = Math.min(length + 1, LONGEST_ROW + 1);
    }

    private void endRow() {
        if (!blank) {
            rows++;
            if (length <= LONGEST_ROW && !book.isFull()) {
                book.read(row, length);
            }
        }
        length = 0;
        blank = true;
    }
}
