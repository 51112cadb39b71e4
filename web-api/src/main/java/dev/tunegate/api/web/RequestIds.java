package dev.tunegate.api.web;

import dev.tunegate.domain.shared.RandomId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every answer an id by which it is found again in the log, and says how long it took. An id
 * that a caller sends is not trusted.
 */
final class RequestIds extends OncePerRequestFilter {

    private static final String NAME = "x-request-id";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = "req_" + RandomId.letters(24);
        response.setHeader(NAME, id);
        response.setHeader("openai-version", "2020-10-01");
        try (var _ = MDC.putCloseable("request", id)) {
            chain.doFilter(request, new Timed(response, System.nanoTime()));
        }
    }

    /** The id of the answer that is being made. */
    static String of(HttpServletResponse response) {
        return String.valueOf(response.getHeader(NAME));
    }

    /** Sets the time just before the first byte goes out. */
    private static final class Timed extends HttpServletResponseWrapper {

        private final long begun;

        private Timed(HttpServletResponse response, long begun) {
            super(response);
            this.begun = begun;
        }

        @Override
        public void setStatus(int status) {
            super.setStatus(status);
            stamp();
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            stamp();
            return super.getOutputStream();
        }

        private void stamp() {
            long millis = (System.nanoTime() - begun) / 1_000_000;
            setHeader("openai-processing-ms", String.valueOf(millis));
        }
    }
}
