package dev.tunegate.domain.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole state machine, as one table. */
final class JobStatusTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    from              | to, in the order of the states
                    VALIDATING_FILES  | yes yes yes yes yes yes yes
                    QUEUED            | no  yes yes yes yes yes yes
                    RUNNING           | no  no  yes yes yes yes yes
                    PAUSED            | no  yes yes yes yes yes yes
                    SUCCEEDED         | no  no  no  no  yes no  no
                    FAILED            | no  no  no  no  no  yes no
                    CANCELLED         | no  no  no  no  no  no  yes
                    """)
    void the_table_holds(JobStatus from, String row) {
        var allowed = row.strip().split(" +");

        var states = JobStatus.values();
        assertThat(allowed).hasSameSizeAs(states);
        for (int i = 0; i < states.length; i++) {
            assertThat(from.mayBecome(states[i]))
                    .as("%s to %s", from, states[i])
                    .isEqualTo(allowed[i].equals("yes"));
        }
    }

    @Test
    void three_states_are_final() {
        assertThat(JobStatus.values())
                .filteredOn(JobStatus::isFinal)
                .containsExactly(JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void a_state_is_known_by_its_word(JobStatus status) {
        assertThat(JobStatus.named(status.word())).contains(status);
        assertThat(status.word()).isEqualTo(status.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void other_words_are_no_states() {
        assertThat(JobStatus.named("pending")).isEmpty();
        assertThat(JobStatus.named("RUNNING")).isEmpty();
        assertThat(JobStatus.named("")).isEmpty();
    }
}
