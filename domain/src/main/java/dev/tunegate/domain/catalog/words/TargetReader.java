package dev.tunegate.domain.catalog.words;

import dev.tunegate.domain.catalog.ModelDeployment.Target;
import dev.tunegate.domain.catalog.ModelWords;
import dev.tunegate.domain.catalog.ProviderWords;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code litellm_params}: the provider's model, and the account that reaches it. */
public final class TargetReader {

    private static final String STORED = ModelWords.CREDENTIAL;
    private static final KnownAccounts.Named NOBODYS =
            new KnownAccounts.Named(Account.NOTHING, false);

    private final KnownAccounts accounts;
    private final Vocabulary vocabulary;
    private final boolean bound;

    /**
     * @param bound whether no account's secrets may be sent elsewhere by a model that names it: who
     *     says the model's words need not be who knows the secrets
     */
    public TargetReader(KnownAccounts accounts, Vocabulary vocabulary, boolean bound) {
        this.accounts = accounts;
        this.vocabulary = vocabulary;
        this.bound = bound;
    }

    /** Empty if it cannot be read; that has been complained of, unless it may be read later. */
    public Optional<Target> read(Words params) {
        var model = params.required("model");
        var provider = provider(params, model);
        if (model.isEmpty() || provider.isEmpty()) {
            return Optional.empty();
        }
        return target(params, provider.get(), model.get());
    }

    /** The provider that the words are about, if one can be told. */
    public Optional<ProviderWords> provider(Words params, Optional<String> model) {
        var named = params.text("custom_llm_provider");
        return named.isPresent()
                ? provider(params, "custom_llm_provider", named.get())
                : model.flatMap(it -> ofModel(params, it));
    }

    private Optional<ProviderWords> ofModel(Words params, String model) {
        int slash = model.indexOf('/');
        return slash < 0
                ? vocabulary.ofPlainModels()
                : provider(params, "model", model.substring(0, slash));
    }

    private Optional<ProviderWords> provider(Words params, String key, String name) {
        var provider = vocabulary.named(name);
        if (provider.isEmpty()) {
            params.refuse(key, "names a provider that is not there" + vocabulary.offer(name));
        }
        return provider;
    }

    private Optional<Target> target(Words params, ProviderWords provider, String model) {
        var account = account(params, provider);
        var options = options(params, provider);
        params.finish(IdleWords.PARAMS, key -> vocabulary.stranger(key, provider));
        var name = withoutPrefix(params, provider, model);
        return account.map(
                it -> new Target(provider.provider(), name, it.connection(provider), options));
    }

    /** What is said of the models that an account serves. */
    public static Map<String, String> options(Words words, ProviderWords provider) {
        var options = new HashMap<String, String>();
        provider.modelWords()
                .forEach(key -> words.value(key).ifPresent(it -> options.put(key, it)));
        return options;
    }

    private Optional<Account> account(Words params, ProviderWords provider) {
        var own = AccountReader.read(params, Vocabulary.ofAccount(provider));
        if (params.has(STORED)) {
            return params.text(STORED)
                    .flatMap(it -> accounts.named(params, STORED, it, provider))
                    .map(it -> over(params, own, it, provider));
        }
        if (saysWhich(params, provider)) {
            requireNothingOfTheMachine(params, own, NOBODYS, provider);
            return Optional.of(own);
        }
        var first = accounts.first(provider).orElse(Account.NOTHING);
        var account = over(params, own, new KnownAccounts.Named(first, false), provider);
        if (account.isNothing(provider) && !provider.needsNoAccount()) {
            params.refuse(
                    "names no account; give it an api_key, a litellm_credential_name, or an"
                            + " entry in finetune_settings.");
        }
        return Optional.of(account);
    }

    private Account over(
            Words params, Account own, KnownAccounts.Named named, ProviderWords provider) {
        if (bound || named.bound()) {
            own.leadingAway(named.account(), provider)
                    .forEach(
                            it ->
                                    params.refuse(
                                            it,
                                            "would send the credential's secrets to another"
                                                    + " address than the credential's own; say it"
                                                    + " there, or give the model its own key."));
        }
        requireNothingOfTheMachine(params, own, named, provider);
        return own.over(named.account());
    }

    private void requireNothingOfTheMachine(
            Words params, Account own, KnownAccounts.Named named, ProviderWords provider) {
        MachineRules.find(foreign(own, named), own.over(named.account()), provider)
                .forEach(
                        it -> params.refuse(params.has(it.word()) ? it.word() : STORED, it.rest()));
    }

    /** What of an account has come through the API; the rest is the operator's word. */
    private Account foreign(Account own, KnownAccounts.Named named) {
        var kept = named.bound() ? named.account() : Account.NOTHING;
        return bound ? own.over(kept) : kept;
    }

    /** A deployment with a credential or an address of its own gets nobody else's credential. */
    private static boolean saysWhich(Words params, ProviderWords provider) {
        return Stream.of(
                        Stream.of("api_key", "api_base"),
                        provider.secretWords().stream(),
                        provider.addressWords().stream())
                .flatMap(it -> it)
                .anyMatch(params::has);
    }

    private String withoutPrefix(Words params, ProviderWords provider, String model) {
        int slash = model.indexOf('/');
        boolean isPrefixed =
                slash >= 0
                        && vocabulary
                                .named(model.substring(0, slash))
                                .filter(it -> it.provider().equals(provider.provider()))
                                .isPresent();
        var name = isPrefixed ? model.substring(slash + 1) : model;
        if (name.isBlank() || name.indexOf('*') != name.lastIndexOf('*')) {
            params.refuse("model", "must name one model of its provider.");
        }
        return name;
    }
}
