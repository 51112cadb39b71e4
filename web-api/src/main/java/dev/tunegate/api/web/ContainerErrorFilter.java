package dev.tunegate.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.BadRequestException;

/**
 * Answers in JSON what the container refuses once it has found the application, but before a chain
 * sees it. Requests of the console are left to its error pages.
 */
final class ContainerErrorFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String CONSOLE = "/admin";

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (path.equals(CONSOLE) || path.startsWith(CONSOLE + "/")) {
            chain.doFilter(request, response);
        } else {
            ApiRequest.markAnswer(response);
            ErrorWriter.write(SpringErrors.bare(status(request, response)), response);
        }
    }

    /** To the container a body in broken chunks is a failure of ours. */
    private static int status(HttpServletRequest request, HttpServletResponse response) {
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return failure instanceof BadRequestException ? 400 : response.getStatus();
    }
}
