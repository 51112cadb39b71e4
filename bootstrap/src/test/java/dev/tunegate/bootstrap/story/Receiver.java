package dev.tunegate.bootstrap.story;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.Headers;
import com.openai.models.webhooks.UnwrapWebhookEvent;
import com.openai.models.webhooks.WebhookVerificationParams;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Hears webhooks, and takes its time to answer if it is told to. */
public final class Receiver implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private final HttpServer server;
    private volatile Duration pause = Duration.ZERO;

    private Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::hear);
        server.start();
    }

    public static Receiver start() {
        try {
            return new Receiver();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An event as it came.
     *
     * @param path of the endpoint
     * @param nanos when
     */
    public record Heard(String path, Map<String, List<String>> headers, String body, long nanos) {

        private String header(String name) {
            return headers.entrySet().stream()
                    .filter(it -> it.getKey().equalsIgnoreCase(name))
                    .map(it -> it.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }

        public String id() {
            return header("webhook-id");
        }

        public long sequence() {
            return Long.parseLong(header("tunegate-sequence"));
        }

        public String type() {
            return Json.text(body, "type");
        }

        /** The id of what it is about. */
        public String subject() {
            return Json.at(body, "/data/id");
        }

        /** As OpenAI's own client reads it: an exception if the signature is another one's. */
        public UnwrapWebhookEvent unwrapped(String secret) {
            var all = Headers.builder();
            headers.forEach(all::put);
            return OpenAIOkHttpClient.builder()
                    .apiKey("none")
                    .build()
                    .webhooks()
                    .unwrap(
                            WebhookVerificationParams.builder()
                                    .payload(body)
                                    .headers(all.build())
                                    .secret(secret)
                                    .build());
        }
    }

    private void hear(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(
                new Heard(
                        exchange.getRequestURI().getPath(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        body,
                        System.nanoTime()));
        LockSupport.parkNanos(pause.toNanos());
        exchange.sendResponseHeaders(status.get(), -1);
        exchange.close();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String address(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public void answersWith(int code) {
        status.set(code);
    }

    public void answersAfter(Duration time) {
        pause = time;
    }

    /** Everything, in the order in which it came. */
    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    public List<Heard> heardAt(String path) {
        return heard.stream().filter(it -> it.path().equals(path)).toList();
    }

    /** The first that is about this. */
    public Optional<Heard> of(String subject, String type) {
        return heard.stream()
                .filter(it -> it.subject().equals(subject) && it.type().equals(type))
                .findFirst();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
