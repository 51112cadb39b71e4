package dev.tunegate.admin.web;

import dev.tunegate.application.key.AuthenticateKey;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lets administrators in. What is wrong with a secret is told to nobody. */
@Controller
final class SignInPage {

    private static final Logger LOG = LoggerFactory.getLogger("tunegate.audit");

    private final AuthenticateKey keys;
    private final SignInAttempts attempts;
    private final ConsoleSessions sessions;

    SignInPage(AuthenticateKey keys, SignInAttempts attempts, ConsoleSessions sessions) {
        this.keys = keys;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    /** What the page says. */
    record SignInView(String error, boolean signedOut, String next) {}

    @GetMapping(Destination.SIGN_IN)
    ModelAndView page(@RequestParam(defaultValue = "") String next, HttpServletRequest request) {
        if (Navigation.isSignedIn()) {
            return Destination.seeOther(Destination.checked(next));
        }
        boolean signedOut = request.getParameter("signed_out") != null;
        return page(HttpStatus.OK, new SignInView("", signedOut, next));
    }

    @PostMapping(Destination.SIGN_IN)
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var address = request.getRemoteAddr();
        if (!attempts.begin(address)) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, (int) SignInAttempts.WINDOW.toSeconds());
            var view = new SignInView("Too many attempts. Wait a minute.", false, next);
            return page(HttpStatus.TOO_MANY_REQUESTS, view);
        }
        var operator = operator(secret.strip());
        if (operator.isEmpty()) {
            LOG.warn("console.sign_in.refused from {}", address);
            var view = new SignInView("That secret does not open the console.", false, next);
            return page(HttpStatus.UNAUTHORIZED, view);
        }
        attempts.succeeded(address);
        sessions.open(operator.get(), request, response);
        LOG.info("console.sign_in {} from {}", operator.get().caller().owner(), address);
        return Destination.seeOther(Destination.checked(next));
    }

    /** The administrator with this secret. A developer's key opens no console. */
    private Optional<Operator> operator(String secret) {
        try {
            return Optional.of(keys.authenticate(secret))
                    .filter(SignInPage::mayEnter)
                    .map(Operator::new);
        } catch (Refusal.NotAuthenticated _) {
            return Optional.empty();
        }
    }

    private static boolean mayEnter(Caller caller) {
        return AccessPolicy.allows(caller, Permission.ADMINISTRATION);
    }

    private static ModelAndView page(HttpStatus status, SignInView view) {
        var page = new ModelAndView("admin/web/sign-in", status);
        page.addObject("signIn", view);
        return page;
    }
}
