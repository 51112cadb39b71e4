package dev.tunegate.admin.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.admin.Browser;
import dev.tunegate.admin.ConsoleHouse;
import dev.tunegate.admin.ConsoleTest;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.key.Environment;
import dev.tunegate.domain.key.KeyFixture;
import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.key.KeyType;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Revision;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Virtual keys: the list, and what is done with it. */
@ConsoleTest
@ExtendWith(OutputCaptureExtension.class)
final class KeysPageTest {

    private final MockMvcTester mvc;
    private final ConsoleHouse house;

    KeysPageTest(MockMvcTester mvc, ConsoleHouse house) {
        this.mvc = mvc;
        this.house = house;
    }

    private VirtualKey add(KeyFixture key) {
        var built = key.build();
        house.keys.add(built);
        return built;
    }

    private VirtualKey keyCalled(String alias) {
        return house.keys.findByAlias(alias).getFirst();
    }

    private Browser onKeys() {
        var browser = Browser.signedIn(mvc);
        browser.get("/admin/keys");
        return browser;
    }

    @Test
    void a_row_tells_what_a_key_opens_and_for_how_long() {
        var key =
                add(
                        KeyFixture.aKey()
                                .called("search")
                                .granting("gpt-4o-mini")
                                .createdAt(house.clock.instant().minus(Duration.ofHours(3)))
                                .expiringAt(house.clock.instant().plus(Duration.ofDays(2))));

        var page = Browser.signedIn(mvc).get("/admin/keys");

        assertThat(page.text("key-" + key.id()))
                .isEqualTo(
                        "search sk-ft-live-%s_…WXYZ nobody in particular Any work Active gpt-4o-mini 3 h ago in 2 days Block Delete…"
                                .formatted(key.id()));
    }

    @Test
    void a_row_tells_whose_a_key_is_and_how_much_it_may() {
        var holder =
                new VirtualKey.Holder(
                        Optional.of(new UserId("alice")),
                        Optional.of(new TeamId("team-1")),
                        Optional.empty(),
                        Optional.empty());
        var key =
                add(
                        KeyFixture.aKey()
                                .called("rehearsal")
                                .heldBy(holder)
                                .of(KeyType.LLM_API)
                                .in(Environment.TEST)
                                .limitedTo(
                                        new Limits(
                                                Optional.of(60L),
                                                Optional.of(2L),
                                                Optional.of(1_000_000L))));

        var row = Browser.signedIn(mvc).get("/admin/keys").text("key-" + key.id());

        assertThat(row)
                .startsWith("rehearsal test sk-ft-test-" + key.id())
                .contains("alice in team-1 Files, jobs and models")
                .contains("60 requests a minute 2 running jobs 1,000,000 stored bytes");
    }

