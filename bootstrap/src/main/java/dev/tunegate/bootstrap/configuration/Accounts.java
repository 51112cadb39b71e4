package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ProviderWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The accounts that are defined once: those that deployments name, and those of a provider. */
final class Accounts {

    static final String TAKEN = "names an account that is there already.";
    static final String OTHER = "names an account of another provider.";
    static final String UNKNOWN = "names an account that credential_list does not have.";
    static final String SAME =
            "cannot be told from an earlier account; give each its own credential_name.";

    private final Reading reading;
    private final Credentials credentials;
    private final List<ConfiguredAccount> all = new ArrayList<>();
    private final Set<DeploymentId> ids = new HashSet<>();

    Accounts(Section top, Vocabulary vocabulary, Reading reading) {
        this.reading = reading;
        this.credentials = new Credentials(top, vocabulary, reading);
        var settings = new SettingsAccounts(credentials, vocabulary, reading);
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

    /** The account that a deployment names by this key, in whichever list it stands. */
    Account stored(Section params, String key, String name, ProviderWords provider) {
        if (credentials.named(name).isPresent()) {
            return credentials.used(name, provider, params.place(key)).orElse(Account.NOTHING);
        }
        var named = all.stream().filter(it -> it.isNamed(name)).findFirst();
        if (named.filter(it -> it.isOf(provider)).isEmpty()) {
            reading.problem(params.place(key), named.isPresent() ? OTHER : UNKNOWN);
            return Account.NOTHING;
        }
        return named.get().account();
    }

    /** The account for deployments that name none: the provider's first. */
    Optional<Account> first(ProviderWords provider) {
        return all.stream()
                .filter(it -> it.isOf(provider))
                .map(ConfiguredAccount::account)
                .findFirst();
    }
}
