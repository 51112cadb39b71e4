package dev.tunegate.admin.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.admin.Browser;
import dev.tunegate.admin.ConsoleHouse;
import dev.tunegate.admin.ConsoleTest;
import dev.tunegate.admin.web.Moments;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.JobStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The list of jobs. Each test looks at an owner of its own. */
@ConsoleTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
final class JobsPageTest {

    private final MockMvcTester mvc;
    private final ConsoleHouse house;

    JobsPageTest(MockMvcTester mvc, ConsoleHouse house) {
        this.mvc = mvc;
        this.house = house;
    }

    private FineTuningJob add(JobFixture job) {
        var built = job.build();
        house.jobs.add(built);
        return built;
    }

    @Test
    void a_row_tells_what_a_job_is_and_how_it_is_doing() {
        var job =
                add(
                        JobFixture.aJob()
                                .running()
                                .training("llama/3:8b")
                                .ownedBy(new Owner("key:rowrowrow1")));

        var page = Browser.signedIn(mvc).get("/admin/jobs?owner=key:rowrowrow1");

        assertThat(page.text(job.id().value()))
                .isEqualTo(
                        "%s Running for %s llama/3:8b openai alice %s 15 Jan 2026, 10:00"
                                .formatted(job.id(), age(job), job.request().files().training()));
        assertThat(page.element("link-" + job.id())).contains("/admin/jobs/" + job.id());
        assertThat(page.body()).doesNotContain("run-ftjob");
    }

    private String age(FineTuningJob job) {
        return Moments.length(Duration.between(job.createdAt(), house.clock.instant()));
    }

    @ParameterizedTest
    @CsvSource({
        "status=succeeded, 1",
        "status=failed, 0",
        "model=gpt-4o-mini, 0",
        "model=llama%2F3%3A8b, 1",
        "metadata=team%3Dsearch, 1",
        "metadata=team%3Dother, 0",
        "metadata=note%3Da%3Db, 1",
        "status=succeeded&model=llama%2F3%3A8b&metadata=team%3Dsearch, 1"
    })
    void filters_stand_in_the_address(String filter, int rows) {
        add(
                JobFixture.aJob()
                        .succeeded()
                        .training("llama/3:8b")
                        .noting(Map.of("team", "search", "note", "a=b"))
                        .withId("ftjob-filter" + tenLetters(filter))
                        .ownedBy(new Owner("key:" + tenLetters(filter))));

        var page =
                Browser.signedIn(mvc).get("/admin/jobs?owner=" + tenLetters(filter) + "&" + filter);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().split("class=\"job-row\"", -1)).hasSize(rows + 1);
        assertThat(page.has("no-jobs")).isEqualTo(rows == 0);
    }

    private static String tenLetters(String text) {
        return "%010d".formatted(Math.abs((long) text.hashCode()));
    }

    @Test
    void the_form_shows_the_filter_that_is_set() {
        var page =
                Browser.signedIn(mvc).get("/admin/jobs?status=failed&model=a%22b&metadata=k%3Dv");

        assertThat(page.element("filter"))
                .contains("<option value=\"failed\" selected=\"selected\">Failed</option>")
                .contains("value=\"a&quot;b\"")
                .contains("value=\"k=v\"");
    }

    @ParameterizedTest
    @CsvSource({
        "status=lost, error-status",
        "metadata=team, error-metadata",
        "metadata=%3Dv, error-metadata",
        "model=%00, error-model",
        "after=ftjob-unknown, error-after"
    })
    void a_filter_that_says_nothing_sensible_is_told_beside_its_name(String filter, String error) {
        var page = Browser.signedIn(mvc).get("/admin/jobs?" + filter);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.has(error)).isTrue();
    }

    @Test
    void pages_lead_to_older_jobs_and_back_and_keep_the_filter() {
        var jobs =
                IntStream.range(0, 60)
                        .mapToObj(
                                it ->
                                        add(
                                                JobFixture.aJob()
                                                        .succeeded()
                                                        .ownedBy(new Owner("key:pagepage01"))
                                                        .createdAt(
                                                                JobFixture.CREATED_AT.plusSeconds(
                                                                        it))))
                        .toList()
                        .reversed();
        var browser = Browser.signedIn(mvc);
        var filter = "/admin/jobs?owner=key%3Apagepage01";

        var first = browser.get("/admin/jobs?owner=pagepage01").element("jobs");
        var second = browser.get(filter + "&after=" + jobs.get(24).id()).element("jobs");
        var third = browser.get(filter + "&after=" + jobs.get(49).id()).element("jobs");
        var back = browser.get(filter + "&before=" + jobs.get(50).id()).element("jobs");

        assertThat(ids(first)).isEqualTo(idsOf(jobs.subList(0, 25)));
        assertThat(ids(second)).isEqualTo(idsOf(jobs.subList(25, 50)));
        assertThat(ids(third)).isEqualTo(idsOf(jobs.subList(50, 60)));
        assertThat(ids(back)).isEqualTo(ids(second));
        assertThat(first)
                .contains("owner=pagepage01&amp;after=" + jobs.get(24).id())
                .doesNotContain("before=");
        assertThat(third).doesNotContain("after=").contains("before=" + jobs.get(50).id());
    }

    private static List<String> ids(String body) {
        return Pattern.compile("<tr id=\"(ftjob-[^\"]+)\"")
                .matcher(body)
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    private static List<String> idsOf(List<FineTuningJob> jobs) {
        return jobs.stream().map(it -> it.id().value()).toList();
    }

    @Test
    void the_list_is_fetched_often_until_every_job_has_ended() {
        var job = add(JobFixture.aJob().running().ownedBy(new Owner("key:livelive01")));
        var browser = Browser.signedIn(mvc);

        var before = browser.fragment("/admin/jobs/live?owner=livelive01");
        house.jobs.change(job.id(), it -> it.cancelled(house.clock.instant()));
        var after = browser.fragment("/admin/jobs/live?owner=livelive01");

        assertThat(before.element("jobs"))
                .contains("hx-get=\"/admin/jobs/live?owner=livelive01\"")
                .contains("hx-trigger=\"every 3s\"");
        assertThat(before.body()).doesNotContain("<html");
        assertThat(after.element("jobs")).contains("Cancelled", "hx-trigger=\"every 15s\"");
    }

    @Test
    void names_that_others_have_chosen_are_shown_as_text() {
        var evil = "<img src=x onerror=alert(1)>";
        var job = add(JobFixture.aJob().training(evil).ownedBy(new Owner("key:evilevil01")));

        var page = Browser.signedIn(mvc).get("/admin/jobs?owner=evilevil01");

        assertThat(page.element(job.id().value())).contains("&lt;img src=x onerror=alert(1)&gt;");
        assertThat(page.body()).doesNotContain("<img");
    }

    @Test
    void every_status_has_a_badge() {
        for (var status : JobStatus.values()) {
            add(JobFixture.aJob().in(status).ownedBy(new Owner("key:badgebadge")));
        }

        var page = Browser.signedIn(mvc).get("/admin/jobs?owner=badgebadge");

        for (var status : JobStatus.values()) {
            assertThat(page.body()).contains("badge-" + status.word());
        }
    }
}
