package dev.tunegate.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limits of metadata. */
final class MetadataTest {

    private static Map<String, String> pairs(int count) {
        return IntStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(it -> "key-" + it, it -> "value"));
    }

    private static Refusal.InvalidInput refused(Map<String, String> pairs) {
        return assertThatExceptionOfType(Refusal.InvalidInput.class)
                .isThrownBy(() -> new Metadata(pairs))
                .actual();
    }

    @Test
    void sixteen_pairs_of_full_length_are_taken() {
        assertThat(new Metadata(pairs(16)).pairs()).hasSize(16);
        assertThat(new Metadata(Map.of("k".repeat(64), "v".repeat(512))).pairs()).hasSize(1);
        assertThat(new Metadata(Map.of("k", "")).pairs()).containsEntry("k", "");
    }

    @Test
    void a_seventeenth_pair_is_refused() {
        var refusal = refused(pairs(17));

        assertThat(refusal.param()).contains("metadata");
        assertThat(refusal.code()).contains("too_many_pairs");
    }

    @Test
    void keys_have_1_to_64_characters() {
        assertThat(refused(Map.of("k".repeat(65), "v")).param()).contains("metadata");
        assertThat(refused(Map.of("", "v")).param()).contains("metadata");
    }

    @Test
    void a_value_that_is_too_long_is_named_and_not_repeated() {
        var refusal = refused(Map.of("team", "v".repeat(513)));

        assertThat(refusal.param()).contains("metadata.team");
        assertThat(refusal.code()).contains("string_above_max_length");
        assertThat(refusal.reason()).contains("513").doesNotContain("vvv");
    }

    @Test
    void what_happens_to_the_given_map_later_changes_nothing() {
        var given = new HashMap<>(Map.of("k", "v"));
        var metadata = new Metadata(given);

        given.put("k", "other");

        assertThat(metadata.pairs()).containsExactly(Map.entry("k", "v"));
    }
}
