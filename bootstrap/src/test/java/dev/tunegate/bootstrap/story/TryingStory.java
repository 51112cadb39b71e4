package dev.tunegate.bootstrap.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Somebody reads the description in a browser, and tries a call. */
@EnabledIf("dev.tunegate.bootstrap.story.Browser#isThere")
final class TryingStory {

    private final House house = House.open();

    @Test
    void a_call_is_tried_from_the_page_which_asks_nobody_else() {
        try (var browser = new Browser()) {
            var page = browser.page();
            var asked = new ArrayList<String>();
            page.onRequest(it -> asked.add(it.url()));
            page.setViewportSize(1280, 1000);
            page.navigate(house.address() + "/docs");
            assertThat(page.locator(".info .title")).containsText("Tunegate");
            shot(page, "docs");

            page.locator("button.authorize").first().click();
            page.locator("#auth-bearer-value").fill(house.key("gpt-east"));
            page.locator(".auth-btn-wrapper button.authorize").click();
            page.locator(".auth-btn-wrapper button.btn-done").click();
            var models = page.locator("#operations-Models-listModels");
            page.locator("#operations-tag-Models").click();
            models.scrollIntoViewIfNeeded();
            models.locator(".opblock-summary-control").click();
            models.locator(".try-out__btn").click();
            models.locator("button.execute").click();

            var answer = models.locator(".live-responses-table").first();
            assertThat(answer).containsText("200");
            assertThat(answer).containsText("gpt-east");
            shot(page, "docs-tried");
            Assertions.assertThat(asked)
                    .isNotEmpty()
                    .allMatch(it -> it.startsWith(house.address()) || it.startsWith("data:"));
            Assertions.assertThat(page.evaluate("localStorage.length + sessionStorage.length"))
                    .isEqualTo(0);
            Assertions.assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void shot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target/screenshots/" + name + ".png")));
    }
}
