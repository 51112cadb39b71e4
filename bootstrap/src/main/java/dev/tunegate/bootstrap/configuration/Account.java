package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.Secret;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known of an account, before it is settled whose it is.
 *
 * @param name empty where it has none
 * @param words what only a provider's adapter understands; all of it may be secret
 */
record Account(
        String name, Optional<Secret> apiKey, Optional<URI> apiBase, Map<String, Secret> words) {

    static final Account NOTHING = new Account("", Optional.empty(), Optional.empty(), Map.of());

    Account {
        words = Map.copyOf(words);
    }

    boolean isNamed() {
        return !name.isEmpty();
    }

    Account named(String other) {
        return new Account(other, apiKey, apiBase, words);
    }

    Account without(Collection<String> some) {
        var left = new HashMap<>(words);
        left.keySet().removeAll(some);
        return new Account(name, apiKey, apiBase, left);
    }

    /** Whether there is neither a credential nor an address. */
    boolean isNothing(ProviderWords provider) {
        return apiKey.isEmpty()
                && apiBase.isEmpty()
                && address(provider).isEmpty()
                && credentials(provider).isEmpty();
    }

    /** The words that say where it is; they are no secrets. */
    Map<String, String> address(ProviderWords provider) {
        return new TreeMap<>(plain(provider.addressWords()));
    }

    boolean isWhere(Account other, ProviderWords provider) {
        return apiBase.equals(other.apiBase) && address(provider).equals(other.address(provider));
    }

    /** Whether both say where they are, and it is not the same place. */
    boolean isElsewhere(Account other, ProviderWords provider) {
        boolean otherBase =
                apiBase.isPresent() && other.apiBase.isPresent() && !isBase(other.apiBase.get());
        return otherBase || differs(address(provider), other.address(provider));
    }

    private boolean isBase(URI other) {
        return apiBase.filter(other::equals).isPresent();
    }

    /** Whether both have a credential, and not the same one. */
    boolean isOtherwiseKnown(Account other, ProviderWords provider) {
        boolean otherKey =
                apiKey.isPresent() && other.apiKey.isPresent() && !apiKey.equals(other.apiKey);
        return otherKey || differs(credentials(provider), other.credentials(provider));
    }

    private static <T> boolean differs(Map<String, T> one, Map<String, T> other) {
        return one.entrySet().stream()
                .anyMatch(
                        it ->
                                other.containsKey(it.getKey())
                                        && !Objects.equals(it.getValue(), other.get(it.getKey())));
    }

    /** This account, with what it leaves open taken from the other. */
    Account over(Account other) {
        var all = new HashMap<>(other.words);
        all.putAll(words);
        return new Account(
                isNamed() ? name : other.name,
                apiKey.or(other::apiKey),
                apiBase.or(other::apiBase),
                all);
    }

    /** The account as this provider's adapter gets it. */
    Connection connection(ProviderWords provider) {
        return new Connection(
                name, apiBase, apiKey, plain(provider.accountWords()), credentials(provider));
    }

    private Map<String, Secret> credentials(ProviderWords provider) {
        return some(provider.secretWords());
    }

    private Map<String, String> plain(Set<String> wanted) {
        return some(wanted).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().reveal()));
    }

    private Map<String, Secret> some(Set<String> wanted) {
        return words.entrySet().stream()
                .filter(it -> wanted.contains(it.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
