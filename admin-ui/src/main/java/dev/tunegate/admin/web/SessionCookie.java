package dev.tunegate.admin.web;

import java.util.Set;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.server.servlet.Session.SessionTrackingMode;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shapes the cookie of the session. Only the console keeps sessions; the server adds {@code Secure}
 * by itself where the request came over https.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class SessionCookie
        implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        var session = factory.getSettings().getSession();
        session.setTimeout(SessionAge.IDLE);
        session.setTrackingModes(Set.of(SessionTrackingMode.COOKIE));
        var cookie = session.getCookie();
        cookie.setName("tunegate_console");
        cookie.setPath("/admin");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
    }
}
