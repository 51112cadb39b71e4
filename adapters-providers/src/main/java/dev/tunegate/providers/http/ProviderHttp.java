package dev.tunegate.providers.http;

import dev.tunegate.providers.outbound.OutboundGuard;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client for all providers. Each call sends its request once: it follows no redirect
 * and repeats nothing that is not safe to repeat. Every wait has an end. Nothing leaves before the
 * guard has admitted its address, and no proxy stands between.
 */
public final class ProviderHttp implements AutoCloseable {

    /** With this set, the JDK would send a POST again when a connection breaks. */
    private static final String DANGEROUS = "jdk.httpclient.enableAllMethodRetry";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final HttpSettings settings;
    private final HttpFailures failures;
    private final OutboundGuard guard;
    private final String agent;

    /**
     * @param version what the gateway calls itself behind {@code tunegate/}
     * @throws IllegalStateException if this JVM was told to repeat every kind of request
     */
    public ProviderHttp(
            HttpSettings settings, HttpFailures failures, OutboundGuard guard, String version) {
        requireSingleRequests(System.getProperty(DANGEROUS));
        this.settings = settings;
        this.failures = failures;
        this.guard = guard;
        this.agent = "tunegate/" + version;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(Redirect.NEVER)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(settings.connect())
                        .executor(threads)
                        .build();
    }

    static void requireSingleRequests(@Nullable String property) {
        if (property != null && !property.equalsIgnoreCase("false")) {
            throw new IllegalStateException(
                    DANGEROUS + " must not be set: a job could be created twice");
        }
    }

    /**
     * Sends a request and reads the whole answer, of whatever status.
     *
     * @throws dev.tunegate.domain.provider.ProviderFailure if there is no whole answer in time
     */
    public HttpAnswer exchange(HttpCall call) {
        guard.admit(call.address());
        return exchanged(call);
    }

    /** Like {@link #exchange}, for a question to the machine itself: who it is at its cloud. */
    public HttpAnswer askMachine(HttpCall call) {
        guard.admitMachine(call.address());
        return exchanged(call);
    }

    private HttpAnswer exchanged(HttpCall call) {
        var patience = patience(call);
        var request = request(call, body(call)).timeout(patience).build();
        var answer = client.sendAsync(request, whole());
        var total = settings.total().compareTo(patience) > 0 ? settings.total() : patience;
        return HttpAnswer.of(await(call.effect(), answer, total));
    }

    private Duration patience(HttpCall call) {
        return call.effect() == Effect.ANSWERING ? settings.chatFirstByte() : settings.firstByte();
    }

    /**
     * Like {@link #exchange}, for a body of any size: it may take as long as it moves.
     *
     * @throws dev.tunegate.domain.provider.ProviderFailure if it stands still or breaks
     */
    public HttpAnswer upload(HttpCall call) {
        guard.admit(call.address());
        var moved = new AtomicLong(System.nanoTime());
        var request = request(call, watched(call, moved)).build();
        var answer = client.sendAsync(request, whole());
        while (true) {
            try {
                return HttpAnswer.of(result(call.effect(), answer, settings.stall().dividedBy(4)));
            } catch (TimeoutException late) {
                if (System.nanoTime() - moved.get() > settings.stall().toNanos()) {
                    answer.cancel(true);
                    throw failures.broken(call.effect(), late);
                }
            }
        }
    }

    /**
     * Sends a request and returns when the answer begins; the rest is read while it comes.
     *
     * @throws dev.tunegate.domain.provider.ProviderFailure if no answer begins in time
     */
    public HttpStream open(HttpCall call) {
        guard.admit(call.address());
        var patience = patience(call);
        var request = request(call, body(call)).timeout(patience).build();
        var answer = client.sendAsync(request, BodyHandlers.ofInputStream());
        var begun = await(call.effect(), answer, patience.plus(settings.connect()));
        return new HttpStream(
                begun.statusCode(),
                begun.headers(),
                new GuardedStream(begun.body(), settings.stall(), threads));
    }

    private HttpRequest.Builder request(HttpCall call, BodyPublisher body) {
        var request = HttpRequest.newBuilder(call.address()).method(call.method(), body);
        call.body().ifPresent(it -> request.setHeader("Content-Type", it.contentType()));
        call.headers().forEach(request::setHeader);
        return request.setHeader("User-Agent", agent);
    }

    private static BodyPublisher body(HttpCall call) {
        return call.body()
                .map(it -> publisher(it.bytes(), it.open()))
                .orElseGet(BodyPublishers::noBody);
    }

    private static BodyPublisher watched(HttpCall call, AtomicLong moved) {
        return call.body()
                .map(it -> publisher(it.bytes(), () -> new UploadStream(it.open().get(), moved)))
                .orElseGet(BodyPublishers::noBody);
    }

    private static BodyPublisher publisher(long bytes, Supplier<? extends InputStream> open) {
        return bytes == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(open), bytes);
    }

    private BodyHandler<byte[]> whole() {
        return BodyHandlers.limiting(BodyHandlers.ofByteArray(), settings.answerBytes());
    }

    private <T> HttpResponse<T> await(
            Effect effect, CompletableFuture<HttpResponse<T>> answer, Duration patience) {
        try {
            return result(effect, answer, patience);
        } catch (TimeoutException late) {
            answer.cancel(true);
            var timeout = new HttpTimeoutException("no whole answer within " + patience);
            timeout.initCause(late);
            throw failures.broken(effect, timeout);
        }
    }

    private <T> HttpResponse<T> result(
            Effect effect, CompletableFuture<HttpResponse<T>> answer, Duration patience)
            throws TimeoutException {
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException broken) {
            throw failures.broken(effect, broken);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failures.broken(effect, stopped);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
