package dev.tunegate.bootstrap.story.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Is told of events: at one address gladly, at another in vain. */
final class Receiver {

    private final HttpServer server;

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver start() {
        try {
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var server = HttpServer.create(loopback, 64);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/glad", it -> answer(it, 204));
            server.createContext("/vain", it -> answer(it, 503));
            server.start();
            return new Receiver(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /** As the configuration names it. */
    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String glad() {
        return "http://" + host() + "/glad";
    }

    String vain() {
        return "http://" + host() + "/vain";
    }
}
