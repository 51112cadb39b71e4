package dev.tunegate.domain.key;

import static dev.tunegate.domain.key.KeyFixture.CREATED_AT;
import static dev.tunegate.domain.key.KeyFixture.aKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Owner;
import org.junit.jupiter.api.Test;

/** What a virtual key knows of itself. */
final class VirtualKeyTest {

    @Test
    void a_key_is_over_from_its_end_on() {
        var validity = aKey().expiringAt(CREATED_AT.plusSeconds(60)).build().validity();

        assertThat(validity.isOver(CREATED_AT.plusSeconds(59))).isFalse();
        assertThat(validity.isOver(CREATED_AT.plusSeconds(60))).isTrue();
    }

    @Test
    void a_key_without_end_is_never_over() {
        var validity = aKey().build().validity();

        assertThat(validity.isOver(CREATED_AT.plusSeconds(1_000_000_000))).isFalse();
    }

    @Test
    void blocking_twice_is_blocking_once_and_can_be_undone() {
        var key = aKey().called("bot").build();

        var same = key.revision();

        assertThat(key.blocked(same).validity().blocked()).isTrue();
        assertThat(key.blocked(same).blocked(same)).isEqualTo(key.blocked(same));
        assertThat(key.blocked(same).unblocked(same)).isEqualTo(key);
    }

    @Test
    void a_key_of_nobody_is_an_owner_of_its_own() {
        assertThat(aKey().withId("abcdefghij").build().owner())
                .isEqualTo(new Owner("key:abcdefghij"));
        assertThat(aKey().build().owner()).isNotEqualTo(aKey().build().owner());
    }

    @Test
    void a_key_is_called_by_its_alias_or_its_last_characters() {
        assertThat(aKey().called("bot").build().displayName()).isEqualTo("bot");
        assertThat(aKey().build().displayName()).isEqualTo("sk-…WXYZ");
    }

    @Test
    void changes_are_told_in_dotted_words() {
        var id = new KeyId("abcdefghij");

        assertThat(KeyChanged.Change.values())
                .extracting(it -> new KeyChanged(id, it).action())
                .containsExactly(
                        "key.issued",
                        "key.blocked",
                        "key.unblocked",
                        "key.updated",
                        "key.rotated",
                        "key.deleted");
        assertThat(new KeyChanged(id, KeyChanged.Change.ISSUED).subject()).isEqualTo("abcdefghij");
    }
}
