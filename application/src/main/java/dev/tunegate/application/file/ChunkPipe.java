package dev.tunegate.application.file;

import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hands chunks from one thread to another, at most {@value #DEPTH} at a time: whoever writes waits
 * for a reader that lags, and never waits for one that has closed its end. Chunks are shared
 * between pipes, so readers must not change them.
 */
final class ChunkPipe extends InputStream {

    static final int CHUNK_BYTES = 64 * 1024;
    private static final int DEPTH = 4;
    private static final Chunk END = new Chunk(new byte[0], 0);

    private final BlockingQueue<Chunk> queue = new ArrayBlockingQueue<>(DEPTH);
    private volatile boolean closed;
    private @Nullable Chunk current;
    private int position;

    /** A run of bytes; the empty one says that nothing more will come. */
    private static final class Chunk {
        private final byte[] bytes;
        private final int count;

        private Chunk(byte[] bytes, int count) {
            this.bytes = bytes;
            this.count = count;
        }

        private boolean isLast() {
            return count == 0;
        }
    }

    /** What is done with a run of bytes. */
    @FunctionalInterface
    interface Sink {
        void accept(byte[] bytes, int offset, int count);
    }

    /** Passes a chunk on; called by the writing thread. */
    void put(byte[] bytes, int count) {
        offer(new Chunk(bytes, count));
    }

    /** Says that nothing more will come; called by the writing thread. */
    void end() {
        offer(END);
    }

    private void offer(Chunk chunk) {
        try {
            if (!closed) {
                queue.put(chunk);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while bytes came in", e);
        }
    }

    void forEachChunk(Sink sink) {
        for (var chunk = next(); !chunk.isLast(); chunk = next()) {
            sink.accept(chunk.bytes, 0, chunk.count);
        }
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        var chunk = current;
        if (chunk == null || (!chunk.isLast() && position == chunk.count)) {
            chunk = next();
            current = chunk;
            position = 0;
        }
        if (chunk.isLast()) {
            return -1;
        }
        int count = Math.min(length, chunk.count - position);
        System.arraycopy(chunk.bytes, position, into, offset, count);
        position += count;
        return count;
    }

    private Chunk next() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while bytes came in", e);
        }
    }

    /** The reader wants no more: frees a writer that waits, and lets it run on without us. */
    @Override
    public void close() {
        closed = true;
        queue.clear();
    }
}
