package dev.tunegate.domain.catalog;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Models whose names fit a pattern, and what is rehearsed of them. */
final class CatalogPatternsTest {

    private static final ModelDeployment EXACT =
            aDeployment().withId("exact").named("openai/gpt-4o").ofModel("gpt-4o").build();
    private static final ModelDeployment CLOSE =
            aDeployment().withId("close").named("openai/gpt-*").ofModel("gpt-*").build();
    private static final ModelDeployment ANY =
            aDeployment().withId("any").named("*").ofModel("*").inGroup("wild").build();

    private final ModelCatalog catalog = new ModelCatalog(List.of(ANY, CLOSE, EXACT));

    private String servedBy(String name) {
        var all = catalog.serving(new ModelName(name));
        assertThat(all).hasSize(1);
        return all.getFirst().id() + " as " + all.getFirst().target().model();
    }

    @Test
    void the_very_name_counts_for_more_than_a_pattern() {
        assertThat(servedBy("openai/gpt-4o")).isEqualTo("exact as gpt-4o");
    }

    @Test
    void the_longer_pattern_counts_for_more_than_the_shorter() {
        assertThat(servedBy("openai/gpt-5")).startsWith("close~").endsWith(" as gpt-5");
        assertThat(servedBy("llama")).startsWith("any~").endsWith(" as llama");
    }

    @Test
    void what_served_once_is_found_by_its_id_and_nothing_else_is() {
        var served = catalog.serving(new ModelName("openai/gpt-5")).getFirst();

        assertThat(catalog.find(served.id())).contains(served);
        assertThat(catalog.find(new DeploymentId("close~bGxhbWE"))).isEmpty();
        assertThat(catalog.find(new DeploymentId("close~_"))).isEmpty();
        assertThat(catalog.find(new DeploymentId("other~bGxhbWE"))).isEmpty();
    }

    @Test
    void a_star_stands_for_something_and_not_for_a_star() {
        var only = new ModelCatalog(List.of(CLOSE));

        assertThat(only.serving(new ModelName("openai/gpt-"))).isEmpty();
        assertThat(only.serving(new ModelName("openai/gpt-*"))).isEmpty();
        assertThat(only.serving(new ModelName("OpenAI/gpt-4"))).isEmpty();
    }

    @Test
    void patterns_are_no_names_and_their_groups_are_their_models() {
        assertThat(catalog.names()).containsExactly(new ModelName("openai/gpt-4o"));
        assertThat(catalog.groupsOf(new ModelName("llama"))).containsExactly("wild");
        assertThat(catalog.groupsOf(new ModelName("openai/gpt-5"))).isEmpty();
    }

    @Test
    void a_word_is_known_as_a_model_a_pattern_or_a_group() {
        var some = new ModelCatalog(List.of(CLOSE), List.of(), Map.of("staff", Set.of("x")));

        assertThat(some.knows("openai/gpt-*")).isTrue();
        assertThat(some.knows("openai/gpt-4")).isTrue();
        assertThat(some.knows("staff")).isTrue();
        assertThat(some.knows("llama")).isFalse();
        assertThat(some.knows(" ")).isFalse();
    }

    @Test
    void a_blocked_model_offers_nothing_and_is_still_found() {
        var blocked = EXACT.shut(true);
        var some = new ModelCatalog(List.of(blocked));

        assertThat(some.isBlocked(EXACT.name())).isTrue();
        assertThat(some.serving(EXACT.name(), Endpoint.CHAT_COMPLETIONS)).isEmpty();
        assertThat(some.names()).isEmpty();
        assertThat(some.find(EXACT.id())).contains(blocked);
    }

    @Test
    void what_is_rehearsed_is_at_one_account_alone_also_what_fits_a_pattern() {
        var rehearsal = catalog.at(Rehearsal.ACCOUNT);

        assertThat(rehearsal.accounts()).containsExactly(Rehearsal.ACCOUNT);
        for (var name : List.of("openai/gpt-4o", "openai/gpt-5", "llama")) {
            var served = rehearsal.serving(new ModelName(name));
            assertThat(served)
                    .hasSize(1)
                    .allSatisfy(it -> assertThat(it.provider()).isEqualTo(Rehearsal.SIMULATOR))
                    .allSatisfy(it -> assertThat(Rehearsal.ACCOUNT.has(it.id())).isTrue())
                    .allSatisfy(it -> assertThat(it.connection().apiKey()).isEmpty());
            assertThat(Rehearsal.ACCOUNT.find(served.getFirst().id()).map(ModelDeployment::target))
                    .contains(served.getFirst().target());
        }
    }

    @Test
    void deployments_of_one_model_are_one_in_a_rehearsal_and_keep_their_groups() {
        var both =
                new ModelCatalog(
                        List.of(
                                aDeployment().withId("a").named("m").inGroup("one").build(),
                                aDeployment().withId("b").named("m").inGroup("two").build()));

        var rehearsed = both.at(Rehearsal.ACCOUNT).serving(new ModelName("m"));

        assertThat(rehearsed).hasSize(1);
        assertThat(rehearsed.getFirst().accessGroups()).containsExactlyInAnyOrder("one", "two");
    }
}
