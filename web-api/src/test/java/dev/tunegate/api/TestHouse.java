package dev.tunegate.api;

import dev.tunegate.api.health.Readiness;
import dev.tunegate.api.web.BrowserAccess;
import dev.tunegate.application.access.GrantWords;
import dev.tunegate.application.access.LocalAdministrator;
import dev.tunegate.application.catalog.CallerCredentials;
import dev.tunegate.application.file.FileLimits;
import dev.tunegate.application.finetuning.SubmissionTiming;
import dev.tunegate.application.key.Administrator;
import dev.tunegate.application.shared.Step;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.InMemoryCallerAccounts;
import dev.tunegate.domain.access.InMemoryConsoleSessions;
import dev.tunegate.domain.access.InMemoryRequestMeter;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.access.StandInSignInServer;
import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.batch.InMemoryBatches;
import dev.tunegate.domain.batch.PlainBatchRows;
import dev.tunegate.domain.batch.ScriptedBatches;
import dev.tunegate.domain.catalog.ConfigurationState;
import dev.tunegate.domain.catalog.ConfiguredCredentials;
import dev.tunegate.domain.catalog.CredentialFixture;
import dev.tunegate.domain.catalog.DeploymentFixture;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.FixedConfigurationWatch;
import dev.tunegate.domain.catalog.FixedDeployments;
import dev.tunegate.domain.catalog.InMemoryAccessGroups;
import dev.tunegate.domain.catalog.InMemoryCredentials;
import dev.tunegate.domain.catalog.InMemoryStoredModels;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderNames;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.words.FixedAccounts;
import dev.tunegate.domain.catalog.words.Vocabulary;
import dev.tunegate.domain.dataset.AcceptingBatchReader;
import dev.tunegate.domain.dataset.AcceptingDatasetReader;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.InMemoryFileContents;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import dev.tunegate.domain.file.InMemoryUploads;
import dev.tunegate.domain.file.ScriptedFileStore;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.InMemoryCheckpointPermissions;
import dev.tunegate.domain.finetuning.InMemoryCheckpoints;
import dev.tunegate.domain.finetuning.InMemoryExperimentTracker;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.finetuning.InMemoryJobLog;
import dev.tunegate.domain.finetuning.InMemoryTrackedRuns;
import dev.tunegate.domain.finetuning.LeastBusy;
import dev.tunegate.domain.finetuning.PlacementStrategy;
import dev.tunegate.domain.finetuning.ScriptedProvider;
import dev.tunegate.domain.grader.FewSynonyms;
import dev.tunegate.domain.grader.Grading;
import dev.tunegate.domain.grader.ScriptedGrading;
import dev.tunegate.domain.inference.InMemoryServedModels;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.ScriptedInference;
import dev.tunegate.domain.key.InMemoryVirtualKeys;
import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.organization.InMemoryMemberships;
import dev.tunegate.domain.organization.InMemoryOrganizations;
import dev.tunegate.domain.organization.InMemoryTeams;
import dev.tunegate.domain.organization.InMemoryUsers;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.PlainAddresses;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.secret.InMemoryEncryptionKeys;
import dev.tunegate.domain.shared.ImmediateTransactions;
import dev.tunegate.domain.shared.RecordedErrands;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.domain.webhook.InMemoryDeliveries;
import dev.tunegate.domain.webhook.InMemoryWebhooks;
import dev.tunegate.domain.webhook.StandInReceiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Import;

