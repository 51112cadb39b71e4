package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;

/** Reads the keys of an account, wherever in the file they stand. */
final class AccountReader {

    private final Reading reading;

    AccountReader(Reading reading) {
        this.reading = reading;
    }

    /**
     * The account without its name.
     *
     * @param words what it may say beside its address and its key
     */
    Account read(Section section, Set<String> words) {
        var said = new HashMap<String, Secret>();
        words.forEach(key -> section.value(key).ifPresent(it -> said.put(key, new Secret(it))));
        return new Account(
                "",
                section.text("api_key").map(Secret::new),
                section.text("api_base").flatMap(it -> address(section.place("api_base"), it)),
                said);
    }

    private Optional<URI> address(Place place, String text) {
        var address = uri(text.replaceFirst("/+$", "")).filter(AccountReader::isUsable);
        if (address.isEmpty()) {
            reading.problem(
                    place, "must be an http or https address, without a user name or a query.");
        }
        return address;
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
}
