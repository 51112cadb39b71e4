package dev.tunegate.domain.catalog.words;

import dev.tunegate.domain.catalog.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;

/** Reads the words of an account, wherever they stand. */
public final class AccountReader {

    private AccountReader() {}

    /**
     * The account without its name.
     *
     * @param words what it may say beside its address and its key
     */
    public static Account read(Words section, Set<String> words) {
        var said = new HashMap<String, Secret>();
        words.forEach(key -> section.value(key).ifPresent(it -> said.put(key, new Secret(it))));
        return new Account(
                "",
                section.text("api_key").map(Secret::new),
                section.text("api_base").flatMap(it -> address(section, it)),
                said);
    }

    private static Optional<URI> address(Words section, String text) {
        var address = uri(text.replaceFirst("/+$", "")).filter(AccountReader::isUsable);
        if (address.isEmpty()) {
            section.refuse(
                    "api_base",
                    "must be an http or https address, without a user name or a query.");
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
