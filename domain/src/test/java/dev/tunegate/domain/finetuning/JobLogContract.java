package dev.tunegate.domain.finetuning;

import static dev.tunegate.domain.finetuning.RunFixture.aMessage;
import static dev.tunegate.domain.finetuning.RunFixture.aMetric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.PagingContract;
import dev.tunegate.domain.shared.Race;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every log of jobs must do. Each test begins with an empty one. */
public interface JobLogContract {

    JobLog log();

    /** A job that may have a log; each call gives another one. */
    default JobId aLoggedJob() {
        return JobId.fresh();
    }

    private List<JobEvent> written(JobId job) {
        var everything = new ListQuery(Optional.empty(), 1000, ListQuery.Order.OLDEST_FIRST);
        return log().list(job, everything).items();
    }

    private PagingContract pages(JobId job) {
        return new PagingContract(query -> log().list(job, query).map(it -> it.id().value()));
    }

    private static List<String> ids(List<JobEvent> events) {
        return events.stream().map(it -> it.id().value()).toList();
    }

    @Test
    default void events_come_back_as_they_were_written() {
        var job = aLoggedJob();
        var text =
                new JobEvent.Text(
                        "Step 1/9: größe \"x\"",
                        Map.of(
                                "step", BigDecimal.ONE,
                                "train_loss", new BigDecimal("0.00000012345"),
                                "tokens", new BigDecimal("123456789012345")));
        var metric =
                new JobEvent(
                        EventId.fresh(), "k1", RunFixture.CREATED_AT, JobEvent.Level.WARN, text);
        var message = JobEvent.ours("k2", RunFixture.CREATED_AT, JobEvent.Level.ERROR, "It broke.");

        log().append(job, List.of(metric, message));

        assertThat(written(job)).containsExactly(metric, message);
    }

    @Test
    default void the_order_is_that_of_writing_whatever_the_events_say() {
        var job = aLoggedJob();
        var at = RunFixture.CREATED_AT;
        var events =
                List.of(
                        JobEvent.ours("a", at, JobEvent.Level.INFO, "first"),
                        JobEvent.ours("b", at.plusSeconds(5), JobEvent.Level.INFO, "second"),
                        JobEvent.ours("c", at.minusSeconds(5), JobEvent.Level.INFO, "third"));

        log().append(job, events.subList(0, 2));
        log().append(job, events.subList(2, 3));

        pages(job).holds(ids(events));
    }

    @Test
    default void an_event_whose_key_is_known_is_passed_over() {
        var job = aLoggedJob();
        var first = aMessage("k1", "first");
        var third = aMessage("k3", "third");
        log().append(job, List.of(first));

        log().append(job, List.of(aMessage("k1", "again"), third, aMessage("k3", "again")));

        assertThat(written(job)).containsExactly(first, third);
    }

    @Test
    default void two_jobs_may_have_events_with_one_key() {
        var job = aLoggedJob();
        var other = aLoggedJob();

        log().append(job, List.of(aMessage("k1", "one")));
        log().append(other, List.of(aMessage("k1", "other")));

        assertThat(written(job)).extracting(it -> it.text().message()).containsExactly("one");
        assertThat(written(other)).extracting(it -> it.text().message()).containsExactly("other");
    }

    @Test
    default void the_same_report_from_several_nodes_is_written_once() {
        var job = aLoggedJob();

        Race.of(4, () -> log().append(job, List.of(aMetric(1), aMetric(2), aMetric(3))));

        assertThat(written(job))
                .extracting(JobEvent::key)
                .containsExactlyInAnyOrder("step-1", "step-2", "step-3");
    }

    @Test
    default void pages_stay_in_place_while_events_are_added() {
        var job = aLoggedJob();
        var events = LongStream.rangeClosed(1, 6).mapToObj(RunFixture::aMetric).toList();
        log().append(job, events.subList(0, 4));
        var first = log().list(job, ListQuery.first(2)).items();

        log().append(job, events.subList(4, 6));

        var second = log().list(job, ListQuery.after(first.getLast().id().value(), 2));
        assertThat(first).containsExactly(events.get(3), events.get(2));
        assertThat(second.items()).containsExactly(events.get(1), events.get(0));
        assertThat(second.hasMore()).isFalse();
    }

