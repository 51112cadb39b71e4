package dev.tunegate.domain.catalog.words;

import dev.tunegate.domain.catalog.ProviderWords;
import java.util.Optional;

/** The accounts that are defined once, for those models that name one or leave it open. */
public interface KnownAccounts {

    /**
     * The account that a word of the model's names; empty if there is none, which has been
     * complained of unless it may be there later.
     *
     * @param word the word that holds the name
     */
    Optional<Named> named(Words words, String word, String name, ProviderWords provider);

    /** The account for models that name none: the provider's first. */
    Optional<Account> first(ProviderWords provider);

    /**
     * An account that has a name.
     *
     * @param bound whether its secrets may be sent to its own address only, whatever else a model
     *     says of it
     */
    record Named(Account account, boolean bound) {}
}
