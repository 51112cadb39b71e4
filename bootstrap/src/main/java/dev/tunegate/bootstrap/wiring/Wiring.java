package dev.tunegate.bootstrap.wiring;

import dev.tunegate.api.health.Readiness;
import dev.tunegate.application.access.GrantWords;
import dev.tunegate.application.shared.Step;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.bootstrap.configuration.ConfiguredDeployments;
import dev.tunegate.domain.access.CallerAccounts;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ProviderNames;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.LeastBusy;
import dev.tunegate.domain.finetuning.PlacementStrategy;
import dev.tunegate.domain.inference.ChatProvider;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.providers.ProvidersConfiguration;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;

/** Finds every use case and step, and gives them what is neither configured nor adapted. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = "dev.tunegate.application",
        useDefaultFilters = false,
        includeFilters = @Filter({UseCase.class, Step.class}))
public class Wiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    GrantWords grantWords() {
        return GrantWords.STRICT;
    }

    @Bean
    Readiness readiness(DataSource database) {
        return new DatabaseReadiness(database);
    }

    @Bean
    Deployments deployments(ModelCatalog configured, CallerAccounts accounts) {
        return new ConfiguredDeployments(configured, accounts);
    }

    /** Another bean of this type takes its place. */
    @Bean
    @ConditionalOnMissingBean
    PlacementStrategy placementStrategy() {
        return new LeastBusy();
    }

    @Bean
    ByProvider<FileStore> fileStores(List<FileStore> adapters) {
        return new ByProvider<>(adapters);
    }

    @Bean
    ByProvider<FineTuningProvider> fineTuningProviders(List<FineTuningProvider> adapters) {
        return new ByProvider<>(adapters);
    }

    /** Of the providers that are not turned off. */
    @Bean
    ByProvider<ProviderWords> providerWords(ByProvider<FineTuningProvider> adapters) {
        return new ByProvider<>(
                ProvidersConfiguration.words().stream()
                        .filter(it -> adapters.providers().contains(it.provider()))
                        .toList());
    }

    @Bean
    ProviderNames providerNames(ByProvider<ProviderWords> words) {
        return new ProviderNames(words.providers().stream().map(words::of).toList());
    }

    @Bean
    ByProvider<ChatProvider> chatProviders(List<ChatProvider> adapters) {
        return new ByProvider<>(adapters);
    }
}
