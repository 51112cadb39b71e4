package dev.tunegate.admin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions that have been idle, or open, for too long. A page that refreshes itself is no
 * operator: its requests keep no session alive.
 */
final class SessionLimits extends OncePerRequestFilter {

    private final Clock clock;

    SessionLimits(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null) {
            var now = clock.instant();
            if (SessionAge.isOver(session, now)) {
                session.invalidate();
            } else if (!request.getRequestURI().endsWith("/live")) {
                SessionAge.touch(session, now);
            }
        }
        chain.doFilter(request, response);
    }
}
