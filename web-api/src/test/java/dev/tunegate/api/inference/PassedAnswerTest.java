package dev.tunegate.api.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tunegate.api.web.BrokenOff;
import dev.tunegate.api.web.Watched;
import dev.tunegate.domain.inference.ModelAnswer;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Handing an answer through: at once, to its end, and never half as if it were whole. */
final class PassedAnswerTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final AtomicBoolean revoked = new AtomicBoolean();
    private final Watched watched = new Watched(this::stillMay, _ -> {});

    private void stillMay() {
        if (revoked.get()) {
            throw new Refusal.NotAuthenticated("key_blocked", "This key is blocked.");
        }
    }

    /** Gives its chunks one by one and fails behind the last, if it is to. */
    private static final class Chunks extends FilterInputStream {

        private final String[] chunks;
        private final boolean fails;
        private int next;
        private boolean closed;

        Chunks(boolean fails, String... chunks) {
            super(InputStream.nullInputStream());
            this.chunks = chunks;
            this.fails = fails;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (next < chunks.length) {
                var bytes = chunks[next++].getBytes(StandardCharsets.UTF_8);
                System.arraycopy(bytes, 0, into, offset, bytes.length);
                return bytes.length;
            }
            if (fails) {
                throw new IOException("connection reset");
            }
            return -1;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void a_stream_is_sent_chunk_by_chunk() throws IOException {
        var from = new Chunks(false, "data: 1\n\n", "data: 2\n\n");

        PassedAnswer.pass(
                new ModelAnswer("text/event-stream; charset=utf-8", from), watched, response);

        assertThat(response.getContentAsString()).isEqualTo("data: 1\n\ndata: 2\n\n");
        assertThat(response.getContentType()).startsWith("text/event-stream");
        assertThat(response.isCommitted()).isTrue();
        assertThat(from.closed).isTrue();
    }

    @Test
    void a_whole_answer_is_not_flushed_early() throws IOException {
        var body = new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8));

        PassedAnswer.pass(new ModelAnswer("application/json", body), watched, response);

        assertThat(response.isCommitted()).isFalse();
        assertThat(response.getContentAsString()).isEqualTo("{}");
    }

    @Test
    void an_answer_that_breaks_before_it_was_seen_is_an_error() {
        var from = new Chunks(true);

        assertThatThrownBy(
                        () ->
                                PassedAnswer.pass(
                                        new ModelAnswer("application/json", from),
                                        watched,
                                        response))
                .isInstanceOf(Refusal.Unavailable.class);

        assertThat(from.closed).isTrue();
    }

    @Test
    void an_answer_that_breaks_halfway_breaks_the_connection() {
        var from = new Chunks(true, "data: 1\n\n");

        assertThatThrownBy(
                        () ->
                                PassedAnswer.pass(
                                        new ModelAnswer("text/event-stream", from),
                                        watched,
                                        response))
                .isInstanceOf(BrokenOff.class);

        assertThat(from.closed).isTrue();
    }

    @Test
    void a_client_that_went_away_ends_the_providers_work() {
        var from = new Chunks(false, "data: 1\n\n", "data: 2\n\n");

        assertThatThrownBy(
                        () ->
                                PassedAnswer.pass(
                                        new ModelAnswer("text/event-stream", from),
                                        watched,
                                        gone()))
                .isInstanceOf(IOException.class);

        assertThat(from.closed).isTrue();
        assertThat(from.next).isEqualTo(1);
    }

    /** A provider that says one thing and then nothing, until its answer is closed. */
    private static final class Silent extends InputStream {

        private final CountDownLatch asked = new CountDownLatch(2);
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            asked.countDown();
            if (asked.getCount() > 0) {
                into[offset] = '.';
                return 1;
            }
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    @Test
    void a_stream_ends_with_its_callers_right_to_it_though_nothing_flows() {
        var from = new Silent();
        var pass =
                CompletableFuture.supplyAsync(
                        () ->
                                catchThrowable(
                                        () ->
                                                PassedAnswer.pass(
                                                        new ModelAnswer("text/event-stream", from),
                                                        watched,
                                                        response)));

        awaitUnchecked(from.asked);
        revoked.set(true);
        watched.look();

        assertThat(pass.orTimeout(10, TimeUnit.SECONDS).join()).isInstanceOf(BrokenOff.class);
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_answer_that_has_not_begun_is_refused_to_whom_may_not_have_it_any_more() {
        var from = new Chunks(false, "data: 1\n\n");
        revoked.set(true);

        assertThatThrownBy(
                        () ->
                                PassedAnswer.pass(
                                        new ModelAnswer("text/event-stream", from),
                                        watched,
                                        response))
                .isInstanceOf(Refusal.NotAuthenticated.class);

        assertThat(from.closed).isTrue();
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    private static MockHttpServletResponse gone() {
        return new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return new ServletOutputStream() {
                    @Override
                    public boolean isReady() {
                        return true;
                    }

                    @Override
                    public void setWriteListener(WriteListener listener) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("broken pipe");
                    }
                };
            }
        };
    }
}
