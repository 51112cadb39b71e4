package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileFixture;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.providers.bedrock.server.BedrockWireServer;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.outbound.Guards;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A wire server and the ports that speak to it. */
final class BedrockFixture implements AutoCloseable {

    static final String NOVA = "amazon.nova-micro-v1:0:128k";
    static final String CLAUDE = "anthropic.claude-3-haiku-20240307-v1:0:200k";
    static final String LLAMA = "meta.llama3-3-70b-instruct-v1:0:128k";
    static final String TITAN = "amazon.titan-text-express-v1:0:8k";

    static final String ROW =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Grüße?\"},"
                    + "{\"role\":\"assistant\",\"content\":\"世界\"}]}\n";

    private static final HttpSettings SETTINGS =
            new HttpSettings(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(3),
                    8 << 20);

    final SettableClock clock = SettableClock.atNoon();
    final BedrockWireServer server = BedrockWireServer.start(0, clock);
    final ProviderHttp http;
    final Bedrock bedrock;

    private final Map<String, String> settings = new HashMap<>(server.settings());
    private final Map<String, String> options = new HashMap<>();
    private Map<String, String> secrets = BedrockWireServer.secrets();
    private Optional<Secret> apiKey = Optional.empty();

    BedrockFixture() {
        var failures = new HttpFailures(clock);
        http = new ProviderHttp(SETTINGS, failures, Guards.home(), "test");
        bedrock = new Bedrock(SETTINGS, http, failures, Guards.home(), clock);
    }

    /** Says another word of the account; an empty value leaves it out. */
    BedrockFixture with(String word, String value) {
        settings.put(word, value);
        settings.values().removeIf(String::isEmpty);
        return this;
    }

    /** Says a word of the model. */
    BedrockFixture withOption(String word, String value) {
        options.put(word, value);
        return this;
    }

    BedrockFixture withSecrets(Map<String, String> other) {
        secrets = other;
        return this;
    }

    BedrockFixture withKey(String key) {
        apiKey = Optional.of(new Secret(key));
        return this;
    }

    ModelDeployment deployment() {
        return deployment(NOVA);
    }

    ModelDeployment deployment(String model) {
        var hidden =
                secrets.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, it -> new Secret(it.getValue())));
        var connection = new Connection("aws", Optional.empty(), apiKey, settings, hidden);
        return new ModelDeployment(
                new DeploymentId("bedrock-1"),
                new ModelName("tiny"),
                new ModelDeployment.Target(BedrockWords.BEDROCK, model, connection, options),
                EnumSet.allOf(Endpoint.class),
                Set.of());
    }

    static Outgoing aFile(FileId id, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var format = content.contains("\"prompt\"") ? DatasetFormat.COMPLETION : DatasetFormat.CHAT;
        return new Outgoing(
                id,
                FilePurpose.FINE_TUNE,
                FileFixture.contentOf(content, format),
                () -> new ByteArrayInputStream(bytes));
    }

    /** Copies that stand at the deployment. */
    ProviderFiles files() {
        var copy = bedrock.fileStore().store(deployment(), aFile(FileId.fresh(), ROW));
        return new ProviderFiles(copy, Optional.empty());
    }

    /** An order for the job, whose training file is there. */
    RunOrder order(JobFixture job) {
        var made = job.createdAt(clock.instant()).at(deployment()).build();
        return new RunOrder(made.id(), made.request(), files(), clock.instant());
    }

    void letSucceed(ProviderJobId run) {
        server.move(run.value(), "Completed");
    }

    @Override
    public void close() {
        bedrock.close();
        http.close();
        server.close();
    }
}
