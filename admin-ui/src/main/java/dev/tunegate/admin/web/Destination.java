package dev.tunegate.admin.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Where a request is led to. Only pages of the console count; anything else becomes the jobs. */
public final class Destination {

    static final String SIGN_IN = "/admin/sign-in";
    private static final String HOME = "/admin/jobs";
    private static final Pattern PAGE =
            Pattern.compile(
                    "/admin/(?:jobs|keys|teams|users)(?:/[A-Za-z0-9_%.+-]+)*(?:\\?[!-~&&[^\\\\]]{0,1000})?");

    private Destination() {}

    /** The sign-in page, with the page to come back to. */
    static String signIn(String wanted) {
        var page = checked(wanted);
        return page.equals(HOME)
                ? SIGN_IN
                : SIGN_IN + "?next=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    static String checked(String wanted) {
        return PAGE.matcher(wanted).matches() ? wanted : HOME;
    }

    /** Leads on after a change, so that reloading does not repeat it. */
    public static ModelAndView seeOther(String path) {
        var view = new RedirectView(path, true, false, false);
        view.setExpandUriTemplateVariables(false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(view);
    }
}
