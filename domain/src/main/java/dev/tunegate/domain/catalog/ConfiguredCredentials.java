package dev.tunegate.domain.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The credentials that the configuration file names: whoever reads the file again hands out others
 * from then on.
 */
public record ConfiguredCredentials(Supplier<List<Credential>> source) {

    public static final ConfiguredCredentials NONE = new ConfiguredCredentials(List::of);

    public List<Credential> all() {
        return source.get();
    }

    public Optional<Credential> find(CredentialName name) {
        return all().stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
