package dev.tunegate.admin.web;

import dev.tunegate.application.access.KeepSession;
import dev.tunegate.application.access.SignInUser;
import dev.tunegate.application.key.AuthenticateKey;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows the ways in, and lets the local administrator in. What is wrong with a secret is told to
 * nobody.
 */
@Controller
final class SignInPage {

    private static final Logger LOG = LoggerFactory.getLogger("tunegate.audit");

    private final AuthenticateKey keys;
    private final SignInUser users;
    private final SignInTerms terms;
    private final SignInAttempts attempts;
    private final KeepSession sessions;
    private final Door door;

    SignInPage(
            AuthenticateKey keys,
            SignInUser users,
            SignInTerms terms,
            SignInAttempts attempts,
            KeepSession sessions,
            Door door) {
        this.keys = keys;
        this.users = users;
        this.terms = terms;
        this.attempts = attempts;
        this.sessions = sessions;
        this.door = door;
    }

    @Open
    @GetMapping(Destination.SIGN_IN)
    ModelAndView page(@RequestParam(defaultValue = "") String next, HttpServletRequest request) {
        if (Operator.signedIn().isPresent()) {
            return Destination.seeOther(Destination.checked(next));
        }
        boolean signedOut = request.getParameter("signed_out") != null;
        return view(next, signedOut).page(HttpStatus.OK);
    }

    @Open
    @PostMapping(Destination.SIGN_IN)
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var address = request.getRemoteAddr();
        if (!attempts.begin(address)) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, (int) SignInAttempts.WINDOW.toSeconds());
            return view(next, false)
                    .failed("Too many attempts. Wait a minute.")
                    .page(HttpStatus.TOO_MANY_REQUESTS);
        }
        if (!terms.localAdministrator() || !isAdministrators(secret.strip())) {
            LOG.warn("console.sign_in.refused from {}", address);
            return view(next, false)
                    .failed("That secret does not open the console.")
                    .page(HttpStatus.UNAUTHORIZED);
        }
        attempts.succeeded(address);
        door.enter(sessions.openForAdministrator(), request, response);
        LOG.info("console.sign_in administrator from {}", address);
        return Destination.seeOther(Destination.checked(next));
    }

    /** No key opens the console, whatever it may do: people sign in, and programs do not. */
    private boolean isAdministrators(String secret) {
        try {
            return keys.authenticate(secret).equals(Caller.administrator());
        } catch (Refusal.NotAuthenticated _) {
            return false;
        }
    }

    /** What the page says before anything is tried. */
    SignInView view(String next, boolean signedOut) {
        return new SignInView(
                "", signedOut, next, users.serverName().orElse(""), terms.localAdministrator());
    }
}
