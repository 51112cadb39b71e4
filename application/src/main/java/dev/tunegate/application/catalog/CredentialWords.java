package dev.tunegate.application.catalog;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.ProviderNames;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.catalog.words.MachineRules;
import dev.tunegate.domain.catalog.words.Vocabulary;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Refusal;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells which words of an account are secrets, which say where it is, and which nobody knows. */
@Step
public final class CredentialWords {

    private static final String VALUES = "credential_values.";
    private static final String KEY = "api_key";
    private static final String ADDRESS = "api_base";
    private static final String PROVIDER = "custom_llm_provider";
    private static final List<String> REFERENCES = List.of("os.environ/", "os.file/", "os.secret/");

    private final ByProvider<ProviderWords> words;
    private final ProviderNames names;

    private final AddressWords addresses;

    public CredentialWords(
            ByProvider<ProviderWords> words, ProviderNames names, AddressWords addresses) {
        this.addresses = addresses;
        this.words = words;
        this.names = names;
    }

    /**
     * The credential as it is after the change; its revision stays.
     *
     * @throws Refusal.InvalidInput naming the word that is not known, or has no such value
     */
    Credential changed(Credential former, CredentialChange change) {
        change.values().forEach(this::check);
        var info = patched(former.info().pairs(), change.info());
        var provider = provider(info);
        var all = patched(together(former), change.values());
        requireKnown(all.keySet(), provider);
        var secret = secretWords(provider);
        var changed =
                new Credential(
                        former.name(),
                        provider,
                        Optional.ofNullable(all.get(ADDRESS))
                                .map(Secret::reveal)
                                .map(this::address),
                        plain(all, it -> !secret.contains(it) && !it.equals(ADDRESS)),
                        some(all, secret::contains),
                        new Metadata(info),
                        former.revision());
        requireNothingOfTheMachine(changed);
        requireAllowedAddresses(changed);
        return changed;
    }

    private void requireAllowedAddresses(Credential credential) {
        var words = new HashMap<>(credential.settings());
        credential.address().ifPresent(it -> words.put(ADDRESS, it.toString()));
        addresses.requireAllowed("credential_values", words);
    }

    private void requireNothingOfTheMachine(Credential credential) {
        possible(credential)
                .flatMap(it -> MachineRules.find(credential, it).stream())
                .findFirst()
                .ifPresent(
                        it -> {
                            var word = VALUES + it.word();
                            throw invalid(word, "'" + word + "' " + it.rest());
                        });
    }

    /** Without a provider, whoever's words it speaks may be the one; the others ask when used. */
    private Stream<ProviderWords> possible(Credential credential) {
        return credential.provider().isPresent()
                ? credential.provider().stream().map(words::of)
                : words.providers().stream().map(words::of).filter(it -> speaksOf(it, credential));
    }

    private static boolean speaksOf(ProviderWords provider, Credential credential) {
        var its = Vocabulary.ofAccount(provider);
        return Stream.concat(
                        credential.settings().keySet().stream(),
                        credential.secrets().keySet().stream())
                .anyMatch(its::contains);
    }

    private void check(String word, Optional<Secret> value) {
        var text = value.map(Secret::reveal).orElse("value");
        if (text.isBlank()) {
            throw invalid(VALUES + word, "'" + VALUES + word + "' is empty.");
        }
        if (REFERENCES.stream().anyMatch(text::startsWith)) {
            throw invalid(
                    VALUES + word,
                    "'"
                            + VALUES
                            + word
                            + "' refers to the gateway's own environment or files; only the"
                            + " configuration file may do that. Give the value itself.");
        }
    }

    private static <T> Map<String, T> patched(
            Map<String, T> former, Map<String, Optional<T>> change) {
        var all = new HashMap<>(former);
        change.forEach(
                (word, value) ->
                        value.ifPresentOrElse(it -> all.put(word, it), () -> all.remove(word)));
        return all;
    }

    private Optional<ProviderId> provider(Map<String, String> info) {
        return Optional.ofNullable(info.get(PROVIDER))
                .map(
                        it ->
                                names.named(it.toLowerCase(Locale.ROOT))
                                        .orElseThrow(
                                                () ->
                                                        invalid(
                                                                "credential_info." + PROVIDER,
                                                                "No such provider here.")));
    }

    private static Map<String, Secret> together(Credential credential) {
        var all = new HashMap<>(credential.secrets());
        credential.settings().forEach((word, value) -> all.put(word, new Secret(value)));
        credential.address().ifPresent(it -> all.put(ADDRESS, new Secret(it.toString())));
        return all;
    }

    private void requireKnown(Set<String> said, Optional<ProviderId> provider) {
        var known = new TreeSet<>(secretWords(provider));
        known.add(ADDRESS);
        known.addAll(all(provider, ProviderWords::accountWords));
        said.stream()
                .filter(it -> !known.contains(it))
                .sorted()
                .findFirst()
                .ifPresent(
                        it -> {
                            throw unknown(it, provider);
                        });
    }

    private static Refusal unknown(String word, Optional<ProviderId> provider) {
        var shown = word.length() > 64 ? word.substring(0, 64) + "…" : word;
        var whose = provider.map(it -> "An account at " + it).orElse("No provider's account");
        return new Refusal.InvalidInput(
                VALUES + shown,
                "unknown_parameter",
                whose + " knows " + (provider.isPresent() ? "no" : "a") + " '" + shown + "'.");
    }

    private Set<String> secretWords(Optional<ProviderId> provider) {
        var secret = new TreeSet<>(all(provider, ProviderWords::secretWords));
        secret.add(KEY);
        return secret;
    }

    /** Without a provider, the account may be any provider's until it is used. */
    private Set<String> all(
            Optional<ProviderId> provider, Function<ProviderWords, Set<String>> which) {
        return provider.map(Set::of).orElseGet(words::providers).stream()
                .map(words::of)
                .map(which)
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Secret> some(Map<String, Secret> all, Function<String, Boolean> is) {
        return all.entrySet().stream()
                .filter(it -> is.apply(it.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> plain(
            Map<String, Secret> all, Function<String, Boolean> is) {
        var plain = new TreeMap<String, String>();
        some(all, is).forEach((word, value) -> plain.put(word, value.reveal()));
        return plain;
    }

    private URI address(String text) {
        return uri(text.strip().replaceFirst("/+$", ""))
                .filter(CredentialWords::isUsable)
                .orElseThrow(
                        () ->
                                invalid(
                                        VALUES + ADDRESS,
                                        "'"
                                                + VALUES
                                                + ADDRESS
                                                + "' must be an http or https address, without a"
                                                + " user name or a query."));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(URI address) {
        return address.getScheme() != null
                && address.getScheme().matches("(?i)https?")
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getQuery() == null
                && address.getFragment() == null;
    }

    private static Refusal invalid(String param, String message) {
        return new Refusal.InvalidInput(param, "invalid_value", message);
    }
}
