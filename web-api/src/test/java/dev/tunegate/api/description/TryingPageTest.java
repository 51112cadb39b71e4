package dev.tunegate.api.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.api.TestServer;
import dev.tunegate.api.web.BrowserAccess;
import dev.tunegate.api.web.UnknownRoute;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page to try the API. */
final class TryingPageTest {

    @ParameterizedTest
    @CsvSource({
        "/docs,text/html",
        "/docs/page.js,text/javascript",
        "/docs/page.css,text/css",
        "/docs/swagger-ui.css,text/css",
        "/docs/swagger-ui-bundle.js,text/javascript"
    })
    void its_files_are_for_everybody(String path, String type) {
        var answer = TestServer.nobody().get(path).ok();

        assertThat(answer.header("content-type").orElse("")).startsWith(type);
        assertThat(answer.bytes()).isNotEmpty();
        assertThat(answer.header("x-request-id").orElse("")).startsWith("req_");
    }

    @Test
    void nothing_on_it_comes_from_elsewhere_or_stands_between_the_lines() {
        var answer = TestServer.nobody().get("/docs").ok();

        assertThat(answer.header("content-security-policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.text())
                .doesNotContain("<script>")
                .doesNotContain("<style")
                .doesNotContain("http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/", "/docs/nothing.js", "/docs/page.html/x", "/docs/..%2fx"})
    void nothing_else_stands_there(String path) {
        assertThat(TestServer.someTenant().get(path).status()).isIn(400, 404);
    }

    @Test
    void an_operator_can_turn_it_off() {
        var page = new TryingPage(new BrowserAccess(Set.of(), false));

        assertThatThrownBy(page::page).isInstanceOf(UnknownRoute.class);
    }
}
