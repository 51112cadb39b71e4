package dev.tunegate.admin.web;

import dev.tunegate.application.access.KeepSession;
import dev.tunegate.domain.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Finds out who sends a request, from the cookie that came with it: anew each time, so that nobody
 * goes on with rights they have lost.
 */
@Component
final class OperatorContexts implements SecurityContextRepository {

    /** What every page but the sign-in needs, besides what it says it needs. */
    static final String AUTHORITY = "OPERATOR";

    private final KeepSession sessions;
    private final SessionCookies cookies;

    OperatorContexts(KeepSession sessions, SessionCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    @SuppressWarnings("deprecation") // it has no successor: the interface leaves it abstract
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        var context = SecurityContextHolder.createEmptyContext();
        caller(holder.getRequest()).ifPresent(it -> context.setAuthentication(signedIn(it)));
        return context;
    }

    /** A page that refreshes itself is no operator: its requests keep no session alive. */
    private Optional<Caller> caller(HttpServletRequest request) {
        boolean acts = !request.getRequestURI().endsWith("/live");
        return cookies.session(request)
                .flatMap(it -> acts ? sessions.resume(it) : sessions.look(it));
    }

    private static UsernamePasswordAuthenticationToken signedIn(Caller caller) {
        return UsernamePasswordAuthenticationToken.authenticated(
                new Operator(caller), null, List.of(new SimpleGrantedAuthority(AUTHORITY)));
    }

    /** Sessions are opened on purpose, by signing in, and never by the way. */
    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return cookies.session(request).isPresent();
    }
}
