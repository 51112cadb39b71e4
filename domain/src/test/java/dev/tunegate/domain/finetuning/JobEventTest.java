package dev.tunegate.domain.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines of a job's log. */
final class JobEventTest {

    @ParameterizedTest
    @EnumSource
    void a_level_is_known_by_its_word(JobEvent.Level level) {
        assertThat(JobEvent.Level.named(level.word())).contains(level);
    }

    @Test
    void azures_spelling_is_known_too_and_nothing_else() {
        assertThat(JobEvent.Level.named("warning")).contains(JobEvent.Level.WARN);
        assertThat(JobEvent.Level.named("debug")).isEmpty();
    }

    @Test
    void our_own_events_cannot_meet_a_providers_keys() {
        var event =
                JobEvent.ours("created", RunFixture.CREATED_AT, JobEvent.Level.INFO, "Created.");

        assertThat(event.key()).isEqualTo("tunegate:created");
        assertThat(event.isMetrics()).isFalse();
    }

    @Test
    void an_event_with_figures_is_a_metrics_event() {
        assertThat(RunFixture.aMetric(1).isMetrics()).isTrue();
    }
}
