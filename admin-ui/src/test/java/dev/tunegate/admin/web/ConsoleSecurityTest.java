package dev.tunegate.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.admin.Browser;
import dev.tunegate.admin.ConsoleHouse;
import dev.tunegate.admin.ConsoleTest;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.key.KeyFixture;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What every page promises, and what no request may do. */
@ConsoleTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
final class ConsoleSecurityTest {

    private static final Set<String> OPEN =
            Set.of(
                    "/admin/sign-in",
                    "/admin/sign-in/begin",
                    "/admin/sign-in/return",
                    "/admin/theme",
                    "/admin/assets/{name}");

    private final MockMvcTester mvc;
    private final ConsoleHouse house;
    private final RequestMappingHandlerMapping routes;

    ConsoleSecurityTest(
            MockMvcTester mvc,
            ConsoleHouse house,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        this.mvc = mvc;
        this.house = house;
        this.routes = routes;
    }

    @Test
    void every_page_declares_what_it_needs_and_only_frames_need_nothing() {
        var pages =
                routes.getHandlerMethods().values().stream()
                        .filter(it -> it.getBeanType().getName().startsWith("dev.tunegate."))
                        .toList();

        assertThat(pages).hasSizeGreaterThan(20);
        assertThat(pages)
                .allSatisfy(
                        it ->
                                assertThat(
                                                it.hasMethodAnnotation(Needs.class)
                                                        != it.hasMethodAnnotation(Open.class))
                                        .as(it.toString())
                                        .isTrue());
        assertThat(pages)
                .filteredOn(it -> it.hasMethodAnnotation(Open.class))
                .allSatisfy(
                        it ->
                                assertThat(it.getBeanType().getPackageName())
                                        .isEqualTo("dev.tunegate.admin.web"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/sign-in", "/admin/jobs", "/admin/keys", "/admin/nowhere"})
    void every_page_carries_the_strict_headers(String path) {
        var page = Browser.signedIn(mvc).get(path);

        assertThat(page.header("Content-Security-Policy"))
                .contains(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
                                + " data:; font-src 'self'; connect-src 'self'; form-action 'self';"
                                + " base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.header("Referrer-Policy")).contains("same-origin");
        assertThat(page.header("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(page.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.result().getResponse().getHeaders("Vary")).contains("HX-Request");
    }

    @Test
    void no_page_holds_anything_inline() {
        var job = JobFixture.aJob().running().build();
        house.jobs.add(job);
        house.keys.add(KeyFixture.aKey().build());
        var browser = Browser.signedIn(mvc);

        var pages =
                Stream.of("/admin/jobs", "/admin/jobs/" + job.id(), "/admin/keys")
                        .map(it -> browser.get(it).body())
                        .toList();

        assertThat(pages)
                .allSatisfy(
                        it ->
                                assertThat(it)
                                        .doesNotContainPattern("\\sstyle=")
                                        .doesNotContainPattern("\\son[a-z]+=")
                                        .doesNotContain("<style", "hx-on", "javascript:", "js:")
                                        .doesNotContainPattern("<script(?![^>]* src=)"));
    }

    @Test
    void every_route_but_the_open_ones_needs_a_sign_in() {
        var stranger = Browser.at(mvc, "10.1.0.1");
        stranger.get("/admin/sign-in");

        var answers =
                routes().flatMap(it -> visits(stranger, it)).filter(it -> !it.isEmpty()).toList();

        assertThat(answers).hasSizeGreaterThan(15).allMatch(it -> it.endsWith("302 to sign-in"));
    }

    private Stream<RequestMappingInfo> routes() {
        return routes.getHandlerMethods().keySet().stream()
                .filter(it -> it.getPatternValues().stream().anyMatch(p -> p.startsWith("/admin")))
                .filter(it -> it.getPatternValues().stream().noneMatch(OPEN::contains));
    }

    private static Stream<String> visits(Browser stranger, RequestMappingInfo route) {
        var methods = route.getMethodsCondition().getMethods();
        return route.getPatternValues().stream()
                .map(it -> it.replace("{id:[0-9A-Za-z]{10}}", "0123456789"))
                .map(it -> it.replace("{id}", "ftjob-1").replace("**", "what/ever"))
                .map(it -> it + " " + answer(stranger, it, methods.contains(RequestMethod.POST)));
    }

    private static String answer(Browser stranger, String path, boolean post) {
        var page = post ? stranger.post(path) : stranger.get(path);
        boolean led = page.header("Location").orElse("").startsWith("/admin/sign-in");
        return page.status() + (led ? " to sign-in" : " " + page.header("Location"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/keys",
                "/admin/keys/0123456789/block",
                "/admin/keys/0123456789/delete",
                "/admin/jobs/ftjob-1/cancel",
                "/admin/theme",
                "/admin/sign-in",
                "/admin/sign-out"
            })
    void a_change_without_the_forms_token_is_refused(String path) {
        var browser = Browser.signedIn(mvc).withoutToken();

        var page = browser.post(path, "secret", ConsoleHouse.SECRET.reveal());

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.result()).hasForwardedUrl("/admin/denied");
        assertThat(browser.get("/admin/keys").status()).isEqualTo(200);
    }

    @Test
    void a_change_that_another_site_sends_is_refused_even_with_the_token() {
        var key = KeyFixture.aKey().build();
        house.keys.add(key);
        var browser = Browser.signedIn(mvc);
        browser.get("/admin/keys");

        var pages =
                List.of("cross-site", "same-site").stream()
                        .map(it -> browser.postFrom(it, "/admin/keys/" + key.id() + "/block"))
                        .toList();

        assertThat(pages).allSatisfy(it -> assertThat(it.status()).isEqualTo(403));
        assertThat(house.keys.find(key.id())).contains(key);
    }

    @Test
    void files_are_open_to_everyone_and_kept_by_the_browser() {
        var page = Browser.at(mvc, "10.1.0.2").get("/admin/assets/console.css?v=1");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).hasSizeLessThan(25_000).contains("color-scheme");
        assertThat(page.header("Content-Type").orElse("")).startsWith("text/css");
        assertThat(page.header("Cache-Control")).contains("max-age=31536000, public, immutable");
    }

    @Test
    void pages_load_files_that_exist() {
        var browser = Browser.at(mvc, "10.1.0.3");
        var page = browser.get("/admin/sign-in").body();

        var files =
                Pattern.compile("(?:src|href)=\"(/admin/assets/[^\"]+)\"")
                        .matcher(page)
                        .results()
                        .map(it -> it.group(1))
                        .toList();

        assertThat(files).hasSize(4);
        assertThat(files).allSatisfy(it -> assertThat(browser.get(it).status()).isEqualTo(200));
    }

    @Test
    void no_other_file_is_served() {
        var browser = Browser.signedIn(mvc);

        assertThat(browser.get("/admin/assets/other.css").status()).isEqualTo(404);
        assertThat(browser.get("/admin/console.css").status()).isEqualTo(404);
    }

    @Test
    void the_theme_is_remembered_and_leads_back() {
        var browser = Browser.signedIn(mvc);
        browser.get("/admin/keys");

        var page = browser.post("/admin/theme", "theme", "dark", "back", "/admin/keys");
        var after = browser.get("/admin/keys");

        assertThat(page.header("Location")).contains("/admin/keys");
        assertThat(page.header("Set-Cookie").orElse(""))
                .contains("tunegate_theme=dark", "HttpOnly", "SameSite=Strict", "Path=/admin");
        assertThat(after.body()).contains("data-theme=\"dark\"");
    }

    @Test
    void a_page_that_does_not_exist_says_so() {
        var page = Browser.signedIn(mvc).get("/admin/nowhere");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text("refused")).contains("No such page: /admin/nowhere");
    }

    @Test
    void a_page_tells_which_methods_it_takes() {
        var answer = mvc.options().uri("/admin/sign-in").exchange();

        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("Allow")).contains("GET", "POST");
    }

    @Test
    void the_front_door_leads_to_the_jobs() {
        var page = Browser.signedIn(mvc).get("/admin");

        assertThat(page.header("Location")).contains("/admin/jobs");
    }
}
