package dev.tunegate.admin.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.admin.Browser;
import dev.tunegate.admin.ConsoleHouse;
import dev.tunegate.admin.ConsoleTest;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.key.Environment;
import dev.tunegate.domain.key.KeyFixture;
import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.key.KeyType;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Revision;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** One key: what its page tells, another secret for it, and why it may do something. */
@ConsoleTest
@ExtendWith(OutputCaptureExtension.class)
final class KeyFactsPageTest {

    private final MockMvcTester mvc;
    private final ConsoleHouse house;

    KeyFactsPageTest(MockMvcTester mvc, ConsoleHouse house) {
        this.mvc = mvc;
        this.house = house;
    }

    private VirtualKey add(KeyFixture key) {
        var built = key.build();
        house.keys.add(built);
        return built;
    }

    private static String address(VirtualKey key) {
        return "/admin/keys/" + key.id();
    }

    private VirtualKey keyOf(String user) {
        var id = new UserId(user);
        house.users.add(
                new User(
                        id,
                        Optional.empty(),
                        Optional.empty(),
                        PlatformRole.MEMBER,
                        Profile.EMPTY,
                        Revision.first(house.clock.instant(), "test")));
        return add(
                KeyFixture.aKey()
                        .called("<b>of " + user)
                        .heldBy(
                                new VirtualKey.Holder(
                                        Optional.of(id),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))
                        .of(KeyType.READ_ONLY));
    }

    @Test
    void a_page_tells_whose_a_key_is_and_leads_there() {
        var key = keyOf("anna@example.com");
        var browser = Browser.signedIn(mvc);

        var page = browser.get(address(key));

        assertThat(page.text("facts"))
                .contains("User anna@example.com", "For Reading", "Environment Live")
                .contains("Limits none", "Created by administrator", "Expires never");
        assertThat(page.element("facts")).contains("/admin/users/anna%40example.com");
        assertThat(page.body()).contains("&lt;b&gt;of anna").doesNotContain("<b>of anna");
        assertThat(browser.get("/admin/keys/0000000000").status()).isEqualTo(404);
    }

    @Test
    void a_rotated_key_shows_its_new_secret_once_and_the_former_opens_for_a_while(
            CapturedOutput output) {
        var former = KeySecret.fresh(KeyId.fresh(), Environment.LIVE);
        var key = add(KeyFixture.aKey().called("turned").openedBy(former, house.pepper));
        var browser = Browser.signedIn(mvc);
        browser.get(address(key));

        var rotated = browser.post(address(key) + "/rotate", "grace_period", "1d", "version", "1");
        var later = browser.get(address(key));

        var secret = KeySecret.parse(rotated.text("issued-secret")).orElseThrow();
        var proof = house.keys.find(key.id()).orElseThrow().proof();
        var nextDay = house.clock.instant().plus(Duration.ofDays(1));
        assertThat(rotated.element("issue")).contains("hx-history=\"false\"");
        assertThat(rotated.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(rotated.text("issued-until")).startsWith("The former one opens until");
        assertThat(secret.id()).isEqualTo(key.id());
        assertThat(proof.hash().matches(house.pepper.hash(secret.reveal()))).isTrue();
        assertThat(proof.accepts(house.pepper.hash(former.reveal()), house.clock.instant()))
                .isTrue();
        assertThat(proof.accepts(house.pepper.hash(former.reveal()), nextDay)).isFalse();
        assertThat(later.text("facts")).contains("Former secret opens until");
        assertThat(later.body()).doesNotContain(secret.reveal());
        assertThat(output).doesNotContain(secret.reveal());
    }

    @Test
    void without_an_overlap_the_former_secret_stops_at_once() {
        var key = add(KeyFixture.aKey().called("stopped"));
        var browser = Browser.signedIn(mvc);
        browser.get(address(key));

        var rotated =
                browser.post(address(key) + "/rotate", "grace_period", "none", "version", "1");

        assertThat(rotated.text("issued-until"))
                .isEqualTo("The former one opens nothing any more.");
        assertThat(house.keys.find(key.id()).orElseThrow().proof().former()).isEmpty();
    }

    @Test
    void the_same_form_sent_again_rotates_nothing() {
        var key = add(KeyFixture.aKey().called("twice"));
        var browser = Browser.signedIn(mvc);
        browser.get(address(key));
        var path = address(key) + "/rotate";
        browser.post(path, "grace_period", "1d", "version", "1");
        var before = house.keys.find(key.id()).orElseThrow();

        var again = browser.post(path, "grace_period", "1d", "version", "1");
        browser.get(address(key));
        var odd = browser.post(path, "grace_period", "13y", "version", "2");

        assertThat(again.status()).isEqualTo(412);
        assertThat(odd.status()).isEqualTo(400);
        assertThat(odd.text("refused")).contains("Choose how long");
        assertThat(house.keys.find(key.id())).contains(before);
    }

    @Test
    void it_is_explained_why_a_key_may_not_do_something() {
        var key = keyOf("bert");

        var page =
                Browser.signedIn(mvc)
                        .get(address(key) + "?operation=fine_tuning&model=%3Ci%3Eunheard-of");

        assertThat(page.text("verdict")).isEqualTo("It may not.");
        assertThat(page.text("reasons"))
                .contains("Type of the key read_only Refuses")
                .contains("Blocked the key Allows It is not blocked.");
        assertThat(page.element("why"))
                .contains("&lt;i&gt;unheard-of")
                .doesNotContain("<i>")
                .contains("value=\"fine_tuning\" selected=\"selected\"");
    }

    @Test
    void it_is_explained_why_a_key_may_do_something() {
        var key = add(KeyFixture.aKey().called("free").granting("gpt-4o-mini"));
        var browser = Browser.signedIn(mvc);

        var may = browser.get(address(key) + "?operation=chat&model=gpt-4o-mini");
        var not = browser.get(address(key) + "?operation=chat&model=llama/3:8b");

        assertThat(may.text("verdict")).isEqualTo("It may.");
        assertThat(not.text("verdict")).isEqualTo("It may not.");
        assertThat(not.text("reasons")).contains("Refuses It grants gpt-4o-mini; asked for is");
    }

    @Test
    void a_question_that_makes_no_sense_is_told_beside_the_form() {
        var key = add(KeyFixture.aKey().called("asked"));
        var browser = Browser.signedIn(mvc);

        var odd = browser.get(address(key) + "?operation=flying");
        var none = browser.get(address(key));

        assertThat(odd.text("why-error")).startsWith("'operation' must be one of");
        assertThat(odd.has("verdict")).isFalse();
        assertThat(none.has("why-error")).isFalse();
        assertThat(none.has("verdict")).isFalse();
    }
}
