package dev.tunegate.bootstrap.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.bootstrap.Arguments;
import dev.tunegate.bootstrap.Gateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the list of keys among 1,000 and among 1,000,000, and writes the figures to {@code
 * target/key-lists.md}: no list may take more than twice as long among the many.
 */
final class KeyListBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(KeyListBenchmark.class);
    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("keys", 1_000_000);
    private static final Duration WARM = Duration.ofSeconds(Integer.getInteger("warm", 3));
    private static final Duration MEASURED = Duration.ofSeconds(4);

    @TempDir Path folder;

    @Test
    void measure() throws Exception {
        try (var stores = Stores.start();
                var gateway = start(stores)) {
            stores.fillKeys(FEW);
            measured(gateway, FEW);
            var few = measured(gateway, FEW);
            stores.fillKeys(MANY);
            var many = measured(gateway, MANY);

            var lines = new ArrayList<String>();
            few.forEach(
                    (what, time) ->
                            lines.add(
                                    "| %s | %.2f ms | %.2f ms | %.2f times |"
                                            .formatted(
                                                    what,
                                                    time,
                                                    many.get(what),
                                                    many.get(what) / time)));
            lines.forEach(LOG::info);
            Files.write(Path.of("target/key-lists.md"), lines);
            few.forEach((what, time) -> assertThat(many.get(what)).as(what).isLessThan(2 * time));
        }
    }

    private Gateway start(Stores stores) throws Exception {
        var config =
                Files.writeString(
                        folder.resolve("tunegate.yaml"),
                        """
                        model_list:
                          - model_name: org/simulated
                            litellm_params: {model: simulator/org/simulated}
                        general_settings:
                          master_key: %s
                        """
                                .formatted(Subject.KEY));
        return Gateway.start(
                Arguments.parse(List.of("start", "--config", config.toString(), "--port", "0")),
                Map.of(
                        "TUNEGATE_HOME", folder.resolve("home").toString(),
                        "DATABASE_URL", stores.url()));
    }

    /** The median of each list, in milliseconds. */
    private Map<String, Double> measured(Gateway gateway, int keys) throws Exception {
        var half = "%010d".formatted(keys / 2);
        var medians = new LinkedHashMap<String, Double>();
        medians.put("first page", page(gateway, "size=20"));
        medians.put("a page in the middle, behind a key", page(gateway, "size=20&after=" + half));
        medians.put("oldest first", page(gateway, "size=20&sort_order=asc"));
        medians.put("the keys of a team", page(gateway, "size=20&team_id=team-7"));
        medians.put(
                "a part of the alias that a hundred have",
                page(gateway, "size=20&substring_matching=true&key_alias=needle"));
        medians.put(
                "a part of the alias that none has",
                page(gateway, "size=20&substring_matching=true&key_alias=haystack"));
        medians.put("blocked ones, of which there are none", page(gateway, "status=blocked"));
        return medians;
    }

    private double page(Gateway gateway, String query) throws Exception {
        var load = new Load(gateway.port(), "GET", "/key/list?" + query, "");
        load.run(1, WARM);
        var outcome = load.run(1, MEASURED);
        assertThat(outcome.failures()).as(query).isZero();
        return outcome.p50Millis();
    }
}
