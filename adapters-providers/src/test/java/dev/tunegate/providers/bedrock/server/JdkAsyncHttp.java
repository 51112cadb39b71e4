package dev.tunegate.providers.bedrock.server;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/**
 * Just enough of an asynchronous HTTP client for the SDK's own reader of event streams, which has
 * no other way in.
 */
final class JdkAsyncHttp implements SdkAsyncHttpClient {

    private static final Set<String> CLIENTS = Set.of("host", "content-length", "expect");

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest asked) {
        var body = new Collected();
        asked.requestContentPublisher().subscribe(body);
        return body.whole
                .thenCompose(it -> http.sendAsync(request(asked, it), BodyHandlers.ofByteArray()))
                .thenAccept(it -> answer(asked.responseHandler(), it));
    }

    private static HttpRequest request(AsyncExecuteRequest asked, byte[] body) {
        var request =
                HttpRequest.newBuilder(URI.create(asked.request().getUri().toString()))
                        .method(asked.request().method().name(), BodyPublishers.ofByteArray(body));
        asked.request()
                .forEachHeader(
                        (name, values) -> {
                            if (!CLIENTS.contains(name.toLowerCase(Locale.ROOT))) {
                                values.forEach(it -> request.header(name, it));
                            }
                        });
        return request.build();
    }

    private static void answer(SdkAsyncHttpResponseHandler handler, HttpResponse<byte[]> answer) {
        handler.onHeaders(
                SdkHttpResponse.builder()
                        .statusCode(answer.statusCode())
                        .headers(answer.headers().map())
                        .build());
        handler.onStream(new Once(ByteBuffer.wrap(answer.body())));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** Collects a request's body. */
    private static final class Collected implements Subscriber<ByteBuffer> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            var piece = new byte[buffer.remaining()];
            buffer.get(piece);
            bytes.writeBytes(piece);
        }

        @Override
        public void onError(Throwable thrown) {
            whole.completeExceptionally(thrown);
        }

        @Override
        public void onComplete() {
            whole.complete(bytes.toByteArray());
        }
    }

    /** Gives one buffer. */
    private record Once(ByteBuffer buffer) implements Publisher<ByteBuffer> {

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            subscriber.onSubscribe(
                    new Subscription() {
                        private boolean given;

                        @Override
                        public void request(long count) {
                            if (!given) {
                                given = true;
                                subscriber.onNext(buffer);
                                subscriber.onComplete();
                            }
                        }

                        @Override
                        public void cancel() {
                            given = true;
                        }
                    });
        }
    }
}