/** The whole API over real use cases; behind them stand the domain's fakes. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ApiConfiguration.class)
@ComponentScan(
        basePackages = "dev.tunegate.application",
        useDefaultFilters = false,
        includeFilters = @Filter({UseCase.class, Step.class}))
class TestHouse {

    static final String ADMINISTRATOR = "sk-the-administrators-own-secret";
    static final String TRUSTED_ORIGIN = "https://tools.example.com";
    static final int MAX_FILE_BYTES = 1024 * 1024;
    private static final ProviderId OPENAI = new ProviderId("openai");

    @Bean
    SettableClock clock() {
        return SettableClock.atNoon();
    }

    @Bean
    Pepper pepper() {
        return new Pepper(new byte[32]);
    }

    @Bean
    Administrator administrator(Pepper pepper) {
        return new Administrator(List.of(pepper.hash(ADMINISTRATOR)));
    }

    @Bean
    FixedDeployments deployments() {
        return new FixedDeployments(new ModelCatalog(configured(), List.of(OtherProviders.VERTEX)));
    }

    private static List<ModelDeployment> configured() {
        var own =
                List.of(
                        DeploymentFixture.aDeployment().build(),
                        DeploymentFixture.aDeployment()
                                .withId("openai-2")
                                .named("org/a model")
                                .build(),
                        DeploymentFixture.aDeployment()
                                .withId("openai-3")
                                .named("talker")
                                .offering(Endpoint.CHAT_COMPLETIONS)
                                .build(),
                        DeploymentFixture.aDeployment()
                                .withId("openai-embedder")
                                .named("embedder")
                                .offering(Endpoint.EMBEDDINGS)
                                .build());
        return Stream.concat(own.stream(), OtherProviders.deployments().stream()).toList();
    }

    @Bean
    ByProvider<ProviderWords> words() {
        return new ByProvider<>(OtherProviders.WORDS);
    }

    @Bean
    InMemoryStoredModels storedModels() {
        return new InMemoryStoredModels();
    }

    @Bean
    InMemoryAccessGroups accessGroups() {
        return new InMemoryAccessGroups();
    }

    @Bean
    Vocabulary vocabulary() {
        return new Vocabulary(OtherProviders.WORDS);
    }

    @Bean
    FixedAccounts knownAccounts() {
        return new FixedAccounts();
    }

    @Bean
    FixedConfigurationWatch configurationWatch() {
        return new FixedConfigurationWatch(
                new ConfigurationState(
                        "tunegate.yaml",
                        Instant.parse("2026-11-21T10:00:00Z"),
                        List.of("tunegate.yaml:3: model_list is not known."),
                        List.of(),
                        List.of()));
    }

    @Bean
    CallerCredentials callerCredentials() {
        return CallerCredentials.NOWHERE;
    }

    @Bean
    InMemoryCallerAccounts callerAccounts() {
        return new InMemoryCallerAccounts();
    }

    @Bean
    InMemoryCredentials credentials() {
        return new InMemoryCredentials();
    }

    @Bean
    ConfiguredCredentials configuredCredentials() {
        var inFile = CredentialFixture.aCredential().named("from the file").build();
        return new ConfiguredCredentials(() -> List.of(inFile));
    }

    @Bean
    InMemoryEncryptionKeys encryptionKeys() {
        return new InMemoryEncryptionKeys();
    }

    @Bean
    InMemoryConsoleSessions sessions() {
        return new InMemoryConsoleSessions();
    }

    @Bean
    StandInSignInServer signInServer() {
        return new StandInSignInServer();
    }

    @Bean
    SignInTerms signInTerms() {
        return SignInTerms.LOCAL;
    }

    @Bean
    LocalAdministrator localAdministrator() {
        return new LocalAdministrator(true, "first");
    }

    @Bean
    ProviderNames names() {
        return new ProviderNames(OtherProviders.WORDS);
    }

    @Bean
    InMemoryMemberships memberships() {
        return new InMemoryMemberships();
    }

    @Bean
    InMemoryOrganizations organizations(InMemoryMemberships memberships, InMemoryTeams teams) {
        return new InMemoryOrganizations(memberships, teams);
    }

    @Bean
    InMemoryTeams teams(InMemoryMemberships memberships) {
        return new InMemoryTeams(memberships);
    }

    @Bean
    InMemoryUsers users(InMemoryMemberships memberships, InMemoryTeams teams) {
        return new InMemoryUsers(memberships, teams);
    }

    @Bean
    GrantWords grantWords() {
        return GrantWords.STRICT;
    }

    @Bean
    InMemoryVirtualKeys keys() {
        return new InMemoryVirtualKeys();
    }

    @Bean
    InMemoryRequestMeter meter(SettableClock clock) {
        return new InMemoryRequestMeter(clock);
    }

    @Bean
    InMemoryManagedFiles files() {
        return new InMemoryManagedFiles();
    }

    @Bean
    InMemoryUploads uploads() {
        return new InMemoryUploads();
    }

    @Bean
    InMemoryFileContents contents(SettableClock clock) {
        return new InMemoryFileContents(clock);
    }

    @Bean
    InMemoryFineTuningJobs jobs() {
        return new InMemoryFineTuningJobs();
    }

    @Bean
    InMemoryJobLog log() {
        return new InMemoryJobLog();
    }

    @Bean
    InMemoryTrackedRuns trackedRuns() {
        return new InMemoryTrackedRuns();
    }

    @Bean
    InMemoryExperimentTracker tracker() {
        return new InMemoryExperimentTracker();
    }

    @Bean
    InMemoryCheckpoints checkpoints() {
        return new InMemoryCheckpoints();
    }

    @Bean
    InMemoryCheckpointPermissions shares() {
        return new InMemoryCheckpointPermissions();
    }

    @Bean
    InMemoryServedModels models(InMemoryCheckpointPermissions shares) {
        return new InMemoryServedModels(shares);
    }

    @Bean
    RecordedErrands errands() {
        return new RecordedErrands();
    }

    @Bean
    ImmediateTransactions transactions(
            InMemoryVirtualKeys keys,
            InMemoryUsers users,
            InMemoryTeams teams,
            InMemoryOrganizations organizations,
            InMemoryMemberships memberships) {
        return new ImmediateTransactions(keys, users, teams, organizations, memberships);
    }

    @Bean
    AcceptingDatasetReader reader() {
        return new AcceptingDatasetReader();
    }

    @Bean
    AcceptingBatchReader batchReader() {
        return new AcceptingBatchReader();
    }

    @Bean
    ScriptedProvider provider(SettableClock clock) {
        return new ScriptedProvider(OPENAI, clock);
    }

    @Bean
    ScriptedInference chat() {
        return new ScriptedInference(OPENAI);
    }

    @Bean
    ByProvider<FineTuningProvider> providers(ScriptedProvider provider, SettableClock clock) {
        var all = new ArrayList<FineTuningProvider>(OtherProviders.training(clock));
        all.add(provider);
        return new ByProvider<>(all);
    }

    @Bean
    ByProvider<InferenceProvider> chats(ScriptedInference chat) {
        return new ByProvider<>(List.of(chat));
    }

    @Bean
    ByProvider<FileStore> stores() {
        var all = new ArrayList<FileStore>(OtherProviders.stores());
        all.add(new ScriptedFileStore(OPENAI));
        return new ByProvider<>(all);
    }

    @Bean
    FileLimits limits() {
        return new FileLimits(MAX_FILE_BYTES);
    }

    @Bean
    BrowserAccess browsers() {
        return new BrowserAccess(Set.of(TRUSTED_ORIGIN), true);
    }

    @Bean
    SubmissionTiming timing() {
        return SubmissionTiming.DEFAULT;
    }

    @Bean
    PlacementStrategy strategy() {
        return new LeastBusy();
    }

    @Bean
    AtomicBoolean databaseAnswers() {
        return new AtomicBoolean(true);
    }

    @Bean
    Readiness readiness(AtomicBoolean databaseAnswers) {
        return databaseAnswers::get;
    }

    @Bean
    InMemoryWebhooks webhooks() {
        return new InMemoryWebhooks();
    }

    @Bean
    InMemoryDeliveries deliveries() {
        return new InMemoryDeliveries();
    }

    @Bean
    StandInReceiver webhookSender() {
        return new StandInReceiver();
    }

    @Bean
    PlainAddresses outboundAddresses() {
        return new PlainAddresses();
    }

    @Bean
    InMemoryBatches batches() {
        return new InMemoryBatches();
    }

    @Bean
    PlainBatchRows batchRows() {
        return new PlainBatchRows();
    }

    @Bean
    ScriptedBatches batchProvider(SettableClock clock) {
        return new ScriptedBatches(OPENAI, clock);
    }

    @Bean
    ByProvider<BatchProvider> batchProviders(ScriptedBatches provider) {
        return new ByProvider<>(List.of(provider));
    }

    @Bean
    FewSynonyms synonyms() {
        return new FewSynonyms();
    }

    @Bean
    ScriptedGrading grading() {
        return new ScriptedGrading(OPENAI);
    }

    @Bean
    ByProvider<Grading> gradings(ScriptedGrading grading) {
        return new ByProvider<>(List.of(grading));
    }
}
