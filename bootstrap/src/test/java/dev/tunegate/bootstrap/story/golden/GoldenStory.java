package dev.tunegate.bootstrap.story.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One script at every provider: the same is seen, but for what is listed. */
final class GoldenStory {

    @Test
    void the_script_runs_at_every_provider() throws IOException {
        var stands =
                List.<Stand>of(
                        WireStand.openai(),
                        WireStand.azureGa(),
                        WireStand.azureV1(),
                        WireStand.portkey(),
                        WireStand.compatible(),
                        new VertexStand(),
                        new BedrockStand());
        var out = new StringBuilder();
        var failures = new ArrayList<String>();
        try (var house = new GoldenHouse(stands)) {
            for (var stand : stands) {
                try {
                    var trace = new GoldenScript(house.client(), stand).play();
                    trace.seen()
                            .forEach(
                                    (step, what) ->
                                            out.append(stand.name() + ": " + step + " = " + what)
                                                    .append('\n'));
                } catch (RuntimeException | AssertionError e) {
                    failures.add(stand.name() + ": " + e + " at " + e.getStackTrace()[0]);
                }
            }
        } finally {
            stands.forEach(Stand::close);
        }
        Files.writeString(Path.of("target/golden.txt"), out + "\n" + failures);
        assertThat(failures).isEmpty();
    }
}
