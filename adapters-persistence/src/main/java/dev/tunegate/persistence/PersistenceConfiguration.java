package dev.tunegate.persistence;

import dev.tunegate.domain.access.CallerAccounts;
import dev.tunegate.domain.access.ConsoleSessions;
import dev.tunegate.domain.access.RequestMeter;
import dev.tunegate.domain.batch.Batches;
import dev.tunegate.domain.catalog.AccessGroups;
import dev.tunegate.domain.catalog.Credentials;
import dev.tunegate.domain.catalog.StoredModels;
import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.file.Uploads;
import dev.tunegate.domain.finetuning.CheckpointPermissions;
import dev.tunegate.domain.finetuning.Checkpoints;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.finetuning.TrackedRuns;
import dev.tunegate.domain.inference.ServedModels;
import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.organization.Memberships;
import dev.tunegate.domain.organization.Organizations;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.domain.provider.ProviderMemory;
import dev.tunegate.domain.secret.EncryptionKeys;
import dev.tunegate.domain.secret.RootKey;
import dev.tunegate.domain.secret.RootKeys;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.domain.webhook.Deliveries;
import dev.tunegate.domain.webhook.Webhooks;
import dev.tunegate.persistence.access.JdbcCallerAccounts;
import dev.tunegate.persistence.access.JdbcConsoleSessions;
import dev.tunegate.persistence.access.JdbcRequestMeter;
import dev.tunegate.persistence.batch.JdbcBatches;
import dev.tunegate.persistence.catalog.JdbcAccessGroups;
import dev.tunegate.persistence.catalog.JdbcCredentials;
import dev.tunegate.persistence.catalog.JdbcStoredModels;
import dev.tunegate.persistence.file.JdbcManagedFiles;
import dev.tunegate.persistence.file.JdbcUploads;
import dev.tunegate.persistence.file.LocalFileContents;
import dev.tunegate.persistence.finetuning.JdbcCheckpointPermissions;
import dev.tunegate.persistence.finetuning.JdbcCheckpoints;
import dev.tunegate.persistence.finetuning.JdbcFineTuningJobs;
import dev.tunegate.persistence.finetuning.JdbcJobLog;
import dev.tunegate.persistence.finetuning.JdbcTrackedRuns;
import dev.tunegate.persistence.inference.JdbcServedModels;
import dev.tunegate.persistence.key.JdbcVirtualKeys;
import dev.tunegate.persistence.organization.JdbcMemberships;
import dev.tunegate.persistence.organization.JdbcOrganizations;
import dev.tunegate.persistence.organization.JdbcTeams;
import dev.tunegate.persistence.organization.JdbcUsers;
import dev.tunegate.persistence.provider.JdbcProviderMemory;
import dev.tunegate.persistence.secret.JdbcEncryptionKeys;
import dev.tunegate.persistence.secret.Keyring;
import dev.tunegate.persistence.secret.Seal;
import dev.tunegate.persistence.secret.SealedColumn;
import dev.tunegate.persistence.secret.SealedIds;
import dev.tunegate.persistence.shared.ScheduledErrands;
import dev.tunegate.persistence.shared.SpringTransactions;
import dev.tunegate.persistence.webhook.JdbcDeliveries;
import dev.tunegate.persistence.webhook.JdbcWebhooks;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The module's front door: an adapter for each port that keeps something. */
@Configuration(proxyBeanMethods = false)
public class PersistenceConfiguration {

    /** Where Liquibase finds the change sets. */
    public static final String CHANGE_LOG = "classpath:db/changelog/master.yaml";

    @Bean
    Transactions transactions(PlatformTransactionManager manager) {
        return new SpringTransactions(manager);
    }

    @Bean
    Errands errands(JdbcClient db) {
        return new ScheduledErrands(db);
    }

    @Bean
    VirtualKeys virtualKeys(JdbcAggregateTemplate rows, JdbcClient db, Transactions transactions) {
        return new JdbcVirtualKeys(rows, db, transactions);
    }

    @Bean
    Organizations organizations(JdbcClient db, Transactions transactions) {
        return new JdbcOrganizations(db, transactions);
    }

    @Bean
    Teams teams(JdbcClient db, Transactions transactions) {
        return new JdbcTeams(db, transactions);
    }

    @Bean
    Users users(JdbcClient db, Transactions transactions) {
        return new JdbcUsers(db, transactions);
    }

    @Bean
    Memberships memberships(JdbcClient db) {
        return new JdbcMemberships(db);
    }

