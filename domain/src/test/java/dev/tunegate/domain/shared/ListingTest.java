package dev.tunegate.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, and the queries for them. */
final class ListingTest {

    @Test
    void the_row_that_was_fetched_ahead_tells_that_there_is_more() {
        assertThat(Listing.of(List.of(1, 2, 3), 2)).isEqualTo(new Listing<>(List.of(1, 2), true));
        assertThat(Listing.of(List.of(1, 2), 2)).isEqualTo(new Listing<>(List.of(1, 2), false));
        assertThat(Listing.of(List.<Integer>of(), 2))
                .isEqualTo(new Listing<>(List.<Integer>of(), false));
    }

    @Test
    void a_mapped_page_keeps_saying_whether_there_is_more() {
        assertThat(new Listing<>(List.of(1, 2), true).map(it -> "#" + it))
                .isEqualTo(new Listing<>(List.of("#1", "#2"), true));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void a_page_has_room_for_one_row_at_least(int limit) {
        assertThatThrownBy(() -> ListQuery.first(limit))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_unknown_cursor_is_refused_by_name() {
        var refusal = ListQuery.after("ftjob-x", 5).unknownCursor();

        assertThat(refusal.param()).contains("after");
        assertThat(refusal.reason()).contains("ftjob-x");
    }
}
