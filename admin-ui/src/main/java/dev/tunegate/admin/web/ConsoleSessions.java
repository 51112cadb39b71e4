package dev.tunegate.admin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Opens sessions. Each begins with an id of its own, whatever the browser had before. */
@Component
final class ConsoleSessions {

    /** What every page but the sign-in needs. */
    static final String AUTHORITY = "ADMINISTRATION";

    private final HttpSessionSecurityContextRepository contexts =
            new HttpSessionSecurityContextRepository();
    private final CsrfTokenRepository tokens;
    private final Clock clock;

    ConsoleSessions(CsrfTokenRepository consoleCsrfTokens, Clock clock) {
        this.tokens = consoleCsrfTokens;
        this.clock = clock;
    }

    void open(Operator operator, HttpServletRequest request, HttpServletResponse response) {
        Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
        tokens.saveToken(tokens.generateToken(request), request, response);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        operator, null, List.of(new SimpleGrantedAuthority(AUTHORITY))));
        SessionAge.begin(request.getSession(true), clock.instant());
        contexts.saveContext(context, request, response);
    }
}
