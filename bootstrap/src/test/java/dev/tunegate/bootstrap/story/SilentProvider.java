package dev.tunegate.bootstrap.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A provider of OpenAI's kind that answers at once, or begins a stream and then says nothing. */
final class SilentProvider implements AutoCloseable {

    private static final String WHOLE =
            "{\"id\":\"c-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\","
                    + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                    + "\"content\":\"Yes.\"},\"finish_reason\":\"stop\"}]}";
    private static final String BEGINNING =
            "data: {\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                    + "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Y\"}}]}\n\n";

    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;

    private SilentProvider(HttpServer server) {
        this.server = server;
    }

    static SilentProvider start() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var provider = new SilentProvider(HttpServer.create(address, 0));
        provider.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        provider.server.createContext("/v1/chat/completions", provider::answer);
        provider.server.start();
        return provider;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean streamed = asked.contains("\"stream\":true");
            var type = streamed ? "text/event-stream" : "application/json";
            exchange.getResponseHeaders().set("Content-Type", type);
            var text = (streamed ? BEGINNING : WHOLE).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, streamed ? 0 : text.length);
            exchange.getResponseBody().write(text);
            exchange.getResponseBody().flush();
            if (streamed) {
                closed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
