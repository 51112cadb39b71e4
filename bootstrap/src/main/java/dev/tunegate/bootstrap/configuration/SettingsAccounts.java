package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.ProviderWords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the entries of {@code finetune_settings} and {@code files_settings}. */
final class SettingsAccounts {

    private static final String STORED = "litellm_credential_name";

    /** The keys that may name an account. */
    private static final List<String> NAMES = List.of(STORED, "credential_name", "name", "id");

    private final Credentials credentials;
    private final Vocabulary vocabulary;
    private final Reading reading;
    private final AccountReader reader;

    SettingsAccounts(Credentials credentials, Vocabulary vocabulary, Reading reading) {
        this.credentials = credentials;
        this.vocabulary = vocabulary;
        this.reading = reading;
        this.reader = new AccountReader(reading);
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
        return provider.map(it -> account(entry, it));
    }

    private ConfiguredAccount account(Section entry, ProviderWords provider) {
        var name = name(entry);
        var stored = name.flatMap(it -> stored(entry, it, provider)).orElse(Account.NOTHING);
        var own = reader.read(entry, Vocabulary.ofAccount(provider)).named(name.orElse(""));
        var options = options(entry, provider);
        entry.finish(IdleKeys.ACCOUNT, key -> vocabulary.stranger(key, provider));
        return new ConfiguredAccount(entry, provider, own.over(stored), options);
    }

    private Optional<String> name(Section entry) {
        var keys = NAMES.stream().filter(entry::has).toList();
        keys.stream()
                .skip(1)
                .forEach(it -> reading.problem(entry.place(it), "names the account again."));
        return keys.stream().findFirst().flatMap(entry::text);
    }

    private Optional<Account> stored(Section entry, String name, ProviderWords provider) {
        if (entry.has(STORED) && credentials.named(name).isEmpty()) {
            reading.problem(entry.place(STORED), Accounts.UNKNOWN);
        }
        return credentials.used(name, provider, entry.place());
    }

    static Map<String, String> options(Section section, ProviderWords provider) {
        var options = new HashMap<String, String>();
        provider.modelWords()
                .forEach(key -> section.value(key).ifPresent(it -> options.put(key, it)));
        return options;
    }
}
