package dev.tunegate.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The door of the API: marks each request and its answer, refuses bodies that are compressed, and
 * answers what goes wrong anywhere behind it. What cannot be answered any more is handed to the
 * container as if the client had gone: it closes the connection at once and alarms nobody.
 */
final class ApiFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ApiResponse(response);
        ApiRequest.begin(request, answer);
        try {
            if (isCompressed(request)) {
                ErrorWriter.write(request, SpringErrors.bare(415), answer);
            } else {
                chain.doFilter(request, answer);
            }
        } catch (ServletException | IOException | RuntimeException e) {
            ApiErrors.answer(request, answer, rootOf(e));
        }
        if (ApiRequest.isBrokenOff(request)) {
            throw new ClientAbortException("half an answer must not look like a whole one");
        }
        answer.time();
    }

    /** Sizes are counted as they come in; a few compressed bytes could be any number of them. */
    private static boolean isCompressed(HttpServletRequest request) {
        var encoding = request.getHeader("Content-Encoding");
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }

    private static Throwable rootOf(Exception failure) {
        var cause = failure.getCause();
        return failure instanceof ServletException && cause != null ? cause : failure;
    }
}
