package dev.tunegate.admin.web;

import dev.tunegate.application.access.KeepSession;
import dev.tunegate.application.access.SignInUser;
import dev.tunegate.domain.access.SignInAttempt;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.servlet.view.RedirectView;

/** The way to the sign-in server, and the way back. */
@Controller
final class ServerSignInPage {

    static final String BEGIN = Destination.SIGN_IN + "/begin";
    static final String RETURN = Destination.SIGN_IN + "/return";

    private static final Logger LOG = LoggerFactory.getLogger("tunegate.audit");

    private final SignInUser users;
    private final SignInTerms terms;
    private final KeepSession sessions;
    private final SessionCookies cookies;
    private final Door door;
    private final SignInPage signIn;

    ServerSignInPage(
            SignInUser users,
            SignInTerms terms,
            KeepSession sessions,
            SessionCookies cookies,
            Door door,
            SignInPage signIn) {
        this.users = users;
        this.terms = terms;
        this.sessions = sessions;
        this.cookies = cookies;
        this.door = door;
        this.signIn = signIn;
    }

    /** A link and no form: the page's policy lets forms go nowhere else. */
    @Open
    @GetMapping(BEGIN)
    ModelAndView begin(
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var attempt = SignInAttempt.fresh(back());
        var door = users.door(attempt);
        var kept = new AttemptCookie(attempt, Destination.checked(next));
        cookies.beginAttempt(kept.value(), request, response);
        var view = new RedirectView(door.toString(), false, false, false);
        view.setExpandUriTemplateVariables(false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(view);
    }

    /** What the sign-in server sends along when it leads a browser back (OpenID Connect, 3.1.2). */
    record Answer(String code, String state, String error, String iss) {}

    @Open
    @GetMapping(RETURN)
    ModelAndView back(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String error,
            @RequestParam(defaultValue = "") String iss,
            HttpServletRequest request,
            HttpServletResponse response) {
        var kept =
                cookies.attempt(request)
                        .flatMap(it -> AttemptCookie.parse(it, back()))
                        .filter(it -> it.began(state));
        cookies.endAttempt(request, response);
        var next = kept.map(AttemptCookie::next).orElse("");
        try {
            var attempt = attempt(kept, new Answer(code, state, error, iss));
            var user = users.signIn(attempt, code);
            door.enter(sessions.open(user), request, response);
            LOG.info("console.sign_in {} from {}", user, request.getRemoteAddr());
            return landing(Destination.checked(next), response);
        } catch (Refusal.NotAuthenticated | Refusal.NotAllowed | Refusal.Unavailable e) {
            LOG.warn("console.sign_in.refused from {}", request.getRemoteAddr());
            return signIn.view(next, false).failed(e.reason()).page(status(e));
        }
    }

    private SignInAttempt attempt(Optional<AttemptCookie> kept, Answer answer) {
        boolean fromHere =
                answer.iss().isEmpty()
                        || terms.issuer()
                                .filter(it -> it.issuer().toString().equals(answer.iss()))
                                .isPresent();
        if (!answer.error().isEmpty() || answer.code().isEmpty() || !fromHere) {
            throw failed();
        }
        return kept.map(AttemptCookie::attempt).orElseThrow(ServerSignInPage::failed);
    }

    private static Refusal failed() {
        return new Refusal.NotAuthenticated(
                "sign_in_failed", "Signing in did not work. Try it once more.");
    }

    private static HttpStatus status(Refusal refusal) {
        if (refusal instanceof Refusal.NotAllowed) {
            return HttpStatus.FORBIDDEN;
        }
        return refusal instanceof Refusal.Unavailable
                ? HttpStatus.SERVICE_UNAVAILABLE
                : HttpStatus.UNAUTHORIZED;
    }

    /**
     * The browser goes on by itself from here: led on by the sign-in server it would not send the
     * session's cookie, which is for requests from this site alone.
     */
    private static ModelAndView landing(String next, HttpServletResponse response) {
        response.setHeader("Refresh", "0;url=" + next);
        var page = new ModelAndView("admin/web/landing");
        page.addObject("next", next);
        return page;
    }

    private URI back() {
        return terms.address()
                .map(it -> URI.create(it.toString().replaceAll("/+$", "") + RETURN))
                .orElseGet(
                        () ->
                                ServletUriComponentsBuilder.fromCurrentContextPath()
                                        .path(RETURN)
                                        .build()
                                        .toUri());
    }
}
