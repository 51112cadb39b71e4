package dev.tunegate.api.inference;

import dev.tunegate.api.web.BrokenOff;
import dev.tunegate.domain.inference.ChatAnswer;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a provider's answer through to the caller. */
final class PassedAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(PassedAnswer.class);
    private static final int CHUNK_BYTES = 16 * 1024;

    private PassedAnswer() {}

    /** Closes the answer whatever happens, so that a provider does not work for nobody. */
    static void pass(ChatAnswer answer, HttpServletResponse response) throws IOException {
        try (var from = answer.body()) {
            boolean streamed = answer.contentType().startsWith("text/event-stream");
            response.setContentType(answer.contentType());
            if (streamed) {
                response.setHeader("X-Accel-Buffering", "no");
            }
            copy(from, response, streamed);
        }
    }

    private static void copy(InputStream from, HttpServletResponse to, boolean streamed)
            throws IOException {
        var chunk = new byte[CHUNK_BYTES];
        for (int count = next(from, chunk, to); count >= 0; count = next(from, chunk, to)) {
            to.getOutputStream().write(chunk, 0, count);
            if (streamed) {
                to.flushBuffer();
            }
        }
    }

    /** A provider that stops halfway must not look like one that has said everything. */
    private static int next(InputStream from, byte[] chunk, HttpServletResponse to)
            throws IOException {
        try {
            return from.read(chunk);
        } catch (IOException e) {
            LOG.warn("a provider broke off its answer: {}", String.valueOf(e.getMessage()));
            if (to.isCommitted()) {
                throw new BrokenOff(e);
            }
            throw new Refusal.Unavailable(
                    "provider_interrupted",
                    "The provider broke off its answer.",
                    Duration.ofSeconds(1));
        }
    }
}
