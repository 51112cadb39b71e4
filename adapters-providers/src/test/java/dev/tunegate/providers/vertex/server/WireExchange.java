package dev.tunegate.providers.vertex.server;

import com.sun.net.httpserver.HttpExchange;
import dev.tunegate.providers.vertex.server.Misbehaviour.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One request, answered well or badly. */
final class WireExchange {

    private final HttpExchange exchange;
    private final GoogleApi api;

    WireExchange(HttpExchange exchange, GoogleApi api) {
        this.exchange = exchange;
        this.api = api;
    }

    void run() throws IOException {
        try (exchange) {
            var request = WireRequest.of(exchange, exchange.getRequestBody());
            var fault = api.received(request);
            switch (fault) {
                case null -> send(api.handle(request), false);
                case Fault.DropBefore _ -> {}
                case Fault.DropAfterBytes drop ->
                        api.handle(request.with(new CutBody(request.body(), drop.bytes())));
                case Fault.DropAfter _ -> api.handle(request);
                case Fault.Half _ -> send(api.handle(request), true);
                case Fault.Delay delay -> {
                    var reply = api.handle(request);
                    LockSupport.parkNanos(delay.delay().toNanos());
                    send(reply, false);
                }
                case Fault.Status it -> {
                    request.body().transferTo(OutputStream.nullOutputStream());
                    send(text(it.status(), "application/json", it.body(), it.headers()), false);
                }
                case Fault.Nonsense it -> {
                    api.handle(request);
                    send(text(200, it.contentType(), it.body(), Map.of()), false);
                }
            }
        }
    }

    private static WireReply text(
            int status, String type, String text, Map<String, String> headers) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var reply =
                WireReply.bytes(status, type, bytes.length, () -> new ByteArrayInputStream(bytes));
        for (var header : headers.entrySet()) {
            reply = reply.and(header.getKey(), header.getValue());
        }
        return reply;
    }

    /** A body of unknown length is cut at half of what there is, like any other. */
    private void send(WireReply reply, boolean half) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        long announced = reply.bytes() == 0 ? -1 : Math.max(0, reply.bytes());
        exchange.sendResponseHeaders(reply.status(), announced);
        if (reply.bytes() == 0) {
            return;
        }
        long count = Math.abs(reply.bytes()) / (half ? 2 : 1);
        try (var body = reply.body().open()) {
            copy(body, count);
        }
        if (half) {
            throw new IOException("half an answer, on command");
        }
        exchange.getResponseBody().close();
    }

    private void copy(InputStream from, long count) throws IOException {
        var buffer = new byte[64 << 10];
        long left = count;
        while (left > 0) {
            int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return;
            }
            exchange.getResponseBody().write(buffer, 0, read);
            left -= read;
        }
        exchange.getResponseBody().flush();
    }

    /** A body that breaks off. */
    private static final class CutBody extends InputStream {
        private final InputStream in;
        private long left;

        CutBody(InputStream in, long bytes) {
            this.in = in;
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left == 0) {
                throw new IOException("the connection broke, on command");
            }
            int count = in.read(into, from, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
