package dev.tunegate.api.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.api.web.BrokenOff;
import dev.tunegate.domain.inference.ChatAnswer;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Handing an answer through: at once, to its end, and never half as if it were whole. */
final class PassedAnswerTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

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

        PassedAnswer.pass(new ChatAnswer("text/event-stream; charset=utf-8", from), response);

        assertThat(response.getContentAsString()).isEqualTo("data: 1\n\ndata: 2\n\n");
        assertThat(response.getContentType()).startsWith("text/event-stream");
        assertThat(response.isCommitted()).isTrue();
        assertThat(from.closed).isTrue();
    }

    @Test
    void a_whole_answer_is_not_flushed_early() throws IOException {
        var body = new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8));

        PassedAnswer.pass(new ChatAnswer("application/json", body), response);

        assertThat(response.isCommitted()).isFalse();
        assertThat(response.getContentAsString()).isEqualTo("{}");
    }

    @Test
    void an_answer_that_breaks_before_it_was_seen_is_an_error() {
        var from = new Chunks(true);

        assertThatThrownBy(
                        () -> PassedAnswer.pass(new ChatAnswer("application/json", from), response))
                .isInstanceOf(Refusal.Unavailable.class);

        assertThat(from.closed).isTrue();
    }

    @Test
    void an_answer_that_breaks_halfway_breaks_the_connection() {
        var from = new Chunks(true, "data: 1\n\n");

        assertThatThrownBy(
                        () ->
                                PassedAnswer.pass(
                                        new ChatAnswer("text/event-stream", from), response))
                .isInstanceOf(BrokenOff.class);

        assertThat(from.closed).isTrue();
    }

    @Test
    void a_client_that_went_away_ends_the_providers_work() {
        var from = new Chunks(false, "data: 1\n\n", "data: 2\n\n");

        assertThatThrownBy(
                        () -> PassedAnswer.pass(new ChatAnswer("text/event-stream", from), gone()))
                .isInstanceOf(IOException.class);

        assertThat(from.closed).isTrue();
        assertThat(from.next).isEqualTo(1);
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
