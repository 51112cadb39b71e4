package dev.tunegate.bootstrap.story.golden;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.tunegate.bootstrap.Arguments;
import dev.tunegate.bootstrap.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A running gateway with one model at each of the stands. */
final class GoldenHouse implements AutoCloseable {

    private static final String MASTER_KEY = "sk-golden-administrator-0001";

    private final Gateway gateway;

    GoldenHouse(List<Stand> stands) {
        try {
            var folder = Files.createTempDirectory("tunegate-golden");
            var config =
                    Files.writeString(
                            folder.resolve("tunegate.yaml"), configuration(MASTER_KEY, stands));
            gateway =
                    Gateway.start(
                            Arguments.parse(
                                    List.of("start", "--config", config.toString(), "--port", "0")),
                            Map.of("TUNEGATE_HOME", folder.resolve("home").toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String configuration(String masterKey, List<Stand> stands) {
        var entries = stands.stream().map(Stand::configuration).collect(Collectors.joining());
        return """
               general_settings:
                 master_key: %s
               tunegate_settings:
                 create_wait: 5s
                 patience: 8s
                 horizon: 2s
                 polling_fastest: 200ms
                 polling_slowest: 1s
               model_list:
               %s
               """
                .formatted(masterKey, entries.stripTrailing());
    }

    /** An official client, as it comes, with the administrator's key. */
    OpenAIClient client() {
        return OpenAIOkHttpClient.builder()
                .baseUrl("http://127.0.0.1:" + gateway.port() + "/v1")
                .apiKey(MASTER_KEY)
                .timeout(Duration.ofSeconds(60))
                .build();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
