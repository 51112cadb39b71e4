package dev.tunegate.providers.bedrock.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tunegate.providers.bedrock.server.Misbehaviour.Fault;
import dev.tunegate.providers.bedrock.server.WireAnswer.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;

/** Answers one request after the other, well or badly. */
final class WireHandler implements HttpHandler {

    private final WireApi api;

    WireHandler(WireApi api) {
        this.api = api;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var call = new WireCall(exchange);
        try (exchange) {
            answer(exchange, call, WireApi.service(call));
        }
    }

    /** A request is noted before its answer is sent: whoever has the answer may count it. */
    private void answer(HttpExchange exchange, WireCall call, String service) throws IOException {
        var fault = WireApi.isControl(call) ? null : api.fault(call);
        switch (fault) {
            case Fault.DropAfterBytes drop -> {
                call.content().skipNBytes(drop.bytes());
                note(call, service);
            }
            case Fault.AnswerLost _ -> handled(call, service);
            case Fault.Refusal refusal -> {
                call.content().transferTo(OutputStream.nullOutputStream());
                note(call, service);
                send(exchange, call, refused(service, refusal), false);
            }
            case Fault.Delay delay -> {
                var answer = handled(call, service);
                LockSupport.parkNanos(delay.delay().toNanos());
                send(exchange, call, answer, false);
            }
            case Fault.Nonsense _ -> {
                handled(call, service);
                send(exchange, call, WireAnswer.text(200, "text/html", "<html>"), false);
            }
            case Fault.Half _ -> send(exchange, call, handled(call, service), true);
            case null -> send(exchange, call, handled(call, service), false);
        }
    }

    private void note(WireCall call, String service) {
        if (!WireApi.isControl(call)) {
            api.note(call.seen(service));
        }
    }

    private static WireAnswer refused(String service, Fault.Refusal refusal) {
        var answer = WireAnswer.error(service, refusal.status(), refusal.code(), refusal.message());
        return refusal.retryAfter().isEmpty()
                ? answer
                : answer.with("Retry-After", refusal.retryAfter());
    }

    private WireAnswer handled(WireCall call, String service) throws IOException {
        try {
            var answer = api.handle(call);
            call.content().transferTo(OutputStream.nullOutputStream());
            return answer;
        } catch (RuntimeException broken) {
            return WireAnswer.error(
                    service, 400, "ValidationException", "Not understood: " + broken);
        } finally {
            note(call, service);
        }
    }

    private static void send(HttpExchange exchange, WireCall call, WireAnswer answer, boolean half)
            throws IOException {
        answer.headers().forEach((k, v) -> exchange.getResponseHeaders().set(k, v));
        exchange.getResponseHeaders().set("x-amzn-RequestId", "wire");
        if (call.method().equals("HEAD")) {
            head(exchange, answer);
            return;
        }
        switch (answer.content()) {
            case Content.OfObject file -> file(exchange, answer, file, half);
            case Content.Pieces pieces -> pieces(exchange, answer, pieces, half);
        }
    }

    private static void head(HttpExchange exchange, WireAnswer answer) throws IOException {
        if (answer.content() instanceof Content.OfObject file) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(file.length()));
        }
        exchange.sendResponseHeaders(answer.status(), -1);
    }

    private static void bytes(HttpExchange exchange, WireAnswer answer, byte[] bytes, boolean half)
            throws IOException {
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes, 0, half ? bytes.length / 2 : bytes.length);
        exchange.getResponseBody().flush();
    }

    private static void file(
            HttpExchange exchange, WireAnswer answer, Content.OfObject file, boolean half)
            throws IOException {
        exchange.sendResponseHeaders(answer.status(), file.length() == 0 ? -1 : file.length());
        try (var in = file.entry().open()) {
            in.skipNBytes(file.from());
            copy(in, exchange.getResponseBody(), half ? file.length() / 2 : file.length());
        }
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        var buffer = new byte[64 << 10];
        for (long left = length; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            out.write(buffer, 0, count);
            left -= count;
        }
        out.flush();
    }

    private static void pieces(
            HttpExchange exchange, WireAnswer answer, Content.Pieces pieces, boolean half)
            throws IOException {
        if (pieces.pieces().size() == 1) {
            bytes(exchange, answer, pieces.pieces().getFirst(), half);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), 0);
        int count = half ? pieces.pieces().size() / 2 : pieces.pieces().size();
        for (var piece : pieces.pieces().subList(0, count)) {
            exchange.getResponseBody().write(piece);
            exchange.getResponseBody().flush();
        }
        if (half) {
            var next = pieces.pieces().get(count);
            exchange.getResponseBody().write(next, 0, next.length / 2);
            exchange.getResponseBody().flush();
        }
    }
}
