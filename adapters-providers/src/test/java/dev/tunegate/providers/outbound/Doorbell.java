package dev.tunegate.providers.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A port of this machine that nobody should knock at; it counts who does. */
public final class Doorbell implements AutoCloseable {

    private final ServerSocket door;
    private final AtomicInteger rings = new AtomicInteger();

    public Doorbell() {
        try {
            door = new ServerSocket(0, 50, InetAddress.ofLiteral("::"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        while (!door.isClosed()) {
            try (var _ = door.accept()) {
                rings.incrementAndGet();
            } catch (IOException _) {
                return;
            }
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    public int rings() {
        return rings.get();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
