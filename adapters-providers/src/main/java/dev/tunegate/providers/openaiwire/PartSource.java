package dev.tunegate.providers.openaiwire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, part by part, and the hash of those that have arrived. A file is read once
 * as long as all goes well; after a failure it is opened again and read from the lost part on.
 */
final class PartSource implements AutoCloseable {

    private final Supplier<InputStream> open;
    private @Nullable InputStream file;
    private MessageDigest arrived = md5();
    private MessageDigest underWay = md5();
    private long at;
    private boolean underWayNow;

    PartSource(Supplier<InputStream> open) {
        this.open = open;
    }

    /**
     * The bytes of the part that begins where the last one that arrived has ended; asked again
     * before that part has arrived, it begins again.
     */
    InputStream part(long length) {
        try {
            if (underWayNow) {
                close();
            }
            underWayNow = true;
            if (file == null) {
                file = open.get();
                file.skipNBytes(at);
            }
            underWay = (MessageDigest) arrived.clone();
            return new Part(file, length, underWay);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java can copy an MD5", e);
        }
    }

    /** The part has arrived. */
    void arrived(long length) {
        arrived = underWay;
        underWayNow = false;
        at += length;
    }

    /** The part has not arrived, and nobody knows how much of it was read. */
    void lost() {
        underWayNow = false;
        close();
    }

    /** Lower-case hex. */
    String md5OfArrived() {
        return HexFormat.of().formatHex(arrived.digest());
    }

    @Override
    public void close() {
        try (var _ = file) {
            file = null;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** A run of the file's bytes; closing it leaves the file open for the next one. */
    private static final class Part extends FilterInputStream {

        private final MessageDigest digest;
        private long left;

        Part(InputStream file, long length, MessageDigest digest) {
            super(file);
            this.left = length;
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(into, from, (int) Math.min(length, left));
            if (count > 0) {
                digest.update(into, from, count);
                left -= count;
            }
            return count;
        }

        @Override
        public void close() {
            // The next part goes on in the same stream.
        }
    }
}
