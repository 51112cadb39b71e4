package dev.tunegate.domain.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is kept of a run at a tracker. */
class TrackedRunTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final JobId job = new JobId("ftjob-aJob");
    private final TrackedRun run = TrackedRun.planned(job, TrackedRunId.of(job, 1));

    @Test
    void its_id_follows_from_the_job() {
        assertThat(TrackedRunId.of(job, 1).value()).isEqualTo("ftjob-aJob");
        assertThat(TrackedRunId.of(job, 3).value()).isEqualTo("ftjob-aJob-3");
    }

    @Test
    void pauses_double_up_to_a_quarter_of_an_hour() {
        var failing = run.failed(NOON);

        assertThat(failing.retryAt(NOON)).isEqualTo(NOON.plusSeconds(5));
        assertThat(failing.retryAt(NOON.plusSeconds(40))).isEqualTo(NOON.plusSeconds(80));
        var hour = NOON.plus(Duration.ofHours(1));
        assertThat(failing.retryAt(hour)).isEqualTo(hour.plus(Duration.ofMinutes(15)));
    }

    @Test
    void after_three_days_it_is_given_up_and_not_before() {
        var failing = run.failed(NOON);

        assertThat(failing.failed(NOON.plus(Duration.ofHours(71))).isOpen()).isTrue();
        assertThat(failing.failed(NOON.plus(Duration.ofDays(3))).state())
                .isEqualTo(TrackedRun.State.GIVEN_UP);
    }

    @Test
    void a_success_in_between_begins_the_three_days_anew() {
        var failing = run.failed(NOON).taken(3).failed(NOON.plus(Duration.ofDays(2)));

        assertThat(failing.failed(NOON.plus(Duration.ofDays(4))).isOpen()).isTrue();
    }

    @Test
    void what_was_taken_is_not_taken_back() {
        assertThat(run.taken(7).taken(3).sent()).isEqualTo(7);
    }
}
