package dev.tunegate.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.server.RequestPath;

/**
 * Turns away a path that cannot be decoded. The container does not look at what stands behind a
 * semicolon, and the framework's own filters stumble over it before the firewall is asked.
 */
final class DecodablePathFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isDecodable(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean isDecodable(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (path.indexOf('%') < 0) {
            return true;
        }
        try {
            RequestPath.parse(path, request.getContextPath());
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
