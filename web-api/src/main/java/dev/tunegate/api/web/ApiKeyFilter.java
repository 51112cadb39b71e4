package dev.tunegate.api.web;

import dev.tunegate.application.access.AuthenticateToken;
import dev.tunegate.application.key.AuthenticateKey;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is calling before anything of the body is read. */
final class ApiKeyFilter extends OncePerRequestFilter {

    /**
     * What a platform asks without a key, to learn whether the gateway works; and what tells how to
     * ask for everything else.
     */
    private static final Pattern OPEN =
            Pattern.compile("/health/.*|(/v1)?/openapi\\.json|/docs(/.*)?");

    private final AuthenticateKey keys;
    private final AuthenticateToken tokens;
    private final ForeignCredentials others;

    ApiKeyFilter(AuthenticateKey keys, AuthenticateToken tokens, ForeignCredentials others) {
        this.keys = keys;
        this.tokens = tokens;
        this.others = others;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                || OPEN.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ApiRequest.authenticated(request, callerOf(request));
        response.setHeader("openai-organization", ApiRequest.ORGANIZATION);
        chain.doFilter(request, response);
    }

    private Caller callerOf(HttpServletRequest request) {
        var key = Credentials.of(request);
        try {
            var caller = caller(key, keys, tokens);
            others.admit(request, key);
            return caller;
        } catch (Refusal.NotAuthenticated e) {
            throw others.explain(request, e);
        }
    }

    /**
     * @throws Refusal.NotAuthenticated if it is nobody's, or does not open any more
     */
    static Caller caller(String presented, AuthenticateKey keys, AuthenticateToken tokens) {
        return AuthenticateToken.looksLikeToken(presented)
                ? tokens.authenticate(presented)
                : keys.authenticate(presented);
    }
}
