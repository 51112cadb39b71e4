package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of an account's credential: {@code vertex_credentials} holds it, or the path of the file
 * that does. The file is read whenever it is needed, so that a new one counts at once.
 */
final class CredentialText {

    /** A service account's has about 2.4 kB. */
    private static final long MOST_BYTES = 64 << 10;

    /**
     * What may stand in an account itself. The other kinds name files, programs and addresses that
     * Google's library would read, start and ask: those must lie on the operator's disk.
     */
    private static final Set<String> PLAIN = Set.of("service_account", "authorized_user");

    private CredentialText() {}

    /**
     * Empty where the account names none, and so means the application-default one.
     *
     * @throws Misconfigured if the file cannot be read, or the text is of a kind that must be in
     *     one
     */
    static Optional<String> of(Connection connection) {
        return connection
                .secret(SiteWords.CREDENTIALS)
                .map(it -> it.reveal().strip())
                .filter(it -> !it.isEmpty())
                .map(it -> it.startsWith("{") ? plain(it, connection) : file(it, connection));
    }

    /** What is wrong with it, without a word of what it holds. */
    static Optional<String> problem(Connection connection) {
        try {
            return of(connection).filter(it -> !isCredential(it)).map(_ -> unusable());
        } catch (Misconfigured unreadable) {
            return Optional.of(unreadable.reason());
        }
    }

    private static String unusable() {
        return SiteWords.CREDENTIALS + " is not the JSON of a Google credential.";
    }

    private static boolean isCredential(String text) {
        return kind(text).isPresent();
    }

    private static Optional<String> kind(String text) {
        try {
            return JsonMapper.shared().readTree(text).path("type").stringValueOpt();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static String plain(String text, Connection connection) {
        if (kind(text).filter(it -> !PLAIN.contains(it)).isPresent()) {
            throw new Misconfigured(
                    connection.title()
                            + " holds a credential in "
                            + SiteWords.CREDENTIALS
                            + " that is no service account's: put it into a file.");
        }
        return text;
    }

    private static String file(String name, Connection connection) {
        try {
            var path = Path.of(name);
            if (Files.size(path) <= MOST_BYTES) {
                return Files.readString(path, StandardCharsets.UTF_8);
            }
        } catch (IOException | InvalidPathException _) {
            // Told below, without the path: it may be a credential that was put in by mistake.
        }
        throw new Misconfigured(
                connection.title()
                        + " names a file in "
                        + SiteWords.CREDENTIALS
                        + " that cannot be read.");
    }
}
