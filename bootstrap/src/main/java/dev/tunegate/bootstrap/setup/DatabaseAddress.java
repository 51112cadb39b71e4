package dev.tunegate.bootstrap.setup;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the database is, as JDBC wants it.
 *
 * @param password may be empty where the server asks for none
 */
public record DatabaseAddress(String url, Optional<String> user, Optional<String> password) {

    private static final String JDBC = "jdbc:postgresql:";

    /**
     * Reads {@code postgres://user:password@host:port/database?options}, or a JDBC address as it
     * is.
     *
     * @param source what to name if it cannot be read; the address itself may hold a password
     * @throws StartRefused if it is neither
     */
    public static DatabaseAddress parse(String text, String source) {
        if (text.startsWith(JDBC)) {
            return new DatabaseAddress(text, Optional.empty(), Optional.empty());
        }
        return uri(text)
                .filter(it -> it.getScheme() != null)
                .filter(it -> it.getScheme().matches("postgres(ql)?"))
                .filter(it -> it.getHost() != null)
                .map(DatabaseAddress::of)
                .orElseThrow(
                        () ->
                                new StartRefused(
                                        source
                                                + " must be an address such as"
                                                + " postgres://user:password@host:5432/database"
                                                + " or jdbc:postgresql://host:5432/database; special"
                                                + " characters in the password are written as %xx."));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static DatabaseAddress of(URI uri) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var path = Optional.ofNullable(uri.getRawPath()).filter(it -> !it.isEmpty()).orElse("/");
        var query = Optional.ofNullable(uri.getRawQuery()).map(it -> "?" + it).orElse("");
        var login = Optional.ofNullable(uri.getRawUserInfo());
        return new DatabaseAddress(
                JDBC + "//" + uri.getHost() + port + path + query,
                login.map(it -> decoded(it.replaceFirst(":.*", ""))),
                login.filter(it -> it.contains(":"))
                        .map(it -> decoded(it.substring(it.indexOf(':') + 1))));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "a database at ***";
    }
}
