package dev.tunegate.domain.catalog.words;

import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.CredentialName;
import dev.tunegate.domain.catalog.ProviderNames;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The providers that a configuration may name, and whose each of their words is. */
public final class Vocabulary {

    private final List<ProviderWords> providers;
    private final ProviderNames names;

    public Vocabulary(List<ProviderWords> providers) {
        this.providers = List.copyOf(providers);
        this.names = new ProviderNames(providers);
    }

    public Optional<ProviderWords> named(String name) {
        return names.named(name)
                .flatMap(id -> providers.stream().filter(it -> it.provider().equals(id)).findAny());
    }

    public ProviderWords of(ProviderId provider) {
        return named(provider.value()).orElseThrow();
    }

    /** The provider of a model with nothing before its name. */
    public Optional<ProviderWords> ofPlainModels() {
        return providers.stream().filter(ProviderWords::hasPlainModels).findFirst();
    }

    /** The end of a sentence about a name that no provider has. */
    public String offer(String unknown) {
        return NearestKey.hint(
                unknown, names.all().stream().map(Object::toString).collect(Collectors.toList()));
    }

    /** What an account of this provider may say, in the order of the alphabet. */
    public static Set<String> ofAccount(ProviderWords provider) {
        var words = new TreeSet<>(provider.accountWords());
        words.addAll(provider.secretWords());
        return words;
    }

    /** What an account of any provider may say. */
    public Set<String> ofAnyAccount() {
        return providers.stream()
                .map(Vocabulary::ofAccount)
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The rest of a sentence about another provider's word; empty if the word is nobody's. */
    public Optional<String> stranger(String word, ProviderWords here) {
        var owners =
                providers.stream()
                        .filter(it -> knows(it, word))
                        .map(it -> it.provider().value())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return owners.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "belongs to %s, not to %s."
                                .formatted(String.join(" and ", owners), here.provider()));
    }

    private static boolean knows(ProviderWords provider, String word) {
        return Stream.of(provider.accountWords(), provider.secretWords(), provider.modelWords())
                .anyMatch(it -> it.contains(word));
    }

    /** The account as it is shown: a word that is some provider's secret is one. */
    public Credential credential(Account account, Optional<ProviderWords> provider) {
        var plain = new TreeMap<String, String>();
        var secret = new TreeMap<String, Secret>();
        account.apiKey().ifPresent(it -> secret.put("api_key", it));
        account.words()
                .forEach(
                        (word, value) -> {
                            if (providers.stream()
                                    .anyMatch(it -> it.secretWords().contains(word))) {
                                secret.put(word, value);
                            } else {
                                plain.put(word, value.reveal());
                            }
                        });
        return new Credential(
                new CredentialName(account.name()),
                provider.map(ProviderWords::provider),
                account.apiBase(),
                plain,
                secret,
                new Metadata(
                        provider.map(it -> Map.of("custom_llm_provider", it.provider().value()))
                                .orElse(Map.of())),
                Revision.first(Instant.EPOCH, "configuration"));
    }
}
