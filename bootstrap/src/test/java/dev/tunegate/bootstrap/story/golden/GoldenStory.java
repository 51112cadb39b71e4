package dev.tunegate.bootstrap.story.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One script at every provider: the same is seen, but for what is listed. */
final class GoldenStory {

    @Test
    void the_script_runs_at_every_provider() {
        var stands = List.<Stand>of(new OpenAiStand());
        try (var house = new GoldenHouse(stands)) {
            for (var stand : stands) {
                var trace = new GoldenScript(house.client(), stand).play();
                trace.seen().forEach((step, what) -> System.err.println(step + " = " + what));
                assertThat(trace.seen()).isNotEmpty();
            }
        } finally {
            stands.forEach(Stand::close);
        }
    }
}
