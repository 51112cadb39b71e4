package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.words.Account;
import dev.tunegate.domain.catalog.words.AccountReader;
import dev.tunegate.domain.catalog.words.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The accounts of {@code credential_list}, by their names. */
final class Credentials {

    private final Vocabulary vocabulary;
    private final Reading reading;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final List<ConfiguredAccount> settled = new ArrayList<>();
    private final List<Credential> known = new ArrayList<>();

    Credentials(Section top, Vocabulary vocabulary, Reading reading) {
        this.vocabulary = vocabulary;
        this.reading = reading;
        top.sections("credential_list").forEach(this::add);
    }

    private void add(Section entry) {
        var name = entry.required("credential_name");
        var values = entry.section("credential_values");
        var provider = entry.section("credential_info").flatMap(this::provider);
        entry.finish(IdleKeys.NONE);
        if (values.isEmpty()) {
            reading.problem(entry.place(), "lacks credential_values.");
            return;
        }
        var account = account(values.get(), provider).named(name.orElse(""));
        if (name.isPresent() && accounts.putIfAbsent(name.get(), account) != null) {
            reading.problem(entry.place("credential_name"), Accounts.TAKEN);
        } else if (name.isPresent()) {
            name.filter(it -> !it.isBlank() && it.length() <= 128)
                    .ifPresent(it -> known.add(vocabulary.credential(account, provider)));
            provider.map(it -> new ConfiguredAccount(values.get(), it, account, Map.of()))
                    .ifPresent(settled::add);
        }
    }

    /** Written for people, so what cannot be understood is no mistake. */
    private Optional<ProviderWords> provider(Section info) {
        var name = info.text("custom_llm_provider").map(it -> it.toLowerCase(Locale.ROOT));
        var provider = name.flatMap(vocabulary::named);
        if (name.isPresent() && provider.isEmpty()) {
            reading.warning(
                    info.place("custom_llm_provider"),
                    "names a provider that is not there, so callers cannot choose this account.");
        }
        return provider;
    }

    /** Without a provider, the account may be any provider's until it is used. */
    private Account account(Section values, Optional<ProviderWords> provider) {
        var words = provider.map(Vocabulary::ofAccount).orElseGet(vocabulary::ofAnyAccount);
        var account = AccountReader.read(values, words);
        values.finish(
                IdleKeys.ACCOUNT, key -> provider.flatMap(it -> vocabulary.stranger(key, it)));
        return account;
    }

    Optional<Account> named(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    List<Credential> known() {
        return List.copyOf(known);
    }

    /** The accounts whose provider is known without anybody's using them. */
    List<ConfiguredAccount> settled() {
        return List.copyOf(settled);
    }

    /**
     * The account with this name, as this provider's; what is another's has been noted as a
     * problem.
     *
     * @param complaint told of each such word
     */
    Optional<Account> used(String name, ProviderWords provider, Consumer<String> complaint) {
        return named(name).map(it -> it.without(strangers(it, provider, complaint)));
    }

    private List<String> strangers(
            Account account, ProviderWords provider, Consumer<String> complaint) {
        var own = Vocabulary.ofAccount(provider);
        var strangers =
                account.words().keySet().stream().filter(it -> !own.contains(it)).sorted().toList();
        strangers.stream()
                .filter(it -> !IdleKeys.ACCOUNT.contains(it))
                .forEach(
                        word ->
                                vocabulary
                                        .stranger(word, provider)
                                        .ifPresent(
                                                it ->
                                                        complaint.accept(
                                                                "names an account whose "
                                                                        + word
                                                                        + " "
                                                                        + it)));
        return strangers;
    }
}
