package dev.tunegate.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.Capabilities;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.InMemoryProviderMemory;
import dev.tunegate.domain.provider.ProviderBound;
import dev.tunegate.domain.provider.ProviderMemory;
import dev.tunegate.domain.provider.Reach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/**
 * Whether the documentation says what the adapters do; with {@code -Dtunegate.docs.write=true} it
 * is written.
 */
final class CapabilitiesPageTest {

    private static final Path PAGE = Path.of("../docs/api/provider-capabilities.md");

    private final ApplicationContextRunner house =
            new ApplicationContextRunner()
                    .withBean(Clock.class, Clock::systemUTC)
                    .withBean(Reach.Current.class, () -> () -> Reach.PUBLIC)
                    .withBean(ProviderMemory.class, InMemoryProviderMemory::new)
                    .withUserConfiguration(ProvidersConfiguration.class);

    @Test
    void the_documentation_says_what_each_provider_can_do() {
        house.run(it -> compare(page(it)));
    }

    private static void compare(String expected) {
        try {
            if (Boolean.getBoolean("tunegate.docs.write")) {
                Files.writeString(PAGE, expected);
            }
            assertThat(Files.readString(PAGE))
                    .as("run this test with -Dtunegate.docs.write=true")
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T extends ProviderBound> ByProvider<T> adapters(
            ApplicationContext house, Class<T> port) {
        return new ByProvider<>(List.copyOf(house.getBeansOfType(port).values()));
    }

    private static String page(ApplicationContext house) {
        var providers = adapters(house, FineTuningProvider.class);
        var stores = adapters(house, FileStore.class);
        var page = new CapabilitiesPage();
        examples()
                .forEach(
                        it ->
                                page.add(
                                        it.label(),
                                        Capabilities.of(
                                                providers.of(it.at().provider()),
                                                stores.of(it.at().provider()),
                                                it.at())));
        return page.text();
    }

    /** A model at a provider, and what tells it from the provider's other models. */
    private record Example(String label, ModelDeployment at) {}

    private static Stream<Example> examples() {
        return ProvidersConfiguration.words().stream()
                .sorted(Comparator.comparing(it -> it.provider().value()))
                .flatMap(CapabilitiesPageTest::examples);
    }

    private static Stream<Example> examples(ProviderWords words) {
        return dialects(words).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(
                        dialect ->
                                words.knownModels().stream()
                                        .map(
                                                it ->
                                                        new Example(
                                                                "`"
                                                                        + words.provider()
                                                                        + "`"
                                                                        + dialect.getKey()
                                                                        + ", `"
                                                                        + it
                                                                        + "`",
                                                                at(
                                                                        words,
                                                                        it,
                                                                        dialect.getValue()))));
    }

    /** Azure is the one provider whose abilities depend on the account's words. */
    private static Map<String, Map<String, String>> dialects(ProviderWords words) {
        return words.accountWords().contains("azure_management_endpoint")
                ? Map.of(
                        " v1",
                        Map.of("api_version", "v1"),
                        " 2024-10-21",
                        Map.of("api_version", "2024-10-21"))
                : Map.of("", Map.of());
    }

    private static ModelDeployment at(
            ProviderWords words, String model, Map<String, String> settings) {
        var account = new Connection("example", Optional.empty(), Optional.empty(), settings);
        return new ModelDeployment(
                new DeploymentId("example"),
                new ModelName(model),
                new ModelDeployment.Target(words.provider(), model, account, Map.of()),
                EnumSet.of(Endpoint.FINE_TUNING),
                Set.of());
    }
}
