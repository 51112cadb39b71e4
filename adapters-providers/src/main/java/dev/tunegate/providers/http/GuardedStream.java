package dev.tunegate.providers.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** An answer's body that is closed when the provider falls silent in the middle of it. */
final class GuardedStream extends FilterInputStream {

    private final long limitNanos;
    private final Future<?> guard;
    private volatile long waitingSince;
    private volatile boolean waiting;
    private volatile boolean silent;

    GuardedStream(InputStream body, Duration limit, ExecutorService threads) {
        super(body);
        this.limitNanos = limit.toNanos();
        this.guard = threads.submit(this::watch);
    }

    private void watch() {
        try {
            while (!isOverdue()) {
                Thread.sleep(Math.max(1, limitNanos / 4_000_000));
            }
            silent = true;
            in.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException _) {
            silent = true;
        }
    }

    /** Only a reader that waits can be kept waiting; a slow caller is not the provider's fault. */
    private boolean isOverdue() {
        return waiting && System.nanoTime() - waitingSince > limitNanos;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        waitingSince = System.nanoTime();
        waiting = true;
        try {
            int count = super.read(into, from, length);
            if (silent) {
                throw new HttpTimeoutException("the provider fell silent");
            }
            return count;
        } catch (IOException broken) {
            throw silent ? new HttpTimeoutException("the provider fell silent") : broken;
        } finally {
            waiting = false;
        }
    }

    @Override
    public void close() throws IOException {
        guard.cancel(true);
        super.close();
    }
}
