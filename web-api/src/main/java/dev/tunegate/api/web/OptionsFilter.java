package dev.tunegate.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has {@code OPTIONS} answered by the route alone, with 204 and its methods, also where a browser
 * asks before a script may call: the framework would judge origins by rules that it does not have.
 */
final class OptionsFilter extends OncePerRequestFilter {

    static final String ASKED_METHOD = "Access-Control-Request-Method";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("OPTIONS");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new WithoutQuestion(request), new WithoutBlanks(response));
        if (response.getStatus() == HttpServletResponse.SC_OK && !response.isCommitted()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    /** The request without the header that makes the framework judge. */
    private static final class WithoutQuestion extends HttpServletRequestWrapper {

        WithoutQuestion(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return ASKED_METHOD.equalsIgnoreCase(name) ? null : super.getHeader(name);
        }
    }

    /** The answer without headers that say nothing, such as the framework's Accept-Patch. */
    private static final class WithoutBlanks extends HttpServletResponseWrapper {

        WithoutBlanks(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, @Nullable String value) {
            if (!"".equals(value)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, @Nullable String value) {
            if (!"".equals(value)) {
                super.addHeader(name, value);
            }
        }
    }
}
