package dev.tunegate.api.inference;

import dev.tunegate.api.web.BrokenOff;
import dev.tunegate.api.web.Watched;
import dev.tunegate.domain.inference.ModelAnswer;
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

    /**
     * Closes the answer whatever happens, so that a provider does not work for nobody.
     *
     * @throws Refusal if the caller may not have the answer any more
     * @throws BrokenOff if it cannot be finished but has begun
     */
    static void pass(ModelAnswer answer, Watched watched, HttpServletResponse response)
            throws IOException {
        try (var from = answer.body()) {
            watched.look();
            watched.readsFrom(from);
            boolean streamed = answer.contentType().startsWith("text/event-stream");
            response.setContentType(answer.contentType());
            if (streamed) {
                response.setHeader("X-Accel-Buffering", "no");
            }
            copy(from, watched, response, streamed);
        }
    }

    private static void copy(
            InputStream from, Watched watched, HttpServletResponse to, boolean streamed)
            throws IOException {
        var chunk = new byte[CHUNK_BYTES];
        for (int count = next(from, chunk, watched, to);
                count >= 0;
                count = next(from, chunk, watched, to)) {
            to.getOutputStream().write(chunk, 0, count);
            if (streamed) {
                to.flushBuffer();
            }
        }
    }

    /** What stops halfway must not look like what has been said to its end. */
    private static int next(InputStream from, byte[] chunk, Watched watched, HttpServletResponse to)
            throws IOException {
        try {
            watched.requireOpen();
            int count = read(from, chunk, watched);
            watched.requireOpen();
            return count;
        } catch (Refusal refusal) {
            LOG.info("an answer was ended: {}", refusal.reason());
            if (to.isCommitted()) {
                throw new BrokenOff(refusal);
            }
            throw refusal;
        }
    }

    private static int read(InputStream from, byte[] chunk, Watched watched) {
        try {
            return from.read(chunk);
        } catch (IOException e) {
            watched.requireOpen();
            LOG.warn("a provider broke off its answer: {}", String.valueOf(e.getMessage()));
            throw new Refusal.Unavailable(
                    "provider_interrupted",
                    "The provider broke off its answer.",
                    Duration.ofSeconds(1));
        }
    }
}
