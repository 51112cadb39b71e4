package dev.tunegate.providers.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files that are too large to go up as one. */
class AzureUploadsTest {

    private static final FileId FILE = new FileId("file-large001");
    private static final long BYTES = 200L << 20;
    private static final long PART = 64L << 20;
    private static final String PARTS = "/openai/uploads/.*/parts";
    private static final Fault NONE = new Fault.Delay(Duration.ZERO);

    private final AzureFixture azure = AzureFixture.ga();
    private final AtomicLong read = new AtomicLong();

    @AfterEach
    void stop() {
        azure.close();
    }

    private Outgoing large() {
        return new Outgoing(
                FILE,
                FilePurpose.FINE_TUNE,
                new ManagedFile.Content(BYTES, "", Optional.empty(), 0),
                () -> new Numbers(BYTES, read));
    }

    @Test
    void a_part_that_breaks_off_is_sent_again_alone() throws Exception {
        azure.server.misbehave(Misbehaviour.on("POST", PARTS, NONE));
        azure.server.misbehave(Misbehaviour.on("POST", PARTS, new Fault.DropBefore()));

        var copy = azure.wire.fileStore().store(azure.deployment(), large());

        assertThat(azure.server.sha256(copy.value())).contains(sha256());
        assertThat(azure.server.partBytes()).isEqualTo(BYTES);
        assertThat(read.get() - BYTES).isBetween(0L, PART);
        assertThat(azure.wire.fileStore().find(azure.deployment(), FILE)).contains(copy);
        assertThat(azure.server.openUploads()).isZero();
    }

    private static String sha256() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var in = new Numbers(BYTES, new AtomicLong())) {
            var run = new byte[64 << 10];
            for (int count = in.read(run); count > 0; count = in.read(run)) {
                digest.update(run, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Bytes that differ from place to place, and a count of those that were read. */
    private static final class Numbers extends InputStream {
        private static final int BLOCK = 8 << 10;
        private final long bytes;
        private final AtomicLong read;
        private long at;

        Numbers(long bytes, AtomicLong read) {
            this.bytes = bytes;
            this.read = read;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("byte by byte would be slow");
        }

        @Override
        public int read(byte[] into, int from, int length) {
            long block = BLOCK - at % BLOCK;
            int count = (int) Math.min(Math.min(bytes - at, length), block);
            Arrays.fill(into, from, from + count, (byte) (at / BLOCK));
            at += count;
            read.addAndGet(count);
            return count == 0 ? -1 : count;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.min(count, bytes - at);
            at += skipped;
            return skipped;
        }
    }
}