    /** A gateway that was given no root key of its own has one of its pepper. */
    @Bean
    @ConditionalOnMissingBean
    RootKeys rootKeys(Pepper pepper) {
        return new RootKeys(RootKey.of(pepper), List.of());
    }

    @Bean
    Keyring keyring(JdbcClient db, Transactions transactions, RootKeys roots, Clock clock) {
        return Keyring.open(db, transactions, roots, clock);
    }

    @Bean
    Seal seal(Keyring keyring, Pepper pepper) {
        return new Seal(keyring, pepper);
    }

    @Bean
    SealedIds sealedIds(Pepper pepper) {
        return new SealedIds(pepper);
    }

    @Bean
    EncryptionKeys encryptionKeys(
            JdbcClient db, Keyring keyring, Seal seal, List<SealedColumn> columns) {
        return new JdbcEncryptionKeys(db, keyring, seal, columns);
    }

    @Bean
    SealedColumn callerCredentialColumn() {
        return JdbcCallerAccounts.CREDENTIAL;
    }

    @Bean
    SealedColumn credentialSecretsColumn() {
        return JdbcCredentials.SECRETS;
    }

    @Bean
    SealedColumn modelSecretsColumn() {
        return JdbcStoredModels.SECRETS;
    }

    @Bean
    Credentials credentials(JdbcClient db, Transactions transactions, Seal seal) {
        return new JdbcCredentials(db, transactions, seal);
    }

    @Bean
    StoredModels storedModels(JdbcClient db, Transactions transactions, Seal seal) {
        return new JdbcStoredModels(db, transactions, seal);
    }

    @Bean
    AccessGroups accessGroups(JdbcClient db, Transactions transactions) {
        return new JdbcAccessGroups(db, transactions);
    }

    @Bean
    CallerAccounts callerAccounts(JdbcClient db, Pepper pepper, Seal seal) {
        return new JdbcCallerAccounts(db, pepper, seal);
    }

    @Bean
    ConsoleSessions consoleSessions(JdbcClient db) {
        return new JdbcConsoleSessions(db);
    }

    @Bean
    ManagedFiles managedFiles(JdbcClient db, Transactions transactions, SealedIds ids) {
        return new JdbcManagedFiles(db, transactions, ids);
    }

    @Bean
    Uploads uploads(JdbcClient db, Transactions transactions) {
        return new JdbcUploads(db, transactions);
    }

    @Bean
    RequestMeter requestMeter(JdbcClient db, Transactions transactions) {
        return new JdbcRequestMeter(db, transactions);
    }

    @Bean
    FileContents fileContents(FileStoreSettings settings, Clock clock) {
        return new LocalFileContents(settings.root(), clock);
    }

    @Bean
    FineTuningJobs fineTuningJobs(JdbcClient db, Transactions transactions, SealedIds ids) {
        return new JdbcFineTuningJobs(db, transactions, ids);
    }

    @Bean
    JobLog jobLog(JdbcClient db, Transactions transactions, SealedIds ids) {
        return new JdbcJobLog(db, transactions, ids);
    }

    @Bean
    TrackedRuns trackedRuns(JdbcClient db, Transactions transactions) {
        return new JdbcTrackedRuns(db, transactions);
    }

    @Bean
    Checkpoints checkpoints(JdbcClient db) {
        return new JdbcCheckpoints(db);
    }

    @Bean
    ServedModels servedModels(JdbcClient db, SealedIds ids, CheckpointPermissions shares) {
        return new JdbcServedModels(db, ids, shares);
    }

    @Bean
    ProviderMemory providerMemory(JdbcClient db, Transactions transactions, SealedIds ids) {
        return new JdbcProviderMemory(db, transactions, ids);
    }

    @Bean
    SealedColumn webhookSecretsColumn() {
        return JdbcWebhooks.SECRETS;
    }

    @Bean
    Webhooks webhooks(JdbcClient db, Transactions transactions, Seal seal) {
        return new JdbcWebhooks(db, transactions, seal);
    }

    @Bean
    Deliveries deliveries(JdbcClient db, Transactions transactions) {
        return new JdbcDeliveries(db, transactions);
    }

    @Bean
    Batches batches(JdbcClient db, Transactions transactions, SealedIds ids) {
        return new JdbcBatches(db, transactions, ids);
    }

    @Bean
    CheckpointPermissions checkpointPermissions(JdbcClient db) {
        return new JdbcCheckpointPermissions(db);
    }
}
