package dev.tunegate.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets scripts of the configured origins read answers. Whoever else sends an origin is answered as
 * ever, and their browser keeps the answer from them. Keys are sent by scripts, never by the
 * browser itself, so nothing is said of credentials.
 */
final class OriginFilter extends OncePerRequestFilter {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String SHOWN =
            "x-request-id, openai-processing-ms, openai-version, openai-organization, retry-after,"
                    + " x-should-retry, x-ratelimit-limit-requests,"
                    + " x-ratelimit-remaining-requests, x-ratelimit-reset-requests, etag, link,"
                    + " idempotent-replayed, content-disposition";
    private static final Set<String> TAKEN =
            Set.of(
                    "authorization",
                    "api-key",
                    "x-api-key",
                    "content-type",
                    "accept",
                    "range",
                    "if-match",
                    "if-none-match",
                    "idempotency-key",
                    "custom-llm-provider",
                    "openai-organization",
                    "openai-project",
                    "openai-beta");

    /** What SDKs and clients of Portkey add by themselves. */
    private static final Set<String> TAKEN_BEGINNINGS = Set.of("x-stainless-", "x-portkey-");

    private final Set<String> origins;

    OriginFilter(Set<String> origins) {
        this.origins = origins;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return origins.isEmpty();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader("Vary", "Origin");
        var origin = request.getHeader("Origin");
        if (origin != null && origins.contains(origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Expose-Headers", SHOWN);
            if (asksFirst(request)) {
                response.setHeader("Access-Control-Allow-Methods", METHODS);
                response.setHeader("Access-Control-Allow-Headers", taken(request));
                response.setHeader("Access-Control-Max-Age", "600");
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean asksFirst(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader(OptionsFilter.ASKED_METHOD) != null;
    }

    /** Of the headers that a script wants to send, those that mean something here. */
    private static String taken(HttpServletRequest request) {
        var asked = request.getHeader("Access-Control-Request-Headers");
        return asked == null
                ? ""
                : String.join(
                        ", ",
                        Arrays.stream(asked.split(","))
                                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                                .filter(OriginFilter::isTaken)
                                .toList());
    }

    private static boolean isTaken(String header) {
        return TAKEN.contains(header) || TAKEN_BEGINNINGS.stream().anyMatch(header::startsWith);
    }
}
