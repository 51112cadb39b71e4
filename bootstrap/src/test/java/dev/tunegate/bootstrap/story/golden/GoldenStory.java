package dev.tunegate.bootstrap.story.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * One script at every provider: a caller sees the same, but for what {@link Differences} lists. The
 * list is a page of the documentation too; with {@code -Dtunegate.docs.write=true} it is written.
 */
final class GoldenStory {

    private static final Path PAGE = Path.of("../docs/api/provider-differences.md");

    @Test
    void every_provider_shows_what_openai_shows_but_for_what_is_listed() throws IOException {
        var traces = traces();
        var reference = Objects.requireNonNull(traces.remove("openai"));

        var seen = new LinkedHashMap<String, Map<String, String>>();
        traces.forEach((provider, trace) -> seen.put(provider, trace.differingFrom(reference)));
        assertThat(seen).isEqualTo(Differences.of(traces.keySet()));
        var page = Differences.page(reference, traces.keySet());
        if (Boolean.getBoolean("tunegate.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static Map<String, Trace> traces() {
        var stands = Arrays.stream(Provider.values()).map(Provider::open).toList();
        try (var house = new GoldenHouse(stands)) {
            var traces = new LinkedHashMap<String, Trace>();
            for (var stand : stands) {
                traces.put(stand.name(), new GoldenScript(house.client(), stand).play());
            }
            return traces;
        } finally {
            stands.forEach(Stand::close);
        }
    }
}
