package dev.tunegate.api.inference;

import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.domain.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A request's body that can be read several times: a small one from memory, a larger one from a
 * temporary file that has no name any more, so that nothing of it outlives the process.
 */
final class SpooledBody implements AutoCloseable {

    private static final int MAX_IN_MEMORY = 256 * 1024;
    private static final int CHUNK_BYTES = 64 * 1024;

    private final byte[] head;
    private final Optional<FileChannel> spool;
    private final long bytes;

    private SpooledBody(byte[] head, Optional<FileChannel> spool, long bytes) {
        this.head = head;
        this.spool = spool;
        this.bytes = bytes;
    }

    /**
     * Reads the stream to its end.
     *
     * @throws Refusal.TooLarge if there are more than {@code limit} bytes
     */
    static SpooledBody read(InputStream from, long limit) throws IOException {
        var head = from.readNBytes(MAX_IN_MEMORY + 1);
        if (head.length <= MAX_IN_MEMORY) {
            return new SpooledBody(head, Optional.empty(), head.length);
        }
        var spool = nameless();
        try {
            write(spool, head, head.length);
            copy(from, spool, limit);
            return new SpooledBody(new byte[0], Optional.of(spool), spool.position());
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    private static FileChannel nameless() throws IOException {
        var path = Files.createTempFile("tunegate-", ".chat");
        try {
            return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(path);
        }
    }

    private static void copy(InputStream from, FileChannel to, long limit) throws IOException {
        var chunk = new byte[CHUNK_BYTES];
        for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
            if (to.position() + count > limit) {
                throw JsonRequest.tooLarge(limit);
            }
            write(to, chunk, count);
        }
    }

    private static void write(FileChannel to, byte[] bytes, int count) throws IOException {
        var buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            to.write(buffer);
        }
    }

    long bytes() {
        return bytes;
    }

    /** The bytes from the start. */
    InputStream open() {
        return spool.<InputStream>map(SpoolStream::new)
                .orElseGet(() -> new ByteArrayInputStream(head));
    }

    @Override
    public void close() throws IOException {
        if (spool.isPresent()) {
            spool.get().close();
        }
    }
}
