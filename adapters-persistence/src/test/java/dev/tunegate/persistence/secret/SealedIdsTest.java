package dev.tunegate.persistence.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers of providers: unreadable, but the same each time. */
final class SealedIdsTest {

    private final SealedIds ids = TestSeals.ids();

    @ParameterizedTest
    @ValueSource(strings = {"ftjob-abc", "projects/1/größe", "", "tgid1.", "a"})
    void an_identifier_comes_back_and_is_always_sealed_alike(String id) {
        var sealed = ids.closed(id);

        assertThat(sealed).startsWith("tgid1.").isEqualTo(ids.closed(id));
        assertThat(ids.open(sealed)).isEqualTo(id);
    }

    @Test
    void another_identifier_looks_otherwise_and_nothing_of_it_shows() {
        assertThat(ids.closed("ftjob-abcdefgh-1")).isNotEqualTo(ids.closed("ftjob-abcdefgh-2"));
        assertThat(ids.closed("ftjob-abcdefgh-1")).doesNotContain("ftjob").doesNotContain("abc");
    }

    @Test
    void what_a_former_release_has_left_is_read_as_it_is() {
        assertThat(ids.open("ftjob-abc")).isEqualTo("ftjob-abc");
        assertThat(ids.forms("ftjob-abc")).containsExactly(ids.closed("ftjob-abc"), "ftjob-abc");
        assertThat(ids.opened(null)).isEmpty();
    }

    @Test
    void another_pepper_opens_nothing() {
        var sealed =
                new SealedIds(TestSeals.pepper("quite another pepper, of 32 bytes")).closed("x");

        assertThatThrownBy(() -> ids.open(sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pepper");
        assertThatThrownBy(() -> ids.open("tgid1.%%%")).isInstanceOf(IllegalStateException.class);
    }
}
