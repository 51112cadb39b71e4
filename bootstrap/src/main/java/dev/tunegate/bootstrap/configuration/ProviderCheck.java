package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.words.ProviderProblems;
import dev.tunegate.domain.catalog.words.Vocabulary;

/**
 * Asks the providers what is wrong with what they are to serve. To be asked once everything could
 * be read: a value that is missing for another reason would be told twice.
 */
final class ProviderCheck {

    private final Vocabulary vocabulary;
    private final Reading reading;

    ProviderCheck(Vocabulary vocabulary, Reading reading) {
        this.vocabulary = vocabulary;
        this.reading = reading;
    }

    void ask(ConfiguredDeployment configured) {
        var at = configured.deployment();
        ProviderProblems.of(vocabulary.of(at.provider()), at)
                .forEach(it -> reading.told(configured.params().placeNamedIn(it), it));
    }

    /**
     * An account that no deployment uses yet may be half an account, as LiteLLM's own example has
     * one; whoever chooses it is refused, and the operator is told here.
     */
    void ask(ConfiguredAccount account) {
        var provider = account.provider();
        var model = provider.knownModels().stream().findFirst().orElse("any");
        ProviderProblems.of(provider, account.toProviderAccount().serving(new ModelName(model)))
                .forEach(
                        it ->
                                reading.warning(
                                        account.section().placeNamedIn(it),
                                        "keeps the account from being used: " + it));
    }
}
