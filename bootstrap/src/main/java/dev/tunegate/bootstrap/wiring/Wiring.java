package dev.tunegate.bootstrap.wiring;

import dev.tunegate.api.health.Readiness;
import dev.tunegate.application.shared.Step;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.bootstrap.configuration.LiveConfiguration;
import dev.tunegate.bootstrap.configuration.LiveDeployments;
import dev.tunegate.bootstrap.configuration.StoredCatalog;
import dev.tunegate.domain.access.CallerAccounts;
import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.catalog.AccessGroups;
import dev.tunegate.domain.catalog.Credentials;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ProviderNames;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.Rehearsal;
import dev.tunegate.domain.catalog.StoredModels;
import dev.tunegate.domain.catalog.words.Account;
import dev.tunegate.domain.catalog.words.KnownAccounts;
import dev.tunegate.domain.catalog.words.Vocabulary;
import dev.tunegate.domain.catalog.words.Words;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.LeastBusy;
import dev.tunegate.domain.finetuning.PlacementStrategy;
import dev.tunegate.domain.grader.Grading;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.providers.ProvidersConfiguration;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
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
    Readiness readiness(DataSource database) {
        return new DatabaseReadiness(database);
    }

    /** The words of every provider, also of those that are turned off. */
    @Bean
    Vocabulary vocabulary() {
        return new Vocabulary(ProvidersConfiguration.words());
    }

    /** Those of the configuration that is in force when they are asked for. */
    @Bean
    KnownAccounts knownAccounts(LiveConfiguration configuration) {
        return new KnownAccounts() {
            @Override
            public Optional<Named> named(
                    Words words, String word, String name, ProviderWords provider) {
                return configuration.current().accounts().named(words, word, name, provider);
            }

            @Override
            public Optional<Account> first(ProviderWords provider) {
                return configuration.current().accounts().first(provider);
            }
        };
    }

    @Bean
    StoredCatalog storedCatalog(
            StoredModels models, AccessGroups groups, ObjectProvider<Credentials> credentials) {
        return new StoredCatalog(
                models,
                groups,
                () -> credentials.stream().flatMap(it -> it.all().stream()).toList());
    }

    @Bean
    Deployments deployments(
            LiveConfiguration configuration,
            StoredCatalog stored,
            CallerAccounts accounts,
            Vocabulary vocabulary,
            List<FineTuningProvider> providers) {
        boolean simulates =
                providers.stream().anyMatch(it -> it.provider().equals(Rehearsal.SIMULATOR));
        return new LiveDeployments(configuration, stored, accounts, vocabulary, simulates);
    }

    @Bean
    CatalogPolling catalogPolling(Deployments deployments) {
        return new CatalogPolling(deployments);
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
    ByProvider<InferenceProvider> chatProviders(List<InferenceProvider> adapters) {
        return new ByProvider<>(adapters);
    }

    @Bean
    ByProvider<BatchProvider> batchProviders(List<BatchProvider> adapters) {
        return new ByProvider<>(adapters);
    }

    @Bean
    ByProvider<Grading> gradings(List<Grading> adapters) {
        return new ByProvider<>(adapters);
    }
}
