package dev.tunegate.bootstrap.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.application.shared.Again;
import dev.tunegate.domain.shared.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Few errands of a kind at a time. */
final class GateTest {

    private final SettableClock clock = SettableClock.atNoon();
    private final Gate gate = new Gate(2, clock);
    private final List<String> done = new ArrayList<>();

    private Again run(String id, Function<String, Again> inside) {
        return gate.before(
                        it -> {
                            done.add(it);
                            return inside.apply(it);
                        })
                .apply(id);
    }

    @Test
    void the_third_comes_again_soon_while_two_are_under_way() {
        var turnedAway = new ArrayList<Again>();

        run(
                "a",
                _ ->
                        run(
                                "b",
                                _ -> {
                                    turnedAway.add(run("c", _ -> Again.NEVER));
                                    return Again.NEVER;
                                }));

        assertThat(done).containsExactly("a", "b");
        assertThat(turnedAway).containsExactly(Again.at(clock.instant().plusSeconds(1)));
        assertThat(run("c", _ -> Again.NEVER)).isEqualTo(Again.NEVER);
        assertThat(done).containsExactly("a", "b", "c");
    }

    @Test
    void one_that_breaks_down_gives_its_place_back() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(
                            () ->
                                    run(
                                            "a",
                                            _ -> {
                                                throw new IllegalStateException("broken");
                                            }))
                    .hasMessage("broken");
        }

        assertThat(done).hasSize(3);
    }
}
