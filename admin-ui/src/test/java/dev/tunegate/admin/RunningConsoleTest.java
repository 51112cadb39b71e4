package dev.tunegate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestConstructor;

/** What only a real server does: session cookies and forwards. */
@SpringBootTest(
        classes = ConsoleHouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
final class RunningConsoleTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                    .build();
    private final URI base;

    RunningConsoleTest(@Value("${local.server.port}") int port) {
        base = URI.create("http://127.0.0.1:" + port);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String token(HttpResponse<String> page) {
        var found = TOKEN.matcher(page.body());
        assertThat(found.find()).isTrue();
        return "_csrf=" + URLEncoder.encode(found.group(1), StandardCharsets.UTF_8);
    }

    @Test
    void the_session_lives_in_a_strict_cookie_that_no_script_reads() throws Exception {
        var page = get("/admin/sign-in");

        var entered =
                post("/admin/sign-in", token(page) + "&secret=" + ConsoleHouse.SECRET.reveal());

        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(page.headers().allValues("Set-Cookie"))
                .noneMatch(it -> it.startsWith("tunegate_console="));
        assertThat(entered.headers().allValues("Set-Cookie"))
                .filteredOn(it -> it.startsWith("tunegate_console="))
                .singleElement()
                .asString()
                .contains("Path=/admin", "HttpOnly", "SameSite=Strict");
        assertThat(get("/admin/keys").statusCode()).isEqualTo(200);
    }

    @Test
    void a_form_without_its_token_is_answered_with_a_page_that_says_so() throws Exception {
        get("/admin/sign-in");

        var page = post("/admin/sign-in", "secret=" + ConsoleHouse.SECRET.reveal());

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("This form is too old");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    }
}
