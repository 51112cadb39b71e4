package dev.tunegate.domain.catalog;

import dev.tunegate.domain.provider.ProviderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The providers that this gateway knows, by every name they go by. */
public final class ProviderNames {

    private final Map<String, ProviderId> names;

    /**
     * @throws IllegalStateException if two providers go by one name
     */
    public ProviderNames(List<ProviderWords> words) {
        this.names =
                words.stream()
                        .flatMap(
                                it ->
                                        Stream.concat(
                                                        Stream.of(it.provider().value()),
                                                        it.otherNames().stream())
                                                .map(name -> Map.entry(name, it.provider())))
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        Map.Entry::getValue,
                                        (one, other) -> {
                                            throw new IllegalStateException(
                                                    one + " and " + other + " share a name");
                                        },
                                        TreeMap::new));
    }

    public Optional<ProviderId> named(String name) {
        return Optional.ofNullable(names.get(name));
    }

    /** Each provider once, under its own name, in the order of the alphabet. */
    public List<ProviderId> all() {
        return names.values().stream()
                .distinct()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
    }
}
