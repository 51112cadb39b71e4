package dev.tunegate.providers.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** A receiver on this machine that keeps what it hears and answers as it is told. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicReference<Answer> answer = new AtomicReference<>(it -> end(it, 200));

    /** Answers one request. */
    interface Answer {

        void to(HttpExchange exchange) throws IOException;
    }

    /** A request as it came. */
    record Heard(String method, String path, Map<String, String> headers, String body) {}

    Receiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::hear);
        server.start();
    }

    private void hear(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers =
                exchange.getRequestHeaders().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        it -> it.getKey().toLowerCase(java.util.Locale.ROOT),
                                        it -> it.getValue().getFirst()));
        heard.add(
                new Heard(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers,
                        body));
        answer.get().to(exchange);
    }

    static void end(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    void answering(Answer next) {
        answer.set(next);
    }

    void answering(int status) {
        answering(it -> end(it, status));
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
