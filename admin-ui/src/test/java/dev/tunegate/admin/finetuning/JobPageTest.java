package dev.tunegate.admin.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.admin.Browser;
import dev.tunegate.admin.ConsoleHouse;
import dev.tunegate.admin.ConsoleTest;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.CheckpointId;
import dev.tunegate.domain.finetuning.EventId;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.RunFixture;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.ProviderFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The page of one job. */
@ConsoleTest
final class JobPageTest {

    private final MockMvcTester mvc;
    private final ConsoleHouse house;

    JobPageTest(MockMvcTester mvc, ConsoleHouse house) {
        this.mvc = mvc;
        this.house = house;
    }

    private FineTuningJob add(JobFixture job) {
        var built = job.build();
        house.jobs.add(built);
        return built;
    }

    /** A job whose run the provider knows. */
    private FineTuningJob running() {
        var job = add(JobFixture.aJob().running());
        var at = house.deployments.catalog().deployments().getFirst();
        var files = new ProviderFiles(new ProviderFileId("file-there"), Optional.empty());
        var order = new RunOrder(job.id(), job.request(), files, house.clock.instant());
        var run = house.provider.start(at, order);
        var placed = new Placement.Submitted(job.placement().site(), run.id());
        return house.jobs
                .change(
                        job.id(),
                        it ->
                                new FineTuningJob(
                                        it.id(),
                                        it.requester(),
                                        it.request(),
                                        placed,
                                        it.progress(),
                                        it.createdAt()))
                .orElseThrow();
    }

    private static String path(FineTuningJob job) {
        return "/admin/jobs/" + job.id();
    }

    @Test
    void the_page_tells_what_is_known_and_nothing_of_the_providers_names() {
        var job =
                add(
                        JobFixture.aJob()
                                .succeeded()
                                .suffixed("support")
                                .noting(Map.of("team", "search")));

        var page = Browser.signedIn(mvc).get(path(job));

        assertThat(page.text("facts"))
                .contains("Tuned model ft:gpt-4o-mini:openai:support:")
                .contains("Training file " + job.request().files().training())
                .contains("Method supervised", "Epochs auto", "Seed 42", "Metadata team=search");
        assertThat(page.text("job-status")).isEqualTo("Succeeded");
        assertThat(page.body()).doesNotContain("run-" + job.id());
    }

    @Test
    void the_loss_is_drawn_from_the_jobs_metrics() {
        var job = add(JobFixture.aJob().running());
        house.log.append(
                job.id(), LongStream.rangeClosed(1, 3).mapToObj(RunFixture::aMetric).toList());

        var page = Browser.signedIn(mvc).get(path(job));

        assertThat(page.element("loss-curve"))
                .contains("role=\"img\"", "class=\"line-train\" d=\"M64 ")
                .contains("Training loss went from 1.25 at step 1 to 1.25 at step 3.");
        assertThat(page.has("no-loss")).isFalse();
    }

    @Test
    void as_long_as_nothing_was_measured_the_page_says_so() {
        var page = Browser.signedIn(mvc).get(path(add(JobFixture.aJob().queued())));

        assertThat(page.has("loss-curve")).isFalse();
        assertThat(page.text("no-loss")).isEqualTo("No loss has been reported yet.");
    }

    @Test
    void a_job_that_is_over_is_not_expected_to_report_anything_yet() {
        var page = Browser.signedIn(mvc).get(path(add(JobFixture.aJob().succeeded())));

        assertThat(page.text("no-loss")).isEqualTo("No loss was reported.");
    }

    @Test
    void checkpoints_are_listed_with_their_figures() {
        var job = add(JobFixture.aJob().running());
        var id = CheckpointId.fresh();
        var metrics = Map.of("full_valid_loss", new BigDecimal("0.84420"));
        house.checkpoints.add(
                job.id(),
                List.of(
                        new Checkpoint(
                                id, new ModelName("ft:x:ckpt"), 1200, job.createdAt(), metrics)));

        var page = Browser.signedIn(mvc).get(path(job));

        assertThat(page.text(id.value()))
                .isEqualTo("1,200 ft:x:ckpt full valid loss 0.8442 15 Jan 2026, 10:00");
    }

    @Test
    void the_log_is_shown_page_by_page_newest_first() {
        var job = add(JobFixture.aJob().succeeded());
        var events =
                IntStream.range(0, 30)
                        .mapToObj(it -> RunFixture.aMessage("k" + it, "Line " + it + "."))
                        .toList();
        house.log.append(job.id(), events);
        var browser = Browser.signedIn(mvc);

        var first = browser.get(path(job));
        var second = browser.get(path(job) + "?after=" + events.get(10).id());

        assertThat(first.text("event-list"))
                .contains("Line 29.", "Line 10.")
                .doesNotContain("Line 9.");
        assertThat(first.body()).contains(path(job) + "?after=" + events.get(10).id());
        assertThat(second.text("event-list"))
                .contains("Line 9.", "Line 0.")
                .doesNotContain("Line 10.");
        assertThat(second.body()).contains(path(job) + "?before=" + events.get(9).id());
    }

