package dev.tunegate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.HttpCookie;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * Visits pages: it keeps cookies and the session, and sends the hidden field of the last form it
 * has seen.
 */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final MockMvcTester mvc;
    private final String address;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private String token = "";

    private Browser(MockMvcTester mvc, String address) {
        this.mvc = mvc;
        this.address = address;
    }

    public static Browser at(MockMvcTester mvc, String address) {
        return new Browser(mvc, address);
    }

    public static Browser signedIn(MockMvcTester mvc) {
        var browser = at(mvc, "127.0.0.1");
        browser.signIn(ConsoleHouse.SECRET.reveal());
        return browser;
    }

    public Page signIn(String secret) {
        get("/admin/sign-in");
        return post("/admin/sign-in", "secret", secret);
    }

    public Page get(String path, String... headers) {
        return visit(MockMvcRequestBuilders.get(URI.create(path)), headers);
    }

    /** As htmx asks. */
    public Page fragment(String path) {
        return get(path, "HX-Request", "true");
    }

    /** Fills in a form and sends it, with the token of the last page. */
    public Page post(String path, String... fields) {
        return visit(form(path, fields));
    }

    public Page postFragment(String path, String... fields) {
        return visit(form(path, fields), "HX-Request", "true");
    }

    public Page postFrom(String site, String path, String... fields) {
        return visit(form(path, fields), "Sec-Fetch-Site", site);
    }

    /** Forgets the token: whatever is posted now did not come from a form. */
    public Browser withoutToken() {
        token = "";
        return this;
    }

    public String sessionId() {
        var cookie = cookies.get("tunegate_console");
        return cookie == null ? "" : cookie.getValue();
    }

    /** What a browser does with a cookie, and with one that is to be forgotten. */
    private void keep(String header) {
        var cookie = HttpCookie.parse(header).getFirst();
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), new Cookie(cookie.getName(), cookie.getValue()));
        }
    }

    private AbstractMockHttpServletRequestBuilder<?> form(String path, String... fields) {
        var post = MockMvcRequestBuilders.post(URI.create(path)).param("_csrf", token);
        for (int i = 0; i < fields.length; i += 2) {
            post.param(fields[i], fields[i + 1]);
        }
        return post;
    }

    private Page visit(AbstractMockHttpServletRequestBuilder<?> request, String... headers) {
        request.with(
                it -> {
                    it.setRemoteAddr(address);
                    it.setCookies(cookies.values().toArray(Cookie[]::new));
                    return it;
                });
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        var result = mvc.perform(request);
        assertThat(result.getRequest().getSession(false)).isNull();
        result.getResponse().getHeaders("Set-Cookie").forEach(this::keep);
        var page = Page.of(result);
        var found = TOKEN.matcher(page.body());
        token = found.find() ? found.group(1) : token;
        return page;
    }
}