    @Test
    default void a_cursor_that_is_no_event_of_the_job_is_refused() {
        var job = aLoggedJob();
        var other = aLoggedJob();
        var foreign = aMessage("k1", "foreign");
        log().append(job, List.of(aMessage("k1", "own")));
        log().append(other, List.of(foreign));

        pages(job).refuses(foreign.id().value());
        pages(job).refuses("ftevent-unknown");
        pages(job).refuses("no id at all");
    }

    @Test
    default void a_job_without_events_has_an_empty_log() {
        pages(aLoggedJob()).holds(List.of());
    }

    @Test
    default void metrics_are_told_from_messages() {
        var job = aLoggedJob();
        var metrics = List.of(aMetric(1), aMetric(2));
        log().append(job, List.of(metrics.get(0), aMessage("m", "between"), metrics.get(1)));

        assertThat(log().metrics(job, 10)).isEqualTo(metrics);
        assertThat(log().metrics(aLoggedJob(), 10)).isEmpty();
    }

    @Test
    default void many_metrics_are_thinned_evenly() {
        var job = aLoggedJob();
        var all = new ArrayList<JobEvent>();
        IntStream.rangeClosed(1, 100).forEach(it -> all.add(aMetric(it)));
        log().append(job, all);

        var thinned = log().metrics(job, 10);

        var places = thinned.stream().map(all::indexOf).toList();
        assertThat(places).hasSizeBetween(5, 10).isSorted().doesNotHaveDuplicates();
        assertThat(places.getFirst()).isLessThan(20);
        assertThat(places.getLast()).isGreaterThanOrEqualTo(80);
        for (int i = 1; i < places.size(); i++) {
            assertThat(places.get(i) - places.get(i - 1)).isBetween(5, 20);
        }
    }

    @Test
    default void times_never_run_against_the_order() {
        var job = aLoggedJob();
        var at = RunFixture.CREATED_AT;
        log().append(job, List.of(JobEvent.ours("a", at, JobEvent.Level.INFO, "first")));

        log().append(
                        job,
                        List.of(
                                JobEvent.ours(
                                        "b", at.minusSeconds(5), JobEvent.Level.INFO, "late"),
                                JobEvent.ours(
                                        "c", at.plusSeconds(5), JobEvent.Level.INFO, "third"),
                                JobEvent.ours("d", at, JobEvent.Level.INFO, "late again")));

        assertThat(written(job))
                .extracting(JobEvent::createdAt)
                .containsExactly(at, at, at.plusSeconds(5), at.plusSeconds(5));
    }

    @Test
    default void metrics_can_be_read_on_from_a_place() {
        var job = aLoggedJob();
        log().append(job, List.of(aMetric(1), aMessage("m", "between"), aMetric(2), aMetric(3)));

        assertThat(log().metricsFrom(job, 0, 2))
                .extracting(JobEvent::key)
                .containsExactly("step-1", "step-2");
        assertThat(log().metricsFrom(job, 2, 2))
                .extracting(JobEvent::key)
                .containsExactly("step-3");
        assertThat(log().metricsFrom(job, 3, 2)).isEmpty();
    }

    @Test
    default void a_log_tells_whether_it_has_an_event_with_one_of_these_keys() {
        var job = aLoggedJob();
        var other = aLoggedJob();
        log().append(job, List.of(aMessage("key-1", "said"), aMessage("key-2", "said")));
        log().append(other, List.of(aMessage("key-3", "said")));

        assertThat(log().hasAny(job, Set.of("key-2", "key-9"))).isTrue();
        assertThat(log().hasAny(job, Set.of("key-3"))).isFalse();
        assertThat(log().hasAny(job, Set.of())).isFalse();
    }
}
