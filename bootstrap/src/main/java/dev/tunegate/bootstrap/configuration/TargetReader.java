package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.ModelDeployment.Target;
import dev.tunegate.domain.provider.ProviderId;
import java.util.Map;
import java.util.Optional;

/** Reads {@code litellm_params}: the provider's model, and the account that reaches it. */
final class TargetReader {

    private final Accounts accounts;
    private final AccountReader reader;
    private final Reading reading;

    TargetReader(Accounts accounts, Reading reading) {
        this.accounts = accounts;
        this.reader = new AccountReader(reading);
        this.reading = reading;
    }

    Optional<Target> read(Section params) {
        var model = params.required("model");
        var provider = params.text("custom_llm_provider").or(() -> model.map(TargetReader::prefix));
        boolean known = provider.filter(ProviderWords.NAMES::contains).isPresent();
        if (provider.isPresent() && !known) {
            var key = params.has("custom_llm_provider") ? "custom_llm_provider" : "model";
            reading.problem(
                    params.place(key), "names a provider that is not there" + ProviderWords.OFFER);
        }
        if (model.isEmpty() || provider.isEmpty() || !known) {
            return Optional.empty();
        }
        return Optional.of(target(params, provider.get(), model.get()));
    }

    private Target target(Section params, String provider, String model) {
        var name = params.text("litellm_credential_name");
        var account = account(params, provider, name);
        Map<String, String> options = Map.of();
        if (provider.equals(ProviderWords.SIMULATOR)) {
            options = params.rest(IdleKeys.PARAMS);
        }
        params.finish(IdleKeys.PARAMS);
        return new Target(
                new ProviderId(provider),
                withoutPrefix(params, provider, model),
                account.connection(name.orElse("")),
                options);
    }

    private Account account(Section params, String provider, Optional<String> name) {
        if (provider.equals(ProviderWords.SIMULATOR)) {
            return reader.plain(params).over(named(params, name));
        }
        var own = reader.full(params).over(named(params, name));
        boolean namesNone = !params.has("api_key") && !params.has("api_base") && name.isEmpty();
        var account = namesNone ? own.over(accounts.ofProvider(provider)) : own;
        if (account.isNothing() && namesNone) {
            reading.problem(
                    params.place(),
                    "names no account; give it an api_key, a litellm_credential_name, or an"
                            + " entry in finetune_settings.");
        }
        return account;
    }

    private Account named(Section params, Optional<String> name) {
        if (name.isEmpty()) {
            return Account.NOTHING;
        }
        var account = accounts.named(name.get());
        if (account.isEmpty()) {
            reading.problem(
                    params.place("litellm_credential_name"),
                    "names an account that credential_list does not have.");
        }
        return account.orElse(Account.NOTHING);
    }

    /** A model without a prefix is OpenAI's. */
    private static String prefix(String model) {
        int slash = model.indexOf('/');
        return slash < 0 ? ProviderWords.OPENAI : model.substring(0, slash);
    }

    private String withoutPrefix(Section params, String provider, String model) {
        var prefix = provider + "/";
        var name = model.startsWith(prefix) ? model.substring(prefix.length()) : model;
        if (name.isBlank() || name.contains("*")) {
            reading.problem(params.place("model"), "must name one model of its provider.");
        }
        return name;
    }
}
