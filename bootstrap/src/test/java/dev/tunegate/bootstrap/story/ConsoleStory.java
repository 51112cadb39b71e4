package dev.tunegate.bootstrap.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * An administrator gives out a key in a browser, and a developer's job is watched and cancelled.
 */
@EnabledIf("dev.tunegate.bootstrap.story.Browser#isThere")
final class ConsoleStory {

    private final House house = House.open();

    @Test
    void an_administrator_issues_a_key_and_watches_the_job_that_is_made_with_it() {
        try (var browser = new Browser()) {
            var page = browser.page();
            page.setViewportSize(1200, 900);
            signIn(page);
            var key = issueKey(page);

            Assertions.assertThat(house.get("/v1/models", key).statusCode()).isEqualTo(200);
            var client = house.client(key);
            var file = TuningStory.upload(client, House.trainingFile(), "org/simulated");
            TuningStory.processed(client, file.id());
            var job = TuningStory.create(client, "org/simulated", file.id());

            page.navigate(house.address() + "/admin/jobs");
            assertThat(page.locator("#" + job.id())).isVisible();
            page.locator("#link-" + job.id()).click();
            assertThat(page.locator("#job-status")).containsText("succeeded", patiently());
            assertThat(page.locator("#loss-curve")).isVisible();
            shot(page, "job-light");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            shot(page, "job-dark");
            page.setViewportSize(400, 800);
            shot(page, "job-narrow");
            Assertions.assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void a_running_job_is_cancelled_from_its_page() {
        try (var browser = new Browser()) {
            var page = browser.page();
            var client = house.client(house.key("gpt-east"));
            house.east().moveJobsWhenLookedAt(false);
            var file = TuningStory.upload(client, House.trainingFile(), "gpt-east");
            TuningStory.processed(client, file.id());
            var job = TuningStory.create(client, "gpt-east", file.id());
            signIn(page);

            page.navigate(house.address() + "/admin/jobs/" + job.id());
            page.locator("#cancel-job").click();
            page.locator("#confirm-cancel").click();

            assertThat(page.locator("#job-status")).containsText("cancelled", patiently());
            Assertions.assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void a_key_is_explained_and_rotated_on_its_page() {
        try (var browser = new Browser()) {
            var page = browser.page();
            page.setViewportSize(1200, 900);
            signIn(page);
            var key = issueKey(page);
            page.getByText("console <b>story</b>").first().click();

            page.locator("#operation").selectOption("chat");
            page.locator("#model").fill("gpt-east");
            page.locator("#ask").click();
            assertThat(page.locator("#verdict")).hasText("It may.");
            shot(page, "key");
            page.locator("#grace-period").selectOption("none");
            page.locator("#rotate").click();
            var secret = page.locator("#issued-secret").textContent().strip();
            shot(page, "rotated");

            Assertions.assertThat(house.get("/v1/models", secret).statusCode()).isEqualTo(200);
            Assertions.assertThat(house.get("/v1/models", key).statusCode()).isEqualTo(401);
            Assertions.assertThat(browser.complaints()).isEmpty();
        }
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setIgnoreCase(true).setTimeout(30_000);
    }

    private void signIn(Page page) {
        page.navigate(house.address() + "/admin");
        page.locator("input[type=password]").fill(House.MASTER_KEY);
        shot(page, "sign-in");
        page.locator("main button[type=submit]").click();
        page.waitForURL("**/admin/jobs");
    }

    /** The secret is on the page once, and gone when the page is asked for again. */
    private String issueKey(Page page) {
        page.navigate(house.address() + "/admin/keys");
        page.locator("#key-alias").fill("console <b>story</b>");
        page.locator("#key-every-model").check();
        page.locator("#issue-form button[type=submit]").click();
        assertThat(page.locator("#issued-secret")).isVisible();
        var secret = page.locator("#issued-secret").textContent().strip();
        shot(page, "issued");
        page.navigate(house.address() + "/admin/keys");
        Assertions.assertThat(page.content()).doesNotContain(secret).contains("console &lt;b&gt;");
        shot(page, "keys");
        return secret;
    }

    private static void shot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
