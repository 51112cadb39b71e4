package dev.tunegate.admin.web;

import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The addresses that belong to no column: the front door, the theme, and what leads nowhere. */
@Controller
final class FramePage {

    private final AdminErrors errors;
    private final SessionCookies cookies;

    FramePage(AdminErrors errors, SessionCookies cookies) {
        this.errors = errors;
        this.cookies = cookies;
    }

    @Open
    @GetMapping("/admin")
    ModelAndView home() {
        return Destination.seeOther("/admin/jobs");
    }

    @Open
    @PostMapping("/admin/theme")
    ModelAndView theme(
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        var cookie =
                ResponseCookie.from(Theme.COOKIE, Theme.named(theme).word())
                        .path("/admin")
                        .maxAge(Duration.ofDays(365))
                        .httpOnly(true)
                        .secure(cookies.isSecure(request))
                        .sameSite("Strict")
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return Destination.seeOther(
                Operator.signedIn().isPresent() ? Destination.checked(back) : Destination.SIGN_IN);
    }

    /** Security leads here: the form's token is missing or old, or another site sent it. */
    @Open
    @RequestMapping("/admin/denied")
    ModelAndView denied(HttpServletRequest request, HttpServletResponse response) {
        var refusal =
                new Refusal.NotAllowed(
                        "form_expired",
                        "This form is too old, or it did not come from this console. Open the page"
                                + " again and repeat what you did.");
        return errors.refused(refusal, request, response);
    }

    @Open
    @RequestMapping("/admin/**")
    ModelAndView nowhere(HttpServletRequest request, HttpServletResponse response) {
        var refusal = new Refusal.NotFound("page", request.getRequestURI(), "path");
        return errors.refused(refusal, request, response);
    }
}
