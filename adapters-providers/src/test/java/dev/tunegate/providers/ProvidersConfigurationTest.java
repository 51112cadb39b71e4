package dev.tunegate.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.dataset.DatasetReader;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.InMemoryProviderMemory;
import dev.tunegate.domain.provider.ProviderBound;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.ProviderMemory;
import dev.tunegate.domain.provider.Reach;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** The whole wing as the house gets it. */
class ProvidersConfigurationTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withBean(Clock.class, Clock::systemUTC)
                    .withBean(Reach.Current.class, () -> () -> Reach.PUBLIC)
                    .withBean(ProviderMemory.class, InMemoryProviderMemory::new)
                    .withUserConfiguration(ProvidersConfiguration.class);

    private static <T extends ProviderBound> List<String> providers(
            ApplicationContext context, Class<T> port) {
        var adapters = new ByProvider<>(List.copyOf(context.getBeansOfType(port).values()));
        return adapters.providers().stream().map(ProviderId::value).sorted().toList();
    }

    @Test
    void every_provider_has_each_of_its_ports_once() {
        context.run(
                it -> {
                    assertThat(providers(it, FileStore.class)).containsExactlyElementsOf(named());
                    assertThat(providers(it, FineTuningProvider.class))
                            .containsExactlyElementsOf(named());
                    assertThat(providers(it, InferenceProvider.class))
                            .containsExactlyElementsOf(named());
                    assertThat(it).hasSingleBean(DatasetReader.class);
                });
    }

    /** Every provider that a configuration may name. */
    private static List<String> named() {
        return ProvidersConfiguration.words().stream()
                .map(it -> it.provider().value())
                .sorted()
                .toList();
    }
}