    @Test
    void a_key_is_issued_for_a_team_with_a_type_and_limits() {
        house.teams.add(
                new Team(
                        new TeamId("team-of-keys"),
                        Optional.empty(),
                        Profile.EMPTY,
                        Set.of(),
                        Revision.first(house.clock.instant(), "test")));
        var browser = onKeys();

        var issued =
                browser.post(
                        "/admin/keys",
                        "key_alias",
                        "nightly",
                        "team_id",
                        "team-of-keys",
                        "key_type",
                        "llm_api",
                        "models",
                        "all-team-models",
                        "duration",
                        "30d",
                        "rpm_limit",
                        "60",
                        "max_running_jobs",
                        "0",
                        "test",
                        "yes");

        var key = keyCalled("nightly");
        assertThat(issued.text("issued-secret")).startsWith("sk-ft-test-");
        assertThat(key.holder().team()).contains(new TeamId("team-of-keys"));
        assertThat(key.powers())
                .isEqualTo(
                        new VirtualKey.Powers(
                                KeyType.LLM_API,
                                Environment.TEST,
                                new ModelGrants(Set.of("all-team-models")),
                                new Limits(Optional.of(60L), Optional.of(0L), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource({
        "rpm_limit, -1, 'Write a whole number, or nothing for no limit.'",
        "max_stored_bytes, 1 GB, 'Write a whole number, or nothing for no limit.'",
        "key_type, emperor, Choose what the key is for.",
        "team_id, nowhere, No such team: nowhere",
        "user_id, nobody, No such user: nobody",
    })
    void what_is_wrong_with_an_owner_or_a_limit_is_told_beside_its_field(
            String field, String value, String message) {
        var page =
                onKeys().post("/admin/keys", "every_model", "yes", "duration", "1d", field, value);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text("error-" + field)).startsWith(message);
        assertThat(page.has("issued-secret")).isFalse();
    }

    @Test
    void an_issued_key_shows_its_secret_once_and_nowhere_else(CapturedOutput output) {
        var browser = onKeys();

        var issued =
                browser.post(
                        "/admin/keys",
                        "key_alias",
                        "once",
                        "models",
                        "gpt-4o-mini",
                        "models",
                        "llama/3:8b",
                        "duration",
                        "30d");
        var later = browser.get("/admin/keys");

        var secret = KeySecret.parse(issued.text("issued-secret")).orElseThrow();
        var key = keyCalled("once");
        assertThat(issued.status()).isEqualTo(200);
        assertThat(issued.element("issue")).contains("hx-history=\"false\"");
        assertThat(issued.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(house.pepper.hash(secret.reveal()).matches(key.proof().hash())).isTrue();
        assertThat(key.powers().models().names()).containsExactly("gpt-4o-mini", "llama/3:8b");
        assertThat(key.validity().expiresAt())
                .contains(house.clock.instant().plus(Duration.ofDays(30)));
        assertThat(later.has("key-" + key.id())).isTrue();
        assertThat(later.body()).doesNotContain(secret.reveal());
        assertThat(output).doesNotContain(secret.reveal());
    }

    @Test
    void where_htmx_asks_the_secret_comes_as_a_fragment_and_the_list_follows() {
        var browser = onKeys();

        var issued =
                browser.postFragment(
                        "/admin/keys",
                        "key_alias",
                        "piece",
                        "every_model",
                        "yes",
                        "duration",
                        "never");

        assertThat(issued.body()).doesNotContain("<html");
        assertThat(KeySecret.parse(issued.text("issued-secret"))).isPresent();
        assertThat(issued.header("HX-Trigger")).contains("keys-changed");
        assertThat(keyCalled("piece").powers().models()).isEqualTo(ModelGrants.ALL);
        assertThat(keyCalled("piece").validity().expiresAt()).isEqualTo(Optional.empty());
        assertThat(browser.fragment("/admin/keys").element("keys"))
                .contains("piece")
                .doesNotContain("<html");
    }

    @ParameterizedTest
    @CsvSource({
        "'', gpt-4o-mini, '', error-duration, Choose a lifetime.",
        "'', gpt-4o-mini, 13y, error-duration, Choose a lifetime.",
        "'', '', 1d, error-models, Choose at least one model.",
        "'', unheard-of, 1d, error-models, No model or access group is called 'unheard-of'."
    })
    void what_is_wrong_is_told_beside_its_field(
            String alias, String model, String duration, String error, String message) {
        var page =
                onKeys().postFragment(
                                "/admin/keys",
                                "key_alias",
                                alias,
                                "models",
                                model,
                                "duration",
                                duration);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text(error)).isEqualTo(message);
        assertThat(page.has("issued-secret")).isFalse();
    }

    @Test
    void a_name_that_is_too_long_is_told_and_what_was_chosen_stays() {
        var page =
                onKeys().post(
                                "/admin/keys",
                                "key_alias",
                                "<b>" + "x".repeat(130),
                                "models",
                                "llama/3:8b",
                                "duration",
                                "7d");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text("error-key_alias")).contains("1 to 128 characters");
        assertThat(page.element("issue-form"))
                .contains("value=\"&lt;b&gt;xxx")
                .containsPattern("value=\"llama/3:8b\"[^>]* checked=\"checked\"")
                .contains("<option value=\"7d\" selected=\"selected\">");
    }

    @Test
    void a_key_without_any_model_is_not_issued() {
        long before = house.keys.count();

        var page = onKeys().post("/admin/keys", "key_alias", "empty", "duration", "1d");

        assertThat(page.text("error-models")).isEqualTo("Choose at least one model.");
        assertThat(house.keys.count()).isEqualTo(before);
    }

    @Test
    void blocking_shuts_a_key_and_unblocking_opens_it() {
        var key = add(KeyFixture.aKey().called("gate"));
        var browser = onKeys();

        var blocked = browser.postFragment("/admin/keys/" + key.id() + "/block");
        boolean shut = keyCalled("gate").validity().blocked();
        var opened = browser.postFragment("/admin/keys/" + key.id() + "/unblock");

        assertThat(shut).isTrue();
        assertThat(blocked.text("key-" + key.id())).contains("Blocked", "Unblock");
        assertThat(blocked.body()).doesNotContain("<html");
        assertThat(opened.text("key-" + key.id())).contains("Active");
        assertThat(keyCalled("gate").validity().blocked()).isFalse();
    }

    @Test
    void without_scripts_blocking_leads_back_to_the_list() {
        var key = add(KeyFixture.aKey().called("plain"));

        var page = onKeys().post("/admin/keys/" + key.id() + "/block");

        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).contains("/admin/keys");
        assertThat(keyCalled("plain").validity().blocked()).isTrue();
    }

    @Test
    void deleting_asks_first_and_then_removes_the_key() {
        var key = add(KeyFixture.aKey().called("gone"));
        var browser = Browser.signedIn(mvc);

        var question = browser.get("/admin/keys/" + key.id() + "/delete");
        boolean stillThere = house.keys.find(key.id()).isPresent();
        var answer = browser.post("/admin/keys/" + key.id() + "/delete");

        assertThat(question.text("confirm-delete")).isEqualTo("Delete the key");
        assertThat(stillThere).isTrue();
        assertThat(answer.header("Location")).contains("/admin/keys");
        assertThat(house.keys.find(key.id())).isEmpty();
    }

    @Test
    void a_key_that_nobody_knows_is_not_found() {
        var browser = onKeys();

        var page = browser.post("/admin/keys/0000000000/block");
        var odd = browser.post("/admin/keys/not-a-key/block");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text("refused")).contains("No such key: 0000000000");
        assertThat(odd.status()).isEqualTo(404);
    }

    @Test
    void a_name_that_somebody_has_chosen_is_shown_as_text() {
        var key = add(KeyFixture.aKey().called("<svg onload=alert(1)>").granting("'\"><script>"));
        var browser = Browser.signedIn(mvc);

        var row = browser.get("/admin/keys").element("key-" + key.id());
        var question = browser.get("/admin/keys/" + key.id() + "/delete").body();

        assertThat(row).contains("&lt;svg onload=alert(1)&gt;").doesNotContain("<svg", "<script>");
        assertThat(question).contains("&lt;svg onload=alert(1)&gt;").doesNotContain("<svg onload");
    }
}
