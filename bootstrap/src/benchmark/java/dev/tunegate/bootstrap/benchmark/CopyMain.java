package dev.tunegate.bootstrap.benchmark;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.provider.InMemoryProviderMemory;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.ProviderMemory;
import dev.tunegate.providers.ProvidersConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Copies one file to one provider, in a process of its own whose memory is bounded; writes what it
 * took into a file. A failed copy is tried again, as the gateway's errand does.
 */
public final class CopyMain {

    private static final int TRIES = 5;

    private CopyMain() {}

    /**
     * @param arguments the file to copy, the file with the account's words, and where the figures go
     */
    public static void main(String... arguments) throws IOException {
        var file = Path.of(arguments[0]);
        var words = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(arguments[1]))) {
            words.load(reader);
        }
        try (var house = house()) {
            var at = deployment(words);
            var store =
                    house.getBeansOfType(FileStore.class).values().stream()
                            .filter(it -> it.provider().equals(at.provider()))
                            .findFirst()
                            .orElseThrow();
            var outgoing = outgoing(file);
            long begun = System.nanoTime();
            var report = store.examine(at, outgoing);
            long examined = System.nanoTime();
            copy(store, at, outgoing);
            long copied = System.nanoTime();
            Files.writeString(
                    Path.of(arguments[2]),
                    "%d %d %d %d"
                            .formatted(
                                    report.findings().size(),
                                    (examined - begun) / 1_000_000,
                                    (copied - examined) / 1_000_000,
                                    peak()));
        }
    }

    private static void copy(FileStore store, ModelDeployment at, FileStore.Outgoing file) {
        for (int i = 1; ; i++) {
            try {
                var former = i == 1 ? Optional.empty() : store.find(at, file.id());
                if (former.isEmpty()) {
                    store.store(at, file);
                }
                return;
            } catch (RuntimeException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static AnnotationConfigApplicationContext house() {
        var house = new AnnotationConfigApplicationContext();
        house.registerBean(Clock.class, Clock::systemUTC);
        house.registerBean(ProviderMemory.class, InMemoryProviderMemory::new);
        house.register(ProvidersConfiguration.class);
        house.refresh();
        return house;
    }

    private static ModelDeployment deployment(Properties words) {
        var settings = new HashMap<String, String>();
        var secrets = new HashMap<String, Secret>();
        words.stringPropertyNames().stream()
                .filter(it -> it.startsWith("setting."))
                .forEach(it -> settings.put(it.substring(8), words.getProperty(it)));
        words.stringPropertyNames().stream()
                .filter(it -> it.startsWith("secret."))
                .forEach(it -> secrets.put(it.substring(7), new Secret(words.getProperty(it))));
        var account =
                new Connection(
                        "measured",
                        Optional.ofNullable(words.getProperty("api_base")).map(URI::create),
                        Optional.ofNullable(words.getProperty("api_key")).map(Secret::new),
                        settings,
                        secrets);
        var model = words.getProperty("model");
        var target =
                new ModelDeployment.Target(
                        new ProviderId(words.getProperty("provider")), model, account, Map.of());
        return new ModelDeployment(
                new DeploymentId("measured"),
                new ModelName(model),
                target,
                EnumSet.allOf(Endpoint.class),
                Set.of());
    }

    private static FileStore.Outgoing outgoing(Path file) throws IOException {
        long rows;
        try (var lines = Files.lines(file)) {
            rows = lines.count();
        }
        var content =
                new ManagedFile.Content(
                        Files.size(file), "cd".repeat(32), Optional.of(DatasetFormat.CHAT), rows);
        return new FileStore.Outgoing(
                FileId.fresh(), FilePurpose.FINE_TUNE, content, () -> opened(file));
    }

    private static InputStream opened(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The largest resident memory of this process so far, in kB. */
    private static long peak() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(it -> it.startsWith("VmHWM:"))
                    .map(it -> it.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
