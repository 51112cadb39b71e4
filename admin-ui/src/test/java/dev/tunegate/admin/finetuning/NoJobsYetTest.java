package dev.tunegate.admin.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.admin.Browser;
import dev.tunegate.admin.ConsoleTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A gateway that nobody has used. */
@ConsoleTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
final class NoJobsYetTest {

    private final MockMvcTester mvc;

    NoJobsYetTest(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void the_empty_list_says_how_to_start_the_first_job_here() {
        var page = Browser.signedIn(mvc).get("/admin/jobs");

        assertThat(page.has("no-jobs-yet")).isTrue();
        assertThat(page.text("first-job"))
                .contains("base_url=\"http://localhost/v1\"", "model=\"gpt-4o-mini\"");
    }
}
