package dev.tunegate.admin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Leads whoever is not signed in to the sign-in page, and later back to where they wanted to go.
 */
final class EndedSession implements AuthenticationEntryPoint {

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", Destination.signIn(shownPage(request)));
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(Destination.signIn(wantedPage(request)));
        }
    }

    private static String wantedPage(HttpServletRequest request) {
        var query = Optional.ofNullable(request.getQueryString()).map(it -> "?" + it).orElse("");
        return request.getMethod().equals("GET") ? request.getRequestURI() + query : "";
    }

    /** A fragment is no page: the one around it is what the operator looks at. */
    private static String shownPage(HttpServletRequest request) {
        try {
            var shown =
                    URI.create(Optional.ofNullable(request.getHeader("HX-Current-URL")).orElse(""));
            var query = Optional.ofNullable(shown.getRawQuery()).map(it -> "?" + it).orElse("");
            return Optional.ofNullable(shown.getRawPath()).orElse("") + query;
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
