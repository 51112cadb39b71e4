package dev.tunegate.admin.web;

import dev.tunegate.application.access.KeepSession;
import dev.tunegate.domain.access.SessionToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * Where sessions begin and end. Each begins with a cookie of its own, whatever was there before.
 */
@Component
final class Door implements LogoutHandler {

    private final KeepSession sessions;
    private final SessionCookies cookies;
    private final CsrfTokenRepository tokens;

    Door(KeepSession sessions, SessionCookies cookies, CsrfTokenRepository consoleCsrfTokens) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.tokens = consoleCsrfTokens;
    }

    void enter(SessionToken token, HttpServletRequest request, HttpServletResponse response) {
        cookies.session(request).ifPresent(sessions::end);
        tokens.saveToken(tokens.generateToken(request), request, response);
        cookies.openSession(token, request, response);
    }

    @Override
    public void logout(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication) {
        cookies.session(request).ifPresent(sessions::end);
        cookies.endSession(request, response);
    }
}
