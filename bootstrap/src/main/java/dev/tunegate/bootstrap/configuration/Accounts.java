package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.words.Account;
import dev.tunegate.domain.catalog.words.KnownAccounts;
import dev.tunegate.domain.catalog.words.Vocabulary;
import dev.tunegate.domain.catalog.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The accounts that are defined once: those that deployments name, and those of a provider. */
final class Accounts implements KnownAccounts {

    static final String TAKEN = "names an account that is there already.";
    static final String OTHER = "names an account of another provider.";
    static final String UNKNOWN = "names an account that credential_list does not have.";
    static final String SAME =
            "cannot be told from an earlier account; give each its own credential_name.";

    private final Reading reading;
    private final Credentials credentials;
    private final KeptCredentials kept;
    private final List<ConfiguredAccount> all = new ArrayList<>();
    private final Set<DeploymentId> ids = new HashSet<>();

    /**
     * @param kept credentials of the database
     */
    Accounts(Section top, Vocabulary vocabulary, KeptCredentials kept, Reading reading) {
        this.kept = kept;
        this.reading = reading;
        this.credentials = new Credentials(top, vocabulary, reading);
        var settings = new SettingsAccounts(credentials, kept, vocabulary, reading);
        var tuning = settings.in(top, "finetune_settings");
        var files = settings.in(top, "files_settings");
        new Pairing(reading, tuning).with(files).forEach(this::add);
        credentials.settled().stream().filter(it -> !isThere(it)).forEach(this::add);
    }

    /** Whether the settings have taken on this account of {@code credential_list}. */
    private boolean isThere(ConfiguredAccount stored) {
        return all.stream()
                .anyMatch(it -> it.isOf(stored.provider()) && it.isNamed(stored.account().name()));
    }

    private void add(ConfiguredAccount account) {
        if (all.stream().anyMatch(it -> it.isNamed(account.account().name()))) {
            reading.problem(account.place(), TAKEN);
        } else if (!ids.add(account.id())) {
            reading.problem(account.place(), SAME);
        } else {
            all.add(account);
        }
    }

    /** Each account that serves whatever its provider has, in the order in which they count. */
    List<ConfiguredAccount> all() {
        return List.copyOf(all);
    }

    /** Those of {@code credential_list}, as they are shown. */
    List<Credential> credentials() {
        return credentials.known();
    }

    @Override
    public Optional<Named> named(Words words, String key, String name, ProviderWords provider) {
        if (credentials.named(name).isPresent()) {
            return credentials
                    .used(name, provider, rest -> words.refuse(key, rest))
                    .map(it -> new Named(it, false));
        }
        var named = all.stream().filter(it -> it.isNamed(name)).findFirst();
        if (named.isPresent()) {
            return ofFile(words, key, named.get(), provider);
        }
        return ofDatabase(words, key, name, provider);
    }

    private static Optional<Named> ofFile(
            Words words, String key, ConfiguredAccount account, ProviderWords provider) {
        if (!account.isOf(provider)) {
            words.refuse(key, OTHER);
            return Optional.empty();
        }
        return Optional.of(new Named(account.account(), false));
    }

    private Optional<Named> ofDatabase(
            Words words, String key, String name, ProviderWords provider) {
        var credential = kept.named(name);
        if (credential.isEmpty()) {
            words.miss(key, UNKNOWN);
        } else if (isOfAnother(credential.get(), provider)) {
            words.refuse(key, OTHER);
            return Optional.empty();
        }
        return credential.map(it -> new Named(Account.of(it), true));
    }

    static boolean isOfAnother(Credential credential, ProviderWords provider) {
        return credential.provider().filter(it -> !it.equals(provider.provider())).isPresent();
    }

    @Override
    public Optional<Account> first(ProviderWords provider) {
        return all.stream()
                .filter(it -> it.isOf(provider))
                .map(ConfiguredAccount::account)
                .findFirst();
    }
}
