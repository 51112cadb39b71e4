package dev.tunegate.domain.catalog.words;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.Secret;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of an account, before it is settled whose it is.
 *
 * @param name empty where it has none
 * @param words what only a provider's adapter understands; all of it may be secret
 */
public record Account(
        String name, Optional<Secret> apiKey, Optional<URI> apiBase, Map<String, Secret> words) {

    public static final Account NOTHING =
            new Account("", Optional.empty(), Optional.empty(), Map.of());

    public Account {
        words = Map.copyOf(words);
    }

    /** The account of a credential that is kept in the database. */
    public static Account of(Credential credential) {
        var words = new HashMap<>(credential.secrets());
        var key = Optional.ofNullable(words.remove("api_key"));
        credential.settings().forEach((word, text) -> words.put(word, new Secret(text)));
        return new Account(credential.name().value(), key, credential.address(), words);
    }

    public boolean isNamed() {
        return !name.isEmpty();
    }

    public Account named(String other) {
        return new Account(other, apiKey, apiBase, words);
    }

    public Account without(Collection<String> some) {
        var left = new HashMap<>(words);
        left.keySet().removeAll(some);
        return new Account(name, apiKey, apiBase, left);
    }

    /** Whether there is neither a credential nor an address. */
    public boolean isNothing(ProviderWords provider) {
        return apiKey.isEmpty()
                && apiBase.isEmpty()
                && address(provider).isEmpty()
                && credentials(provider).isEmpty();
    }

    /** The words that say where it is; they are no secrets. */
    public Map<String, String> address(ProviderWords provider) {
        return new TreeMap<>(plain(provider.addressWords()));
    }

    public boolean isWhere(Account other, ProviderWords provider) {
        return apiBase.equals(other.apiBase) && address(provider).equals(other.address(provider));
    }

    /** Whether both say where they are, and it is not the same place. */
    public boolean isElsewhere(Account other, ProviderWords provider) {
        boolean otherBase =
                apiBase.isPresent() && other.apiBase.isPresent() && !isBase(other.apiBase.get());
        return otherBase || differs(address(provider), other.address(provider));
    }

    /**
     * Those words of this account's that would have the other's secrets sent somewhere else: to
     * another address, or to a host that the other does not name.
     */
    List<String> leadingAway(Account other, ProviderWords provider) {
        var hosts = new HashSet<>(provider.addressWords());
        hosts.addAll(provider.hostWords());
        var words =
                words().keySet().stream()
                        .filter(hosts::contains)
                        .filter(it -> !Objects.equals(words().get(it), other.words().get(it)))
                        .filter(
                                it ->
                                        provider.hostWords().contains(it)
                                                || other.words().containsKey(it))
                        .sorted();
        var base = apiBase.filter(it -> !other.isBase(it)).stream().map(_ -> "api_base");
        return Stream.concat(base, words).toList();
    }

    /** Whether secrets that were given for one place would be sent to the same one. */
    public boolean isSentWhere(Account other, ProviderWords provider) {
        return apiBase.equals(other.apiBase)
                && address(provider).equals(other.address(provider))
                && plain(provider.hostWords()).equals(other.plain(provider.hostWords()));
    }

    private boolean isBase(URI other) {
        return apiBase.filter(other::equals).isPresent();
    }

    /** Whether both have a credential, and not the same one. */
    public boolean isOtherwiseKnown(Account other, ProviderWords provider) {
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
    public Account over(Account other) {
        var all = new HashMap<>(other.words);
        all.putAll(words);
        return new Account(
                isNamed() ? name : other.name,
                apiKey.or(other::apiKey),
                apiBase.or(other::apiBase),
                all);
    }

    /** The account as this provider's adapter gets it. */
    public Connection connection(ProviderWords provider) {
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
