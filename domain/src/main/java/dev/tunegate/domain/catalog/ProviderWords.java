package dev.tunegate.domain.catalog;

import dev.tunegate.domain.provider.ProviderBound;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a configuration speaks of one provider: its other names, and the words that its accounts and
 * models may have besides {@code model}, {@code api_key} and {@code api_base}.
 */
public interface ProviderWords extends ProviderBound {

    /** Other names under which callers and configurations know the provider. */
    default Set<String> otherNames() {
        return Set.of();
    }

    /** What an account may say: it goes into {@link Connection#settings()}. */
    default Set<String> accountWords() {
        return Set.of();
    }

    /**
     * Those of the account's words that say where it is, such as a region or a project. They tell
     * one account from another of the same provider and are part of a deployment's lasting name, so
     * a provider that has deployments already must not take on further ones.
     */
    default Set<String> addressWords() {
        return Set.of();
    }

    /**
     * Those of the account's words that name a host to which its credentials, or what they open,
     * are sent.
     */
    default Set<String> hostWords() {
        return Set.of();
    }

    /**
     * Where the provider is reached with nothing but a key; empty where an account must say. A
     * caller who is allowed to bring a key of their own may leave the address out then.
     */
    default Optional<URI> usualAddress() {
        return Optional.empty();
    }

    /**
     * Those of the credentials that may name a file of this machine instead of holding what is in
     * it; the text itself then begins with a brace.
     */
    default Set<String> fileWords() {
        return Set.of();
    }

    /**
     * Whether the account, for want of a credential of its own, would be used as whoever the
     * gateway's machine is.
     */
    default boolean signsAsTheMachine(Connection account) {
        return false;
    }

    /** Credentials that an account may have: they go into {@link Connection#secrets()}. */
    default Set<String> secretWords() {
        return Set.of();
    }

    /** What a deployment may say: it goes into {@link ModelDeployment.Target#options()}. */
    default Set<String> modelWords() {
        return Set.of();
    }

    /** Whether a model with no provider before its name is this provider's; one has this word. */
    default boolean hasPlainModels() {
        return false;
    }

    /** Whether a deployment works without any account. */
    default boolean needsNoAccount() {
        return false;
    }

    /** What is wrong with a configured deployment, one sentence each; asked once, at the start. */
    default List<String> problems(ModelDeployment at) {
        return List.of();
    }

    /** Models of the provider by which its capabilities are described; its own names. */
    List<String> knownModels();
}
