package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.words.Account;
import dev.tunegate.domain.catalog.words.AccountReader;
import dev.tunegate.domain.catalog.words.MachineRules;
import dev.tunegate.domain.catalog.words.TargetReader;
import dev.tunegate.domain.catalog.words.Vocabulary;
import java.util.List;
import java.util.Optional;

/** Reads the entries of {@code finetune_settings} and {@code files_settings}. */
final class SettingsAccounts {

    private static final String STORED = "litellm_credential_name";

    /** The keys that may name an account. */
    private static final List<String> NAMES = List.of(STORED, "credential_name", "name", "id");

    private final Credentials credentials;
    private final KeptCredentials kept;
    private final Vocabulary vocabulary;
    private final Reading reading;

    SettingsAccounts(
            Credentials credentials, KeptCredentials kept, Vocabulary vocabulary, Reading reading) {
        this.credentials = credentials;
        this.kept = kept;
        this.vocabulary = vocabulary;
        this.reading = reading;
    }

    List<ConfiguredAccount> in(Section top, String key) {
        return top.sections(key).stream().map(this::account).flatMap(Optional::stream).toList();
    }

    private Optional<ConfiguredAccount> account(Section entry) {
        var name = entry.required("custom_llm_provider");
        var provider = name.flatMap(vocabulary::named);
        if (name.isPresent() && provider.isEmpty()) {
            reading.problem(
                    entry.place("custom_llm_provider"),
                    "names a provider that is not there" + vocabulary.offer(name.get()));
        }
        return provider.flatMap(it -> account(entry, it));
    }

    /** Empty if it names a credential that is not there. */
    private Optional<ConfiguredAccount> account(Section entry, ProviderWords provider) {
        var name = name(entry);
        var stored =
                name.map(it -> stored(entry, it, provider)).orElse(Optional.of(Account.NOTHING));
        var own = AccountReader.read(entry, Vocabulary.ofAccount(provider)).named(name.orElse(""));
        var options = TargetReader.options(entry, provider);
        entry.finish(IdleKeys.ACCOUNT, key -> vocabulary.stranger(key, provider));
        return stored.map(it -> new ConfiguredAccount(entry, provider, own.over(it), options));
    }

    private Optional<String> name(Section entry) {
        var keys = NAMES.stream().filter(entry::has).toList();
        keys.stream()
                .skip(1)
                .forEach(it -> reading.problem(entry.place(it), "names the account again."));
        return keys.stream().findFirst().flatMap(entry::text);
    }

    private Optional<Account> stored(Section entry, String name, ProviderWords provider) {
        if (!entry.has(STORED) || credentials.named(name).isPresent()) {
            var used = credentials.used(name, provider, entry::refuse);
            return Optional.of(used.orElse(Account.NOTHING));
        }
        var found = kept.named(name);
        if (found.isEmpty()) {
            entry.miss(STORED, Accounts.UNKNOWN);
        }
        if (found.filter(it -> Accounts.isOfAnother(it, provider)).isPresent()) {
            entry.refuse(STORED, Accounts.OTHER);
        }
        return found.map(Account::of).map(it -> checked(entry, it, provider));
    }

    /** What a credential of the database says need not be the operator's word. */
    private static Account checked(Section entry, Account kept, ProviderWords provider) {
        var own = AccountReader.read(entry, Vocabulary.ofAccount(provider));
        MachineRules.find(kept, own.over(kept), provider)
                .forEach(it -> entry.refuse(STORED, it.rest()));
        return kept;
    }
}
