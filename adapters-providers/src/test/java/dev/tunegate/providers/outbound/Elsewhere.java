package dev.tunegate.providers.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that sends everybody on to another address. */
public final class Elsewhere implements AutoCloseable {

    private final ServerSocket door;
    private final String answer;
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * @param status such as 307
     * @param location where it sends them
     */
    public Elsewhere(int status, String location) {
        this.answer =
                "HTTP/1.1 %d Elsewhere\r\nLocation: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        .formatted(status, location);
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** How many requests came. */
    public int asked() {
        return asked.get();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (var caller = door.accept()) {
                asked.incrementAndGet();
                answer(caller);
            } catch (IOException _) {
                // The caller has gone, or the test is over.
            }
        }
    }

    private void answer(Socket caller) throws IOException {
        caller.setSoTimeout(200);
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = caller.getInputStream().read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
        var left = caller.getInputStream();
        left.skipNBytes(left.available());
        caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
        caller.shutdownOutput();
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
