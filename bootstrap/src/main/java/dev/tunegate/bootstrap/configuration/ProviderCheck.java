package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks the providers what is wrong with what they are to serve. To be asked once everything could
 * be read: a value that is missing for another reason would be told twice.
 */
final class ProviderCheck {

    /** A shorter secret may be a part of any word. */
    private static final int SHORTEST_HIDDEN = 6;

    private final Vocabulary vocabulary;
    private final Reading reading;

    ProviderCheck(Vocabulary vocabulary, Reading reading) {
        this.vocabulary = vocabulary;
        this.reading = reading;
    }

    void ask(ConfiguredDeployment configured) {
        var at = configured.deployment();
        problems(vocabulary.of(at.provider()), at)
                .forEach(it -> reading.told(configured.params().placeNamedIn(it), it));
    }

    /**
     * An account that no deployment uses yet may be half an account, as LiteLLM's own example has
     * one; whoever chooses it is refused, and the operator is told here.
     */
    void ask(ConfiguredAccount account) {
        var provider = account.provider();
        var model = provider.knownModels().stream().findFirst().orElse("any");
        problems(provider, account.toProviderAccount().serving(new ModelName(model)))
                .forEach(
                        it ->
                                reading.warning(
                                        account.section().placeNamedIn(it),
                                        "keeps the account from being used: " + it));
    }

    private static List<String> problems(ProviderWords provider, ModelDeployment at) {
        return asked(provider, at).stream().map(it -> hidden(it, at.connection())).toList();
    }

    /** A provider that stumbles over a mistake has found one, too. */
    private static List<String> asked(ProviderWords provider, ModelDeployment at) {
        try {
            return provider.problems(at);
        } catch (Misconfigured e) {
            return List.of(e.reason());
        }
    }

    private static String hidden(String sentence, Connection connection) {
        return Stream.concat(connection.apiKey().stream(), connection.secrets().values().stream())
                .map(Secret::reveal)
                .filter(it -> it.length() >= SHORTEST_HIDDEN)
                .reduce(sentence, (text, secret) -> text.replace(secret, "***"));
    }
}
