package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.ModelDeployment.Target;
import dev.tunegate.domain.catalog.ProviderWords;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code litellm_params}: the provider's model, and the account that reaches it. */
final class TargetReader {

    private static final String STORED = "litellm_credential_name";

    private final Accounts accounts;
    private final Vocabulary vocabulary;
    private final AccountReader reader;
    private final Reading reading;

    TargetReader(Accounts accounts, Vocabulary vocabulary, Reading reading) {
        this.accounts = accounts;
        this.vocabulary = vocabulary;
        this.reader = new AccountReader(reading);
        this.reading = reading;
    }

    Optional<Target> read(Section params) {
        var model = params.required("model");
        var named = params.text("custom_llm_provider");
        var provider =
                named.isPresent()
                        ? provider(params, "custom_llm_provider", named.get())
                        : model.flatMap(it -> ofModel(params, it));
        if (model.isEmpty() || provider.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(target(params, provider.get(), model.get()));
    }

    private Optional<ProviderWords> ofModel(Section params, String model) {
        int slash = model.indexOf('/');
        return slash < 0
                ? vocabulary.ofPlainModels()
                : provider(params, "model", model.substring(0, slash));
    }

    private Optional<ProviderWords> provider(Section params, String key, String name) {
        var provider = vocabulary.named(name);
        if (provider.isEmpty()) {
            reading.problem(
                    params.place(key),
                    "names a provider that is not there" + vocabulary.offer(name));
        }
        return provider;
    }

    private Target target(Section params, ProviderWords provider, String model) {
        var account = account(params, provider);
        var options = SettingsAccounts.options(params, provider);
        params.finish(IdleKeys.PARAMS, key -> vocabulary.stranger(key, provider));
        return new Target(
                provider.provider(),
                withoutPrefix(params, provider, model),
                account.connection(provider),
                options);
    }

    private Account account(Section params, ProviderWords provider) {
        var own = reader.read(params, Vocabulary.ofAccount(provider));
        var stored = params.text(STORED);
        if (params.has(STORED)) {
            return stored.map(it -> own.over(accounts.stored(params, STORED, it, provider)))
                    .orElse(own);
        }
        if (saysWhich(params, provider)) {
            return own;
        }
        var account = own.over(accounts.first(provider).orElse(Account.NOTHING));
        if (account.isNothing(provider) && !provider.needsNoAccount()) {
            reading.problem(
                    params.place(),
                    "names no account; give it an api_key, a litellm_credential_name, or an"
                            + " entry in finetune_settings.");
        }
        return account;
    }

    /** A deployment with a credential or an address of its own gets nobody else's credential. */
    private static boolean saysWhich(Section params, ProviderWords provider) {
        return Stream.of(
                        Stream.of("api_key", "api_base"),
                        provider.secretWords().stream(),
                        provider.addressWords().stream())
                .flatMap(it -> it)
                .anyMatch(params::has);
    }

    private String withoutPrefix(Section params, ProviderWords provider, String model) {
        int slash = model.indexOf('/');
        boolean isPrefixed =
                slash >= 0
                        && vocabulary
                                .named(model.substring(0, slash))
                                .filter(it -> it.provider().equals(provider.provider()))
                                .isPresent();
        var name = isPrefixed ? model.substring(slash + 1) : model;
        if (name.isBlank() || name.contains("*")) {
            reading.problem(params.place("model"), "must name one model of its provider.");
        }
        return name;
    }
}
