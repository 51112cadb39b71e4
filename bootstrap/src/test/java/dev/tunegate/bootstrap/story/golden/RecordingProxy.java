package dev.tunegate.bootstrap.story.golden;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** Stands before a gateway and writes down every answer, with its headers. */
final class RecordingProxy implements AutoCloseable {

    private static final Set<String> OF_ONE_CONNECTION =
            Set.of(
                    "host",
                    "connection",
                    "content-length",
                    "transfer-encoding",
                    "expect",
                    "upgrade");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Collection<Heard> heard = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final int gateway;

    /** An answer: headers and body, and to which request. */
    @SuppressWarnings("ArrayRecordComponent")
    record Heard(String request, byte[] answer) {}

    RecordingProxy(int gateway) throws IOException {
        this.gateway = gateway;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Collection<Heard> heard() {
        return List.copyOf(heard);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:"
                                                    + gateway
                                                    + exchange.getRequestURI().toString()))
                            .method(
                                    exchange.getRequestMethod(),
                                    HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders()
                    .forEach(
                            (name, values) ->
                                    values.stream()
                                            .filter(_ -> isPassed(name))
                                            .forEach(it -> request.header(name, it)));
            answer(exchange, client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        var whole = new ByteArrayOutputStream();
        whole.write((answer.headers().map() + "\n").getBytes(StandardCharsets.UTF_8));
        whole.write(answer.body());
        heard.add(
                new Heard(
                        exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                        whole.toByteArray()));
        answer.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            if (isPassed(name)) {
                                exchange.getResponseHeaders().put(name, values);
                            }
                        });
        int length = answer.body().length;
        exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
        exchange.getResponseBody().write(answer.body());
    }

    private static boolean isPassed(String name) {
        var plain = name.toLowerCase(Locale.ROOT);
        return !plain.startsWith(":") && !OF_ONE_CONNECTION.contains(plain);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
