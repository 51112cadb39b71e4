package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ProviderAccount;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.words.Account;
import java.util.HashMap;
import java.util.Map;

/**
 * An account that serves whatever model its provider has, and the section that says so.
 *
 * @param options what it says of the models it serves
 */
record ConfiguredAccount(
        Section section, ProviderWords provider, Account account, Map<String, String> options) {

    ConfiguredAccount {
        options = Map.copyOf(options);
    }

    Place place() {
        return section.place();
    }

    boolean isOf(ProviderWords other) {
        return provider.provider().equals(other.provider());
    }

    boolean isNamed(String name) {
        return account.isNamed() && account.name().equals(name);
    }

    /** This account, with what it leaves open taken from the other. */
    ConfiguredAccount over(ConfiguredAccount other) {
        var all = new HashMap<>(other.options);
        all.putAll(options);
        return new ConfiguredAccount(section, provider, account.over(other.account), all);
    }

    DeploymentId id() {
        return StableId.ofAccount(connection(), provider);
    }

    ProviderAccount toProviderAccount() {
        return new ProviderAccount(id(), provider.provider(), connection(), options);
    }

    private Connection connection() {
        return account.connection(provider);
    }
}
