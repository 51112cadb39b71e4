package dev.tunegate.admin.web;

import dev.tunegate.domain.access.SessionToken;
import dev.tunegate.domain.access.SignInTerms;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The cookies by which a browser proves who it is. Over https their names begin with {@code
 * __Host-}, so that no other host of the same domain can set them (RFC 6265bis, 4.1.3.2).
 */
@Component
final class SessionCookies {

    private static final String SESSION = "tunegate_console";
    private static final String ATTEMPT = "tunegate_sign_in";
    private static final String HOST = "__Host-";
    private static final Duration ATTEMPT_LASTS = Duration.ofMinutes(10);

    private final SignInTerms terms;

    SessionCookies(SignInTerms terms) {
        this.terms = terms;
    }

    Optional<SessionToken> session(HttpServletRequest request) {
        return value(request, SESSION).flatMap(SessionToken::parse);
    }

    /** For as long as the browser is open: the server decides when it is over. */
    void openSession(SessionToken token, HttpServletRequest request, HttpServletResponse response) {
        add(cookie(SESSION, token.value(), request).sameSite("Strict"), response);
    }

    void endSession(HttpServletRequest request, HttpServletResponse response) {
        add(cookie(SESSION, "", request).maxAge(0).sameSite("Strict"), response);
    }

    Optional<String> attempt(HttpServletRequest request) {
        return value(request, ATTEMPT);
    }

    /** The one cookie that comes along when another site, the sign-in server, leads back here. */
    void beginAttempt(String value, HttpServletRequest request, HttpServletResponse response) {
        add(cookie(ATTEMPT, value, request).maxAge(ATTEMPT_LASTS).sameSite("Lax"), response);
    }

    void endAttempt(HttpServletRequest request, HttpServletResponse response) {
        add(cookie(ATTEMPT, "", request).maxAge(0).sameSite("Lax"), response);
    }

    boolean isSecure(HttpServletRequest request) {
        return request.isSecure() || terms.isBehindHttps();
    }

    private Optional<String> value(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, named(name, request)))
                .map(Cookie::getValue);
    }

    private String named(String name, HttpServletRequest request) {
        return isSecure(request) ? HOST + name : name;
    }

    private ResponseCookie.ResponseCookieBuilder cookie(
            String name, String value, HttpServletRequest request) {
        boolean secure = isSecure(request);
        return ResponseCookie.from(named(name, request), value)
                .httpOnly(true)
                .secure(secure)
                .path(secure ? "/" : "/admin");
    }

    private static void add(
            ResponseCookie.ResponseCookieBuilder cookie, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
