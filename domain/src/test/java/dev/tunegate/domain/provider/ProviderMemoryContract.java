package dev.tunegate.domain.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.shared.Race;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every memory of adapters' notes must do. Each test begins with an empty one. */
public interface ProviderMemoryContract {

    ProviderId ONE = new ProviderId("simulator");
    ProviderId OTHER = new ProviderId("openai");

    ProviderMemory memory();

    @Test
    default void the_first_note_is_kept() {
        assertThat(memory().keepFirst(ONE, "run/1", "first")).isEqualTo("first");
        assertThat(memory().keepFirst(ONE, "run/1", "second")).isEqualTo("first");

        assertThat(memory().find(ONE, "run/1")).contains("first");
    }

    @Test
    default void whoever_comes_first_all_see_the_same_note() {
        Map<String, Boolean> seen = new ConcurrentHashMap<>();

        Race.of(
                4,
                () ->
                        seen.put(
                                memory().keepFirst(ONE, "run/1", Thread.currentThread().getName()),
                                true));

        assertThat(seen).hasSize(1);
        assertThat(memory().find(ONE, "run/1")).contains(seen.keySet().iterator().next());
    }

    @Test
    default void any_text_of_the_allowed_size_comes_back() {
        var note = "{\"loss\": 0.5, \"größe\": \"世界\"}".repeat(1000) + "x".repeat(10_000);

        memory().keepFirst(ONE, "run/1", note);

        assertThat(memory().find(ONE, "run/1")).contains(note);
    }

    @Test
    default void a_note_that_is_too_long_is_refused() {
        var longest = "x".repeat(64 * 1024);
        memory().keepFirst(ONE, "run/1", longest);

        assertThatThrownBy(() -> memory().keepFirst(ONE, "run/2", longest + "x"))
                .isInstanceOf(RuntimeException.class);
        assertThat(memory().find(ONE, "run/1")).contains(longest);
    }

    @Test
    default void each_provider_has_notes_of_its_own() {
        memory().keepFirst(ONE, "run/1", "one");
        memory().keepFirst(OTHER, "run/1", "other");

        memory().forget(OTHER, "run/1");

        assertThat(memory().find(ONE, "run/1")).contains("one");
        assertThat(memory().find(OTHER, "run/1")).isEmpty();
        assertThat(memory().startingWith(OTHER, "run/", 10)).isEmpty();
    }

    @Test
    default void notes_are_listed_in_the_order_of_their_keys() {
        memory().keepFirst(ONE, "run/3", "third");
        memory().keepFirst(ONE, "run/1", "first");
        memory().keepFirst(ONE, "run/2", "second");
        memory().keepFirst(ONE, "model/1", "no run");

        assertThat(memory().startingWith(ONE, "run/", 10))
                .containsExactly("first", "second", "third");
        assertThat(memory().startingWith(ONE, "run/", 2)).containsExactly("first", "second");
        assertThat(memory().startingWith(ONE, "job/", 2)).isEmpty();
    }

    @Test
    default void a_prefix_means_what_it_says() {
        memory().keepFirst(ONE, "a_1", "underscore");
        memory().keepFirst(ONE, "ab1", "letter");
        memory().keepFirst(ONE, "a%1", "percent");
        memory().keepFirst(ONE, "a\\1", "backslash");

        assertThat(memory().startingWith(ONE, "a_", 10)).containsExactly("underscore");
        assertThat(memory().startingWith(ONE, "a%", 10)).containsExactly("percent");
        assertThat(memory().startingWith(ONE, "a\\", 10)).containsExactly("backslash");
    }

    @Test
    default void a_change_is_kept_and_handed_back() {
        memory().keepFirst(ONE, "run/1", "old");

        assertThat(memory().change(ONE, "run/1", it -> it + " and new")).contains("old and new");

        assertThat(memory().find(ONE, "run/1")).contains("old and new");
    }

    @Test
    default void nothing_is_changed_where_there_is_no_note() {
        assertThat(memory().change(ONE, "run/1", it -> it + "!")).isEmpty();
        assertThat(memory().find(ONE, "run/1")).isEmpty();
    }

    @Test
    default void changes_at_the_same_moment_do_not_lose_one_another() {
        memory().keepFirst(ONE, "run/1", "0");

        Race.of(
                4,
                () ->
                        IntStream.range(0, 5)
                                .forEach(_ -> memory().change(ONE, "run/1", this::counted)));

        assertThat(memory().find(ONE, "run/1")).contains("20");
    }

    private String counted(String note) {
        return Integer.toString(Integer.parseInt(note) + 1);
    }

    @Test
    default void what_is_forgotten_may_be_kept_anew_and_forgetting_twice_does_nothing() {
        memory().keepFirst(ONE, "run/1", "old");

        memory().forget(ONE, "run/1");
        memory().forget(ONE, "run/1");

        assertThat(memory().find(ONE, "run/1")).isEmpty();
        assertThat(memory().keepFirst(ONE, "run/1", "new")).isEqualTo("new");
    }
}
