package dev.tunegate.providers.openaiwire.server;

import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One connection: requests one after the other, answered well or badly. */
final class WireConnection {

    private final Socket socket;
    private final WireApi api;
    private final OutputStream out;

    WireConnection(Socket socket, WireApi api) throws IOException {
        this.socket = socket;
        this.api = api;
        this.out = new BufferedOutputStream(socket.getOutputStream(), 16 << 10);
    }

    void serve() throws IOException {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream(), 256 << 10);
            while (true) {
                var request = WireRequest.read(in);
                if (request == null || !answer(request)) {
                    return;
                }
                request.body().transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** Whether the connection stays open. */
    private boolean answer(WireRequest request) throws IOException {
        var fault = api.received(request);
        return switch (fault) {
            case null -> send(api.handle(request), null);
            case Fault.DropBefore _ -> false;
            case Fault.DropAfter _ -> {
                api.handle(request);
                yield false;
            }
            case Fault.Status status -> {
                request.body().transferTo(OutputStream.nullOutputStream());
                yield send(
                        new WireResponse(
                                status.status(),
                                "application/json",
                                status.headers(),
                                List.of(status.body())),
                        null);
            }
            case Fault.Delay delay -> {
                var response = api.handle(request);
                pause(delay.delay());
                yield send(response, null);
            }
            case Fault.Nonsense nonsense -> {
                api.handle(request);
                yield send(WireResponse.text(200, nonsense.contentType(), nonsense.body()), null);
            }
            case Fault.Half _, Fault.Slow _ -> send(api.handle(request), fault);
        };
    }

    private boolean send(WireResponse response, @Nullable Fault fault) throws IOException {
        boolean stream = response.pieces().size() > 1;
        var body = response.whole();
        var head = new StringBuilder("HTTP/1.1 " + response.status() + " Status\r\n");
        head.append("content-type: ").append(response.contentType()).append("\r\n");
        head.append("x-request-id: req_wire\r\n");
        response.headers().forEach((k, v) -> head.append(k).append(": ").append(v).append("\r\n"));
        head.append(
                stream
                        ? "transfer-encoding: chunked\r\n\r\n"
                        : "content-length: " + body.length + "\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (stream) {
            return chunks(response, fault);
        }
        return bytes(body, fault);
    }

    private boolean bytes(byte[] body, @Nullable Fault fault) throws IOException {
        if (fault instanceof Fault.Slow slow) {
            for (byte b : body) {
                out.write(b);
                out.flush();
                pause(slow.pause());
            }
            return true;
        }
        boolean half = fault instanceof Fault.Half;
        out.write(body, 0, half ? body.length / 2 : body.length);
        out.flush();
        return !half;
    }

    private boolean chunks(WireResponse response, @Nullable Fault fault) throws IOException {
        int count = response.pieces().size();
        boolean half = fault instanceof Fault.Half;
        for (var piece : response.pieces().subList(0, half ? count / 2 : count)) {
            var bytes = piece.getBytes(StandardCharsets.UTF_8);
            out.write(
                    (Integer.toHexString(bytes.length) + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (fault instanceof Fault.Slow slow) {
                pause(slow.pause());
            }
        }
        if (!half) {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.flush();
        return !half;
    }

    private static void pause(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
    }
}
