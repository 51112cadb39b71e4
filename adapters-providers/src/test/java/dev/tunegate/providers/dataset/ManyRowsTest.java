package dev.tunegate.providers.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.providers.vertex.VertexFormats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A file of a hundred thousand rows: all of them come out, and few of them at a time. */
class ManyRowsTest {

    private static final int ROWS = 100_000;
    private static final int BUFFER = 64 << 10;

    private final Source source = new Source();

    private FileStore.Outgoing file() {
        return new FileStore.Outgoing(
                new FileId("file-0123456789abcdefghijklmn"),
                FilePurpose.FINE_TUNE,
                new ManagedFile.Content(
                        (long) ROWS * Source.BYTES, "", Optional.of(DatasetFormat.CHAT), ROWS),
                () -> source);
    }

    @Test
    void all_rows_come_out_while_no_more_than_a_buffer_is_read_ahead() throws IOException {
        var into = new byte[1000];
        long rows = 0;
        long farthest = 0;

        try (var written =
                new Conversion(VertexFormats.supervised()).rows(file(), RowsFixture::keep)) {
            for (int count = written.read(into); count >= 0; count = written.read(into)) {
                for (int at = 0; at < count; at++) {
                    rows += into[at] == '\n' ? 1 : 0;
                }
                farthest = Math.max(farthest, source.given - rows * Source.BYTES);
            }
        }

        assertThat(rows).isEqualTo(ROWS);
        assertThat(farthest).isLessThan(BUFFER + 10L * Source.BYTES);
        assertThat(source.largest).isLessThanOrEqualTo(BUFFER);
    }

    @Test
    void an_examination_asks_for_no_more_than_a_buffer_at_a_time() {
        var report = new Conversion(VertexFormats.supervised()).examine(file());

        assertThat(report.rows()).isEqualTo(ROWS);
        assertThat(report.isSound()).isTrue();
        assertThat(source.largest).isLessThanOrEqualTo(BUFFER);
    }

    /** Rows that are made when they are asked for, and a note of how they were asked for. */
    private static final class Source extends InputStream {
        private static final byte[] ROW =
                (RowsFixture.chat(RowsFixture.USER, RowsFixture.ASSISTANT) + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        static final int BYTES = ROW.length;

        private long given;
        private int largest;

        @Override
        public int read() {
            return given == (long) ROWS * BYTES ? -1 : ROW[(int) (given++ % BYTES)];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            largest = Math.max(largest, length);
            long left = (long) ROWS * BYTES - given;
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            for (int at = 0; at < count; at++) {
                into[from + at] = ROW[(int) (given++ % BYTES)];
            }
            return count;
        }
    }
}
