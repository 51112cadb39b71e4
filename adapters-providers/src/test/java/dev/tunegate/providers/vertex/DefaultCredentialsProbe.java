package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.outbound.Guards;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Asks for a copy with the credentials that the environment gives, in a process of its own, whose
 * environment a test can choose. Arguments: a file for the outcome, and the account's words.
 */
final class DefaultCredentialsProbe {

    private DefaultCredentialsProbe() {}

    public static void main(String[] arguments) throws Exception {
        var settings = new LinkedHashMap<String, String>();
        for (var word : List.of(arguments).subList(1, arguments.length)) {
            var parts = word.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        Files.writeString(
                Path.of(arguments[0]),
                outcome(new Connection("google", Optional.empty(), Optional.empty(), settings)));
    }

    private static String outcome(Connection connection) {
        var failures = new HttpFailures(Clock.systemUTC());
        try (var http = new ProviderHttp(HttpSettings.DEFAULT, failures, Guards.home(), "probe")) {
            var store = new VertexFileStore(new VertexClient(http, failures), Pause.REAL);
            var at = VertexFixture.deployment("gemini-2.5-flash", connection);
            return store.find(at, new FileId("file-none")).isEmpty() ? "asked" : "found";
        } catch (ProviderFailure failure) {
            return failure.getClass().getSimpleName();
        }
    }
}
