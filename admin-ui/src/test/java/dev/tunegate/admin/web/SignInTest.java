package dev.tunegate.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.admin.Browser;
import dev.tunegate.admin.ConsoleHouse;
import dev.tunegate.admin.ConsoleTest;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.key.Environment;
import dev.tunegate.domain.key.KeyFixture;
import dev.tunegate.domain.key.KeySecret;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Getting in, staying in and getting out. */
@ConsoleTest
final class SignInTest {

    private final MockMvcTester mvc;
    private final ConsoleHouse house;

    SignInTest(MockMvcTester mvc, ConsoleHouse house) {
        this.mvc = mvc;
        this.house = house;
    }

    @Test
    void a_stranger_is_led_to_the_sign_in_page_and_then_to_where_they_wanted() {
        var browser = Browser.at(mvc, "10.0.0.1");

        var turnedAway = browser.get("/admin/jobs?status=running");
        browser.get(turnedAway.header("Location").orElseThrow());
        var entered =
                browser.post(
                        "/admin/sign-in",
                        "secret",
                        ConsoleHouse.SECRET.reveal(),
                        "next",
                        "/admin/jobs?status=running");

        assertThat(turnedAway.status()).isEqualTo(302);
        assertThat(turnedAway.header("Location"))
                .contains("/admin/sign-in?next=%2Fadmin%2Fjobs%3Fstatus%3Drunning");
        assertThat(entered.status()).isEqualTo(303);
        assertThat(entered.header("Location")).contains("/admin/jobs?status=running");
    }

    @Test
    void looking_at_the_sign_in_page_makes_no_session() {
        var browser = Browser.at(mvc, "10.0.0.2");

        browser.get("/admin/sign-in");
        browser.post("/admin/sign-in", "secret", "wrong");

        assertThat(browser.sessionId()).isEmpty();
    }

    @Test
    void every_sign_in_begins_a_session_with_an_id_of_its_own() {
        var browser = Browser.signedIn(mvc);
        var former = browser.sessionId();
        browser.get("/admin/keys");

        browser.post("/admin/sign-in", "secret", ConsoleHouse.SECRET.reveal());

        assertThat(former).isNotEmpty();
        assertThat(browser.sessionId()).isNotEmpty().isNotEqualTo(former);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "sk-ft-adm-0000000000_nonsense"})
    void a_wrong_secret_is_refused_with_one_and_the_same_sentence(String secret) {
        var browser = Browser.at(mvc, "10.0.0.3");

        var page = browser.signIn(secret);

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text("sign-in-error")).isEqualTo("That secret does not open the console.");
        assertThat(page.has("secret")).isTrue();
    }

    @Test
    void a_developers_key_opens_no_console_even_though_it_is_good() {
        var secret = KeySecret.fresh(KeyId.fresh(), Environment.LIVE);
        house.keys.add(KeyFixture.aKey().openedBy(secret, house.pepper).build());

        var page = Browser.at(mvc, "10.0.0.4").signIn(secret.reveal());

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text("sign-in-error")).isEqualTo("That secret does not open the console.");
        assertThat(page.body()).doesNotContain(secret.reveal());
    }

    @Test
    void after_ten_failures_in_a_minute_not_even_the_right_secret_opens() {
        var browser = Browser.at(mvc, "10.0.0.5");
        IntStream.range(0, 10).forEach(_ -> browser.signIn("wrong"));

        var tooMany = browser.signIn(ConsoleHouse.SECRET.reveal());
        var neighbour = Browser.at(mvc, "10.0.0.6").signIn(ConsoleHouse.SECRET.reveal());
        house.clock.advance(Duration.ofMinutes(1));
        var later = browser.signIn(ConsoleHouse.SECRET.reveal());

        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.header("Retry-After")).contains("60");
        assertThat(neighbour.status()).isEqualTo(303);
        assertThat(later.status()).isEqualTo(303);
    }

    @Test
    void an_idle_session_ends_after_half_an_hour() {
        var browser = Browser.signedIn(mvc);

        house.clock.advance(Duration.ofMinutes(29));
        var inTime = browser.get("/admin/keys");
        house.clock.advance(Duration.ofMinutes(30));
        var tooLate = browser.get("/admin/keys");

        assertThat(inTime.status()).isEqualTo(200);
        assertThat(tooLate.header("Location")).contains("/admin/sign-in?next=%2Fadmin%2Fkeys");
    }

    @Test
    void a_page_that_refreshes_itself_keeps_no_session_alive() {
        var browser = Browser.signedIn(mvc);

        house.clock.advance(Duration.ofMinutes(29));
        var inTime = browser.fragment("/admin/jobs/live");
        house.clock.advance(Duration.ofMinutes(2));
        var tooLate = browser.fragment("/admin/jobs/live");

        assertThat(inTime.status()).isEqualTo(200);
        assertThat(tooLate.status()).isEqualTo(401);
    }

    @Test
    void no_session_outlives_twelve_hours_however_busy_it_is() {
        var browser = Browser.signedIn(mvc);
        IntStream.range(0, 35)
                .forEach(
                        _ -> {
                            house.clock.advance(Duration.ofMinutes(20));
                            browser.get("/admin/keys");
                        });
        var inTime = browser.get("/admin/keys");

        house.clock.advance(Duration.ofMinutes(20));
        var tooLate = browser.get("/admin/keys");

        assertThat(inTime.status()).isEqualTo(200);
        assertThat(tooLate.status()).isEqualTo(302);
    }

    @Test
    void a_fragment_of_an_ended_session_leads_the_whole_page_to_the_sign_in() {
        var page =
                Browser.at(mvc, "10.0.0.7")
                        .get(
                                "/admin/jobs/live",
                                "HX-Request",
                                "true",
                                "HX-Current-URL",
                                "http://localhost/admin/jobs?model=a");

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.header("HX-Redirect"))
                .contains("/admin/sign-in?next=%2Fadmin%2Fjobs%3Fmodel%3Da");
        assertThat(page.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/admin/jobs",
                "//evil.example",
                "/admin/../evil",
                "/admin/jobs\\evil",
                "/admin/sign-out",
                "javascript:alert(1)"
            })
    void nobody_is_led_out_of_the_console(String wanted) {
        var browser = Browser.at(mvc, "10.0.0.8");
        browser.get("/admin/sign-in");

        var page =
                browser.post(
                        "/admin/sign-in", "secret", ConsoleHouse.SECRET.reveal(), "next", wanted);

        assertThat(page.header("Location")).contains("/admin/jobs");
    }

    @Test
    void signing_out_ends_the_session() {
        var browser = Browser.signedIn(mvc);
        browser.get("/admin/keys");

        var out = browser.post("/admin/sign-out");
        var after = browser.get("/admin/keys");

        assertThat(out.header("Location")).contains("/admin/sign-in?signed_out");
        assertThat(after.status()).isEqualTo(302);
    }

    @Test
    void whoever_is_signed_in_need_not_sign_in_again() {
        var page = Browser.signedIn(mvc).get("/admin/sign-in");

        assertThat(page.header("Location")).contains("/admin/jobs");
    }
}
