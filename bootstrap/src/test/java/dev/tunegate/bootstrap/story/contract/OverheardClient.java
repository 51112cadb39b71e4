package dev.tunegate.bootstrap.story.contract;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import com.openai.core.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Stands between an SDK and the gateway, and shows a witness what goes through it. */
record OverheardClient(HttpClient behind, Witness witness) implements HttpClient {

    /** A body, kept whole. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Sent(byte[] bytes, @Nullable String type) implements HttpRequestBody {

        static Sent of(@Nullable HttpRequestBody body) {
            if (body == null) {
                return new Sent(new byte[0], null);
            }
            var bytes = new ByteArrayOutputStream();
            body.writeTo(bytes);
            return new Sent(bytes.toByteArray(), body.contentType());
        }

        @Override
        public void writeTo(OutputStream to) {
            try {
                to.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public @Nullable String contentType() {
            return type;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public void close() {
            // There is nothing left to close.
        }
    }

    /** An answer, kept whole. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Kept(int statusCode, Headers headers, byte[] content) implements HttpResponse {

        String type() {
            return headers.values("content-type").stream().findFirst().orElse("");
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public void close() {
            // There is nothing left to close.
        }
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        var sent = Sent.of(request.body());
        var whole = request.body() == null ? request : request.toBuilder().body(sent).build();
        try (var answer = behind.execute(whole, options)) {
            var kept =
                    new Kept(answer.statusCode(), answer.headers(), answer.body().readAllBytes());
            witness.look(
                    new Exchange(
                            request.method().name(),
                            URI.create(request.url()),
                            sent.type() == null ? "" : sent.type(),
                            sent.bytes(),
                            kept.statusCode(),
                            kept.type(),
                            kept.content()));
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(
            HttpRequest request, RequestOptions options) {
        return CompletableFuture.completedFuture(execute(request, options));
    }

    @Override
    public void close() {
        behind.close();
    }
}
