package dev.tunegate.api.web;

import dev.tunegate.application.key.AuthenticateKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is calling before anything of the body is read. */
final class ApiKeyFilter extends OncePerRequestFilter {

    /** What a platform asks without a key, to learn whether the gateway works. */
    private static final String OPEN = "/health/";

    private final AuthenticateKey authenticate;

    ApiKeyFilter(AuthenticateKey authenticate) {
        this.authenticate = authenticate;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(OPEN);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = authenticate.authenticate(Credentials.of(request));
        ApiRequest.authenticated(request, caller);
        chain.doFilter(request, response);
    }
}
