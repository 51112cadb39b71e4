package dev.tunegate.api.inference;

import dev.tunegate.domain.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A request's body that can be read several times: small ones in memory, larger ones in a temporary
 * file that goes when this is closed.
 */
final class SpooledBody implements AutoCloseable {

    private static final int IN_MEMORY = 256 * 1024;
    private static final long MOST_BYTES = 64L << 20;
    private static final int RUN = 16 * 1024;

    private final byte[] head;
    private final @Nullable Path file;
    private final long bytes;

    private SpooledBody(byte[] head, @Nullable Path file, long bytes) {
        this.head = head;
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * @throws Refusal.TooLarge if there are more than 64 MiB
     */
    static SpooledBody of(InputStream from) throws IOException {
        var memory = new ByteArrayOutputStream();
        long count = copy(from, memory, IN_MEMORY + 1L);
        if (count <= IN_MEMORY) {
            return new SpooledBody(memory.toByteArray(), null, count);
        }
        var file = Files.createTempFile("tunegate-chat-", ".json");
        try (var out = Files.newOutputStream(file)) {
            memory.writeTo(out);
            count += copy(from, out, MOST_BYTES - count + 1);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        var body = new SpooledBody(new byte[0], file, count);
        if (count > MOST_BYTES) {
            body.close();
            throw new Refusal.TooLarge(
                    "messages", "request_too_large", "A chat request has at most 64 MiB.");
        }
        return body;
    }

    private static long copy(InputStream from, OutputStream to, long most) throws IOException {
        var run = new byte[RUN];
        long total = 0;
        while (total < most) {
            int count = from.read(run, 0, (int) Math.min(run.length, most - total));
            if (count < 0) {
                break;
            }
            to.write(run, 0, count);
            total += count;
        }
        return total;
    }

    long bytes() {
        return bytes;
    }

    InputStream open() {
        if (file == null) {
            return new ByteArrayInputStream(head);
        }
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a spooled request is gone", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
