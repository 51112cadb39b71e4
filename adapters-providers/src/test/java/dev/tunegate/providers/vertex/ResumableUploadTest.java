package dev.tunegate.providers.vertex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.vertex.server.Misbehaviour;
import dev.tunegate.providers.vertex.server.Misbehaviour.Fault;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Uploads in parts, and what becomes of them when the wire breaks. */
class ResumableUploadTest {

    private static final FileId FILE = new FileId("file-ours0001");
    private static final String UPLOADS = "/upload/.*";
    private static final long PART = RowsUpload.PART;

    private final VertexFixture vertex = new VertexFixture();

    @AfterEach
    void stop() {
        vertex.close();
    }

    /** A file whose copy is about so many parts long; its copy is longer than itself. */
    private static Outgoing aFile(long rows) {
        var content =
                new ManagedFile.Content(
                        rows * Rows.ROW.length,
                        "ab".repeat(32),
                        Optional.of(DatasetFormat.CHAT),
                        rows);
        return new Outgoing(FILE, FilePurpose.FINE_TUNE, content, () -> new Rows(rows));
    }

    private long stored(Outgoing file) {
        var copy = vertex.files.store(vertex.deployment(), file);
        return vertex.server.object(copy.value()).orElseThrow().path("size").asLong();
    }

    private void fault(Fault fault) {
        vertex.server.misbehave(Misbehaviour.on("PUT", UPLOADS, fault));
    }

    @Test
    void a_connection_that_breaks_half_way_costs_no_more_than_what_was_not_kept() {
        long half = PART / 2 + 1000;
        fault(new Fault.DropAfterBytes(half));

        long size = stored(aFile(20_000));

        long again = vertex.server.bytesReceived() - size;
        assertThat(size).isGreaterThan(PART);
        assertThat(again).isBetween(0L, 256L << 10);
        assertThat(vertex.server.openUploads()).isZero();
    }

    @Test
    void an_answer_that_is_lost_costs_no_byte() {
        fault(new Fault.DropAfter());

        long size = stored(aFile(20_000));

        assertThat(vertex.server.bytesReceived()).isEqualTo(size);
    }

    @Test
    void a_server_that_fails_or_asks_for_patience_is_asked_again() {
        fault(new Fault.Status(503, "", Map.of()));
        fault(new Fault.Status(429, "", Map.of()));
        fault(new Fault.DropBefore());

        long size = stored(aFile(20_000));

        assertThat(vertex.server.bytesReceived()).isEqualTo(size);
    }

    @Test
    void a_server_that_keeps_less_than_a_part_is_sent_the_rest() {
        vertex.server.habit("keeps_of_part", 1 << 20);

        long size = stored(aFile(20_000));

        assertThat(size).isGreaterThan(PART);
        assertThat(vertex.server.objects()).hasSize(1);
    }

    @Test
    void a_server_that_never_comes_back_leaves_no_object() {
        for (int i = 0; i < 20; i++) {
            fault(new Fault.Status(503, "", Map.of()));
        }

        assertThatThrownBy(() -> stored(aFile(20_000))).isInstanceOf(Unavailable.class);
        assertThat(vertex.server.objects()).isEmpty();
        assertThat(vertex.server.openUploads()).isZero();
    }

    @Test
    void whether_the_last_part_arrived_stays_unclear_if_nobody_says() {
        fault(new Fault.DropAfter());
        for (int i = 0; i < 20; i++) {
            fault(new Fault.DropBefore());
        }

        assertThatThrownBy(() -> stored(aFile(10))).isInstanceOf(Unclear.class);
        assertThat(vertex.files.find(vertex.deployment(), FILE)).isPresent();
    }

    @Test
    void an_attempt_that_another_one_overtakes_takes_its_copy_over() {
        var late =
                new Outgoing(
                        FILE,
                        FilePurpose.FINE_TUNE,
                        aFile(10).content(),
                        () -> new Overtaken(() -> stored(aFile(10)), 10));

        assertThat(stored(late)).isPositive();
        assertThat(vertex.server.objects()).hasSize(1);
        assertThat(vertex.server.openUploads()).isZero();
    }

    /** Rows that somebody else stores while they are being read. */
    private static final class Overtaken extends InputStream {

        private final Runnable other;
        private final Rows rows;
        private boolean begun;

        Overtaken(Runnable other, long rows) {
            this.other = other;
            this.rows = new Rows(rows);
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (!begun) {
                begun = true;
                other.run();
            }
            return rows.read(into, from, length);
        }
    }

    @Test
    void an_upload_that_the_server_has_forgotten_is_begun_anew_by_whoever_asked() {
        fault(new Fault.Status(410, "{\"error\":{\"message\":\"gone\"}}", Map.of()));

        assertThatThrownBy(() -> stored(aFile(10))).isInstanceOf(Unavailable.class);
        assertThat(stored(aFile(10))).isPositive();
    }

    @Test
    void a_session_elsewhere_is_not_sent_a_byte() {
        vertex.server.misbehave(
                Misbehaviour.on(
                        "POST",
                        UPLOADS,
                        new Fault.Status(200, "", Map.of("location", "http://127.0.0.1:9/x"))));

        assertThatThrownBy(() -> stored(aFile(10))).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_big_file_goes_through_in_bounded_memory() {
        long rows = (128L << 20) / Rows.ROW.length;
        System.gc();
        long before = used();

        long size = stored(aFile(rows));

        System.gc();
        assertThat(size).isGreaterThan(128L << 20);
        assertThat(used() - before).isLessThan(48L << 20);
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** So many rows that are alike. */
    private static final class Rows extends InputStream {

        private static final byte[] ROW =
                ("{\"messages\":[{\"role\":\"user\",\"content\":\""
                                + "x".repeat(500)
                                + "\"},{\"role\":\"assistant\",\"content\":\"yes\"}]}\n")
                        .getBytes(StandardCharsets.UTF_8);

        private long left;
        private int at;

        Rows(long rows) {
            this.left = rows;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left == 0) {
                return -1;
            }
            int count = Math.min(length, ROW.length - at);
            System.arraycopy(ROW, at, into, from, count);
            at = (at + count) % ROW.length;
            left -= at == 0 ? 1 : 0;
            return count;
        }
    }
}
