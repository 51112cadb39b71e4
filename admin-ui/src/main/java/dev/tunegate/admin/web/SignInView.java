package dev.tunegate.admin.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the sign-in page says.
 *
 * @param error what went wrong; empty if nothing did
 * @param server what the sign-in server is called; empty if there is none
 * @param local whether the administrator's secret can be typed in
 */
record SignInView(String error, boolean signedOut, String next, String server, boolean local) {

    SignInView failed(String sentence) {
        return new SignInView(sentence, false, next, server, local);
    }

    /** Where the way to the sign-in server begins. */
    public String door() {
        return UriComponentsBuilder.fromPath(ServerSignInPage.BEGIN)
                .queryParam("next", "{next}")
                .encode()
                .buildAndExpand(next)
                .toUriString();
    }

    ModelAndView page(HttpStatus status) {
        var page = new ModelAndView("admin/web/sign-in", status);
        page.addObject("signIn", this);
        return page;
    }
}
