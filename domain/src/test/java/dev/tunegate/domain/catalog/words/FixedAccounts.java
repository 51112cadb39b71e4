package dev.tunegate.domain.catalog.words;

import dev.tunegate.domain.catalog.ProviderWords;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Accounts that a test has named. */
public final class FixedAccounts implements KnownAccounts {

    private final Map<String, Named> accounts = new HashMap<>();

    public FixedAccounts with(Account account) {
        accounts.put(account.name(), new Named(account, false));
        return this;
    }

    @Override
    public Optional<Named> named(Words words, String word, String name, ProviderWords provider) {
        var found = Optional.ofNullable(accounts.get(name));
        if (found.isEmpty()) {
            words.miss(word, "names an account that is not there.");
        }
        return found;
    }

    @Override
    public Optional<Account> first(ProviderWords provider) {
        return Optional.empty();
    }
}
