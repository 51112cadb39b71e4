package dev.tunegate.domain.finetuning;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static dev.tunegate.domain.access.CallerFixture.BOB;
import static dev.tunegate.domain.access.CallerFixture.administrator;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static dev.tunegate.domain.finetuning.JobFixture.CREATED_AT;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.PagingContract;
import dev.tunegate.domain.shared.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How every collection of jobs is listed. Each test begins with an empty one. */
public interface FineTuningJobsListContract {

    FineTuningJobs jobs();

    Transactions transactions();

    /** Adds a job that repeats none. */
    default FineTuningJob added(JobFixture fixture) {
        var job = fixture.build();
        var repeated = transactions().call(() -> jobs().addUnlessRepeated(job, Optional::empty));
        assertThat(repeated).isEmpty();
        return job;
    }

    private PagingContract pages(Caller caller, JobFilter filter) {
        return new PagingContract(
                query -> jobs().list(caller, filter, query).map(it -> it.id().value()));
    }

    private static JobFilter metadata(Map<String, String> pairs) {
        return new JobFilter(
                pairs,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static JobFilter owner(Owner owner) {
        return new JobFilter(
                Map.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(owner),
                Optional.empty());
    }

    @Test
    default void pages_follow_creation_with_ties_broken_by_id() {
        added(aJob().withId("ftjob-09").createdAt(CREATED_AT.minusSeconds(1)));
        added(aJob().withId("ftjob-03"));
        added(aJob().withId("ftjob-01"));
        added(aJob().withId("ftjob-02"));
        added(aJob().withId("ftjob-00").createdAt(CREATED_AT.plusSeconds(1)));

        pages(alice(), JobFilter.NONE)
                .holds(List.of("ftjob-09", "ftjob-01", "ftjob-02", "ftjob-03", "ftjob-00"));
    }

    @Test
    default void a_list_shows_what_the_caller_may_see() {
        added(aJob().withId("ftjob-1").ownedBy(ALICE));
        added(aJob().withId("ftjob-2").ownedBy(BOB));

        pages(alice(), JobFilter.NONE).holds(List.of("ftjob-1"));
        pages(bob(), JobFilter.NONE).holds(List.of("ftjob-2"));
        pages(administrator(), JobFilter.NONE).holds(List.of("ftjob-1", "ftjob-2"));
    }

    @Test
    default void nobody_sees_more_by_asking_for_another_owner() {
        added(aJob().withId("ftjob-1").ownedBy(ALICE));
        added(aJob().withId("ftjob-2").ownedBy(BOB));

        pages(administrator(), owner(BOB)).holds(List.of("ftjob-2"));
        pages(alice(), owner(ALICE)).holds(List.of("ftjob-1"));
        pages(alice(), owner(BOB)).holds(List.of());
    }

    @Test
    default void all_metadata_pairs_must_match() {
        added(aJob().withId("ftjob-1").noting(Map.of("team", "search", "run", "7")));
        added(aJob().withId("ftjob-2").noting(Map.of("team", "search", "run", "8")));
        added(aJob().withId("ftjob-3").noting(Map.of("team", "sales", "run", "7")));
        added(aJob().withId("ftjob-4"));

        pages(alice(), metadata(Map.of("team", "search"))).holds(List.of("ftjob-1", "ftjob-2"));
        pages(alice(), metadata(Map.of("team", "search", "run", "7"))).holds(List.of("ftjob-1"));
        pages(alice(), metadata(Map.of("team", "7"))).holds(List.of());
        pages(alice(), metadata(Map.of("team", "sear"))).holds(List.of());
    }

    @Test
    default void metadata_is_compared_as_text() {
        var odd = Map.of("a\"b'c%", "x'); --\\ {\"k\":1} 日本");
        added(aJob().withId("ftjob-1").noting(odd));
        added(aJob().withId("ftjob-2").noting(Map.of("a", "1")));

        pages(alice(), metadata(odd)).holds(List.of("ftjob-1"));
        pages(alice(), metadata(Map.of("a", "1"))).holds(List.of("ftjob-2"));
    }

    @Test
    default void jobs_without_metadata_can_be_asked_for() {
        added(aJob().withId("ftjob-1").noting(Map.of("team", "search")));
        added(aJob().withId("ftjob-2"));
        var filter =
                new JobFilter(
                        Map.of(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        pages(alice(), filter).holds(List.of("ftjob-2"));
    }

    @Test
    default void jobs_of_a_status_and_a_model_can_be_asked_for() {
        added(aJob().withId("ftjob-1").running());
        added(aJob().withId("ftjob-2").succeeded());
        added(aJob().withId("ftjob-3").training("other").running());
        var running = Optional.of(JobStatus.RUNNING);
        var other = Optional.of(new ModelName("other"));

        pages(
                        alice(),
                        new JobFilter(
                                Map.of(),
                                false,
                                running,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                .holds(List.of("ftjob-1", "ftjob-3"));
        pages(
                        alice(),
                        new JobFilter(
                                Map.of(),
                                false,
                                running,
                                other,
                                Optional.empty(),
                                Optional.empty()))
                .holds(List.of("ftjob-3"));
    }

    @Test
    default void jobs_at_a_provider_can_be_asked_for() {
        added(aJob().withId("ftjob-1").at(aDeployment().at("azure").build()));
        added(aJob().withId("ftjob-2"));
        var azure = Optional.of(new ProviderId("azure"));
        var filter =
                new JobFilter(
                        Map.of(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        azure);

        pages(alice(), filter).holds(List.of("ftjob-1"));
    }

    @Test
    default void a_cursor_at_a_job_that_the_filter_hides_still_works() {
        added(aJob().withId("ftjob-1").running());
        added(aJob().withId("ftjob-2").createdAt(CREATED_AT.plusSeconds(1)).succeeded());
        var filter =
                new JobFilter(
                        Map.of(),
                        false,
                        Optional.of(JobStatus.RUNNING),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        var page = jobs().list(alice(), filter, ListQuery.after("ftjob-2", 10));

        assertThat(page.items()).extracting(it -> it.id().value()).containsExactly("ftjob-1");
    }

    @Test
    default void an_unknown_or_foreign_cursor_is_refused() {
        added(aJob().withId("ftjob-1"));
        added(aJob().withId("ftjob-2").ownedBy(BOB));
        var pages = pages(alice(), JobFilter.NONE);

        pages.refuses("ftjob-3");
        pages.refuses("ftjob-2");
        pages.refuses("file-1");
        pages.refuses("no id at all");
    }
}
