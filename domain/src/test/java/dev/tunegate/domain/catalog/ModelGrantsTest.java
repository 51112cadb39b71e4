package dev.tunegate.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which models a key opens. */
final class ModelGrantsTest {

    private static final ModelName MINI = new ModelName("gpt-4o-mini");

    private static ModelGrants granting(String... names) {
        return new ModelGrants(Set.of(names));
    }

    @Test
    void a_model_is_granted_by_its_name() {
        assertThat(granting("gpt-4o-mini", "other").permit(MINI, Set.of())).isTrue();
    }

    @Test
    void a_model_is_granted_by_one_of_its_access_groups() {
        assertThat(granting("cheap").permit(MINI, Set.of("cheap", "fast"))).isTrue();
    }

    @Test
    void every_model_is_granted_by_one_word() {
        assertThat(ModelGrants.ALL.permit(MINI, Set.of())).isTrue();
        assertThat(granting("all-proxy-models").permit(MINI, Set.of())).isTrue();
    }

    @Test
    void what_is_not_named_is_not_granted() {
        assertThat(ModelGrants.NONE.permit(MINI, Set.of("cheap"))).isFalse();
        assertThat(granting("gpt-4o").permit(MINI, Set.of("cheap"))).isFalse();
    }

    @Test
    void names_are_compared_whole_and_exactly() {
        assertThat(granting("gpt-4o-min", "GPT-4o-mini", "gpt", "").permit(MINI, Set.of()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "gpt-*", "*mini", "gpt*o*mini", "gpt-4o-mini*", "g*-*-*i"})
    void a_star_stands_for_any_characters(String pattern) {
        assertThat(granting(pattern).permit(MINI, Set.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gpt-4o-*mini-*", "GPT-*", "*min", "gpt-4o-mini-*", "a*", "*o-mini*i*i"})
    void what_stands_around_the_stars_must_be_there(String pattern) {
        assertThat(granting(pattern).permit(MINI, Set.of())).isFalse();
    }

    @Test
    void the_word_for_no_model_outweighs_all_others() {
        assertThat(granting("all-proxy-models", "no-default-models").permit(MINI, Set.of()))
                .isFalse();
    }
}
