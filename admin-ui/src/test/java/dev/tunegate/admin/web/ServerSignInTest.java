package dev.tunegate.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.admin.Browser;
import dev.tunegate.admin.ConsoleHouse;
import dev.tunegate.admin.ConsoleTest;
import dev.tunegate.admin.Page;
import dev.tunegate.domain.access.ProvenIdentity;
import dev.tunegate.domain.access.StandInSignInServer;
import dev.tunegate.domain.organization.PlatformRole;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Getting in through a sign-in server, and what each kind of person then sees. */
@ConsoleTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
final class ServerSignInTest {

    private final MockMvcTester mvc;
    private final ConsoleHouse house;

    ServerSignInTest(MockMvcTester mvc, ConsoleHouse house) {
        this.mvc = mvc;
        this.house = house;
    }

    private static ProvenIdentity person(String name, String... groups) {
        return new ProvenIdentity(
                ProvenIdentity.subject(StandInSignInServer.ISSUER, name),
                Optional.of(name + "@example.com"),
                Optional.of(name),
                Set.of(groups));
    }

    private Page enter(Browser browser, ProvenIdentity person, String next) {
        house.server.meet(person);
        var begun = browser.get("/admin/sign-in/begin?next=" + next);
        var door = URI.create(begun.header("Location").orElseThrow());
        var code = house.server.enter(door);
        return browser.get("/admin/sign-in/return?code=" + code + "&" + door.getQuery());
    }

    private Browser signedIn(ProvenIdentity person) {
        var browser = Browser.at(mvc, "10.2.0.1");
        assertThat(enter(browser, person, "").status()).isEqualTo(200);
        return browser;
    }

    @Test
    void the_page_offers_the_server_by_its_name() {
        var page = Browser.at(mvc, "10.2.0.2").get("/admin/sign-in?next=/admin/keys");

        assertThat(page.text("sign-in-server")).isEqualTo("Sign in with Example <b>Login</b>");
        assertThat(page.element("sign-in-server"))
                .contains("/admin/sign-in/begin?next=%2Fadmin%2Fkeys");
        assertThat(page.has("secret")).isTrue();
    }

    @Test
    void whoever_comes_back_goes_on_to_the_page_they_wanted_by_a_step_of_their_own() {
        var browser = Browser.at(mvc, "10.2.0.3");

        var landed = enter(browser, person("anna", "platform"), "/admin/keys");

        assertThat(landed.header("Refresh")).contains("0;url=/admin/keys");
        assertThat(landed.element("go-on")).contains("href=\"/admin/keys\"");
        assertThat(landed.result().getResponse().getHeaders("Set-Cookie"))
                .anyMatch(
                        it -> it.startsWith("tunegate_console=") && it.contains("SameSite=Strict"))
                .anyMatch(it -> it.startsWith("tunegate_sign_in=;") && it.contains("Max-Age=0"));
        assertThat(browser.get("/admin/keys").text("operator")).isEqualTo("anna");
    }

    @Test
    void only_the_cookie_of_the_attempt_travels_with_other_sites_requests() {
        var page = Browser.at(mvc, "10.2.0.4").get("/admin/sign-in/begin");

        assertThat(page.header("Set-Cookie").orElse(""))
                .startsWith("tunegate_sign_in=")
                .contains("HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=/admin");
    }

    @Test
    void over_https_cookies_belong_to_this_host_alone() {
        var page = Browser.at(mvc, "10.2.0.5").get("https://localhost/admin/sign-in/begin");

        assertThat(page.header("Set-Cookie").orElse(""))
                .startsWith("__Host-tunegate_sign_in=")
                .contains("Secure", "Path=/;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=made-up&state=STATE",
                "code=CODE&state=0",
                "code=CODE",
                "state=STATE",
                "error=access_denied&state=STATE",
                "code=CODE&state=STATE&iss=https://evil.example"
            })
    void an_answer_that_is_not_to_our_question_lets_nobody_in(String answer) {
        var browser = Browser.at(mvc, "10.2.0.6");
        house.server.meet(person("mallory", "platform"));
        var door = URI.create(browser.get("/admin/sign-in/begin").header("Location").orElseThrow());
        var query =
                answer.replace("CODE", house.server.enter(door))
                        .replace("STATE", door.getQuery().substring("state=".length()));

        var page = browser.get("/admin/sign-in/return?" + query);

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text("sign-in-error"))
                .isEqualTo("Signing in did not work. Try it once more.");
        assertThat(browser.sessionId()).isEmpty();
    }

    @Test
    void an_attempt_is_good_for_one_answer() {
        var browser = Browser.at(mvc, "10.2.0.7");
        house.server.meet(person("nora"));
        var door = URI.create(browser.get("/admin/sign-in/begin").header("Location").orElseThrow());
        browser.get("/admin/sign-in/return?error=oops&" + door.getQuery());

        var again =
                browser.get(
                        "/admin/sign-in/return?code="
                                + house.server.enter(door)
                                + "&"
                                + door.getQuery());

        assertThat(again.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "platform, true, true",
        "audit, true, false",
        "nobodies, true, true",
        "lookers, true, false"
    })
    void each_sees_the_pages_of_their_role_and_buttons_only_for_what_they_may(
            String group, boolean seesKeys, boolean mayIssue) {
        var browser = signedIn(person("in-" + group, group));

        var keys = browser.get("/admin/keys");

        assertThat(browser.get("/admin/jobs").status()).isEqualTo(200);
        assertThat(keys.status() == 200).isEqualTo(seesKeys);
        assertThat(keys.has("issue-form")).isEqualTo(mayIssue);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit", "lookers"})
    void what_is_not_offered_is_refused_as_well(String group) {
        var browser = signedIn(person("trying-" + group, group));
        browser.get("/admin/keys");

        var issued = browser.post("/admin/keys", "every_model", "yes", "duration", "1d");
        var blocked = browser.post("/admin/users/in-audit/block", "version", "1");

        assertThat(issued.status()).isEqualTo(403);
        assertThat(blocked.status()).isEqualTo(403);
    }

    @Test
    void a_block_ends_a_session_at_its_next_request_and_a_lost_role_narrows_it() {
        var browser = signedIn(person("olga", "platform"));
        var id = house.users.byEmail("olga@example.com").orElseThrow().id();
        browser.get("/admin/keys");

        house.users.change(id, it -> it.withRole(PlatformRole.AUDITOR, it.revision()));
        var narrowed = browser.get("/admin/keys");
        house.users.change(id, it -> it.with(it.profile().blocked(true), it.revision()));
        var ended = browser.get("/admin/keys");

        assertThat(narrowed.has("issue-form")).isFalse();
        assertThat(ended.header("Location").orElse("")).startsWith("/admin/sign-in");
    }
}
