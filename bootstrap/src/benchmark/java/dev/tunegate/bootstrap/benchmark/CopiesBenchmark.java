package dev.tunegate.bootstrap.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.bootstrap.story.OwnProcess;
import dev.tunegate.providers.bedrock.server.BedrockWireProcess;
import dev.tunegate.providers.bedrock.server.BedrockWireServer;
import dev.tunegate.providers.openaiwire.server.Manner;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import dev.tunegate.providers.openaiwire.server.WireServerProcess;
import dev.tunegate.providers.vertex.server.VertexServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One file of 1 GiB to each provider's server, from a process with a heap of 256 MB; half way the
 * connection is cut once. What is sent more than without the cut was sent again.
 */
final class CopiesBenchmark {

    private static final long BYTES = Long.getLong("copies.bytes", 1L << 30);
    private static final StringBuilder TABLE =
            new StringBuilder(
                    """
                    | provider | examined | copied, not cut | copied, cut half way | sent again | peak memory |
                    |---|---|---|---|---|---|
                    """);

    @TempDir static Path folder;
    private static Path file;

    @BeforeAll
    static void write() throws IOException {
        file = folder.resolve("train.jsonl");
        var row =
                ("{\"messages\":[{\"role\":\"user\",\"content\":\"Where is parcel 0123456789? "
                                + "世界 ".repeat(200)
                                + "\"},{\"role\":\"assistant\",\"content\":\"On its way.\"}]}\n")
                        .getBytes(StandardCharsets.UTF_8);
        try (var to = Files.newOutputStream(file)) {
            for (long written = 0; written < BYTES; written += row.length) {
                to.write(row);
            }
        }
    }

    @AfterAll
    static void publish() throws IOException {
        Files.writeString(Path.of("target/copies.md"), TABLE);
    }

    @Test
    void openai() throws Exception {
        host("openai", "gpt-4o-mini", Manner.OPENAI, Map.of());
    }

    @Test
    void azure_dated() throws Exception {
        host("azure", "gpt-4o-mini", Manner.AZURE_GA, Map.of("setting.api_version", "2024-10-21"));
    }

    @Test
    void azure_v1() throws Exception {
        host("azure", "gpt-4o-mini", Manner.AZURE_V1, Map.of("setting.api_version", "v1"));
    }

    private static void host(String provider, String model, Manner manner, Map<String, String> more)
            throws Exception {
        try (var server = WireServerProcess.start(folder, manner)) {
            measure(
                    manner.name().toLowerCase(Locale.ROOT),
                    server.address(),
                    address -> {
                        var words = new LinkedHashMap<>(more);
                        words.put("provider", provider);
                        words.put("model", model);
                        words.put("api_base", address.toString());
                        words.put("api_key", OpenAiWireServer.KEY);
                        return words;
                    });
        }
    }

    @Test
    void vertex_ai() throws Exception {
        try (var server = VertexServerProcess.start(folder)) {
            measure(
                    "vertex_ai",
                    server.address(),
                    address -> {
                        var words = new LinkedHashMap<String, String>();
                        words.put("provider", "vertex_ai");
                        words.put("model", "gemini-2.5-flash");
                        server.settings().forEach((word, it) -> words.put("setting." + word, it));
                        words.put("setting.gcs_endpoint", address.toString());
                        words.put("secret.vertex_credentials", server.credentials());
                        return words;
                    });
        }
    }

    @Test
    void bedrock() throws Exception {
        try (var server = BedrockWireProcess.start(folder)) {
            measure(
                    "bedrock",
                    server.address(),
                    address -> {
                        var words = new LinkedHashMap<String, String>();
                        words.put("provider", "bedrock");
                        words.put("model", "amazon.nova-micro-v1:0:128k");
                        server.settings().forEach((word, it) -> words.put("setting." + word, it));
                        words.put("setting.s3_endpoint", address.toString());
                        BedrockWireServer.secrets()
                                .forEach((word, it) -> words.put("secret." + word, it));
                        return words;
                    });
        }
    }

    private static void measure(String name, URI server, Function<URI, Map<String, String>> account)
            throws Exception {
        var whole = run(server, account, Long.MAX_VALUE);
        var broken = run(server, account, BYTES / 2);

        TABLE.append(
                "| `%s` | %.1f s | %.1f s | %.1f s | %,d bytes | %d MiB |%n"
                        .formatted(
                                name,
                                whole.examined() / 1000.0,
                                whole.copied() / 1000.0,
                                broken.copied() / 1000.0,
                                broken.sent() - whole.sent(),
                                Math.max(whole.peak(), broken.peak()) / 1024));
        // Google takes files of 1 GB, a little less than 1 GiB: that is found, and copied all the
        // same.
        assertThat(whole.findings()).isLessThanOrEqualTo(1);
    }

    private record Run(long findings, long examined, long copied, long peak, long sent) {}

    private static Run run(URI server, Function<URI, Map<String, String>> account, long cutAt)
            throws Exception {
        try (var proxy = new CuttingProxy(server, cutAt)) {
            var words = new Properties();
            words.putAll(account.apply(proxy.address()));
            var described = folder.resolve("account.properties");
            try (var writer = Files.newBufferedWriter(described)) {
                words.store(writer, null);
            }
            var figures = Files.createTempFile(folder, "figures", ".txt");
            var log = folder.resolve("copy.log");
            var process =
                    OwnProcess.start(
                            CopyMain.class.getName(),
                            log,
                            Map.of(),
                            file.toString(),
                            described.toString(),
                            figures.toString());
            process.join();
            var numbers = Files.readString(figures).split(" ");
            assertThat(numbers).as(() -> OwnProcess.read(log)).hasSize(4);
            assertThat(proxy.hasCut()).isEqualTo(cutAt != Long.MAX_VALUE);
            return new Run(
                    Long.parseLong(numbers[0]),
                    Long.parseLong(numbers[1]),
                    Long.parseLong(numbers[2]),
                    Long.parseLong(numbers[3]),
                    proxy.sent());
        }
    }
}