    @Test
    void the_page_is_fetched_anew_until_the_job_has_ended() {
        var job = running();
        var browser = Browser.signedIn(mvc);

        var before = browser.fragment(path(job) + "/live");
        house.jobs.change(job.id(), it -> it.cancelled(house.clock.instant()));
        var after = browser.fragment(path(job) + "/live");

        assertThat(before.body()).doesNotContain("<html");
        assertThat(before.element("job"))
                .contains("hx-get=\"" + path(job) + "/live\"", "hx-trigger=\"every 2s\"");
        assertThat(before.has("cancel-job")).isTrue();
        assertThat(after.element("job")).doesNotContain("hx-trigger");
        assertThat(after.has("cancel-job")).isFalse();
        assertThat(after.text("job-status")).isEqualTo("Cancelled");
    }

    @Test
    void cancelling_asks_first_and_then_ends_the_run() {
        var job = running();
        var browser = Browser.signedIn(mvc);

        var question = browser.get(path(job) + "/cancel");
        var answer = browser.post(path(job) + "/cancel");

        assertThat(question.text("confirm-cancel")).isEqualTo("Cancel the job");
        assertThat(question.element("keep-job")).contains(path(job));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains(path(job));
        assertThat(house.provider.run(job.id()).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(house.jobs.find(job.id()).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void the_question_comes_as_a_fragment_where_htmx_asks() {
        var page = Browser.signedIn(mvc).fragment(path(running()) + "/cancel");

        assertThat(page.has("confirm-cancel")).isTrue();
        assertThat(page.body()).doesNotContain("<html").contains("name=\"_csrf\"");
    }

    @Test
    void a_job_that_has_ended_refuses_to_be_cancelled() {
        var job = add(JobFixture.aJob().succeeded());
        var browser = Browser.signedIn(mvc);
        browser.get("/admin/keys");

        var page = browser.post(path(job) + "/cancel");
        var fragment = browser.fragment(path(job) + "/cancel");

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text("refused")).contains("has already succeeded");
        assertThat(fragment.status()).isEqualTo(409);
        assertThat(fragment.header("HX-Retarget")).contains("#alerts");
        assertThat(fragment.body()).contains("has already succeeded").doesNotContain("<html");
    }

    @Test
    void a_provider_that_is_away_lets_the_job_go_on() {
        var job = running();
        house.provider.onCancel().nextFails(away());
        var browser = Browser.signedIn(mvc);
        browser.get(path(job) + "/cancel");

        var page = browser.post(path(job) + "/cancel");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).contains("2");
        assertThat(house.jobs.find(job.id()).orElseThrow().status()).isEqualTo(JobStatus.RUNNING);
    }

    private static ProviderFailure away() {
        return new ProviderFailure.Unavailable("away", Duration.ofSeconds(1), null);
    }

    @Test
    void a_job_that_nobody_knows_is_not_found() {
        var browser = Browser.signedIn(mvc);

        assertThat(browser.get("/admin/jobs/ftjob-unknown").status()).isEqualTo(404);
        assertThat(browser.get("/admin/jobs/%3Cscript%3E").status()).isEqualTo(404);
        assertThat(browser.get("/admin/jobs/%3Cscript%3E").body()).doesNotContain("<script>");
        assertThat(browser.fragment("/admin/jobs/ftjob-unknown/live").body())
                .contains("No such fine-tuning job");
    }

    @Test
    void what_a_provider_says_is_shown_as_text() {
        var evil = "<script>alert(1)</script><b hx-get=/admin/keys>";
        var job = add(JobFixture.aJob().running());
        house.jobs.change(
                job.id(),
                it -> it.failed(new JobError(evil, evil, Optional.empty()), house.clock.instant()));
        house.log.append(
                job.id(),
                List.of(
                        new JobEvent(
                                EventId.fresh(),
                                "evil",
                                job.createdAt(),
                                JobEvent.Level.ERROR,
                                new JobEvent.Text(evil, Map.of()))));

        var page = Browser.signedIn(mvc).get(path(job));

        assertThat(page.element("job-error")).contains("&lt;script&gt;").contains("hx-disable");
        assertThat(page.element("event-list")).contains("&lt;script&gt;").contains("hx-disable");
        assertThat(page.body()).doesNotContain("<script>", "<b hx-get");
    }
}
