package dev.tunegate.admin.web;

import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Turns every refusal into an alert: a page of its own, or a fragment where htmx asked. */
@ControllerAdvice("dev.tunegate.admin")
final class AdminErrors {

    private static final Logger LOG = LoggerFactory.getLogger(AdminErrors.class);

    private final Navigation navigation;

    AdminErrors(Navigation navigation) {
        this.navigation = navigation;
    }

    @ExceptionHandler
    ModelAndView refused(
            Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        if (refusal instanceof Refusal.Unavailable later) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(later.retryAfter().toSeconds()));
        }
        var alert = new AlertView(title(refusal), refusal.reason());
        return answer(status(refusal), alert, request, response);
    }

    /** Whatever else goes wrong is the framework's word about a bad request, or our own fault. */
    @ExceptionHandler
    ModelAndView broken(Exception e, HttpServletRequest request, HttpServletResponse response) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var alert = new AlertView("That did not work", "The request cannot be understood.");
            return answer(known.getStatusCode().value(), alert, request, response);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        var alert = new AlertView("Something broke", "The fault is ours; the log says more.");
        return answer(500, alert, request, response);
    }

    private ModelAndView answer(
            int status, AlertView alert, HttpServletRequest request, HttpServletResponse response) {
        boolean fragment = request.getHeader("HX-Request") != null;
        if (fragment) {
            response.setHeader("HX-Retarget", "#alerts");
            response.setHeader("HX-Reswap", "innerHTML");
        }
        var view = fragment ? "admin/ui/alert :: alert" : "admin/web/refused";
        var answer = new ModelAndView(view, HttpStatusCode.valueOf(status));
        answer.addObject("frame", navigation.frame(request));
        answer.addObject("alert", alert);
        return answer;
    }

    private static int status(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotAuthenticated _ -> 401;
            case Refusal.NotAllowed _ -> 403;
            case Refusal.NotFound _ -> 404;
            case Refusal.InvalidInput _, Refusal.NotSupported _ -> 400;
            case Refusal.TooLarge _ -> 413;
            case Refusal.WrongState _, Refusal.Conflict _ -> 409;
            case Refusal.Outdated _ -> 412;
            case Refusal.LimitReached _ -> 429;
            case Refusal.Unavailable _ -> 503;
            case Refusal.TurnedDownByProvider it -> it.status();
        };
    }

    private static String title(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotAuthenticated _ -> "Please sign in";
            case Refusal.NotAllowed _ -> "Not allowed";
            case Refusal.NotFound _ -> "Not found";
            case Refusal.InvalidInput _ -> "That is not valid";
            case Refusal.TooLarge _ -> "Too large";
            case Refusal.WrongState _ -> "That is not possible";
            case Refusal.NotSupported _ -> "Not supported";
            case Refusal.Conflict _ -> "That contradicts something";
            case Refusal.Outdated _ -> "This was changed meanwhile";
            case Refusal.LimitReached _ -> "A limit is reached";
            case Refusal.Unavailable _ -> "Not now";
            case Refusal.TurnedDownByProvider _ -> "The provider turned it down";
        };
    }
}
