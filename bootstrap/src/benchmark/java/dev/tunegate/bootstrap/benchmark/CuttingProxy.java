package dev.tunegate.bootstrap.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a provider: counts every byte that is sent to it, and breaks one connection. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket door;
    private final URI server;
    private final long cutAt;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicBoolean cut = new AtomicBoolean();

    /**
     * @param cutAt the connection breaks once so many bytes have been sent, over all connections
     */
    CuttingProxy(URI server, long cutAt) throws IOException {
        this.server = server;
        this.cutAt = cutAt;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::serve);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + server.getRawPath());
    }

    long sent() {
        return sent.get();
    }

    boolean hasCut() {
        return cut.get();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                var provider = new Socket(server.getHost(), server.getPort());
                Thread.startVirtualThread(() -> pass(client, provider, true));
                Thread.startVirtualThread(() -> pass(provider, client, false));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Both ends are closed with the first of them, as when a cable is pulled. */
    private void pass(Socket from, Socket to, boolean counted) {
        try (from;
                to;
                InputStream bytes = from.getInputStream()) {
            var chunk = new byte[64 << 10];
            for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
                if (counted && sent.addAndGet(count) >= cutAt && cut.compareAndSet(false, true)) {
                    return;
                }
                to.getOutputStream().write(chunk, 0, count);
            }
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
