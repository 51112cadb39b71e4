package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelDeployment.Target;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderWords;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Names what has no name of its own by who it is and where, never by its credential. Words that say
 * where count from the day on which a provider declares them, so that older names stay.
 */
final class StableId {

    private static final int LENGTH = 20;

    private StableId() {}

    static DeploymentId ofDeployment(ModelName name, Target target, ProviderWords provider) {
        var connection = target.connection();
        var words =
                Stream.of(
                        name.value(),
                        target.provider().value(),
                        target.model(),
                        base(connection),
                        connection.name());
        return hashed("dep-", Stream.concat(words, where(connection, provider)));
    }

    static DeploymentId ofAccount(Connection connection, ProviderWords provider) {
        var words = Stream.of(provider.provider().value(), base(connection), connection.name());
        return hashed("acct-", Stream.concat(words, where(connection, provider)));
    }

    private static String base(Connection connection) {
        return connection.baseUrl().map(URI::toString).orElse("");
    }

    private static Stream<String> where(Connection connection, ProviderWords provider) {
        return provider.addressWords().stream()
                .sorted()
                .flatMap(word -> connection.setting(word).map(it -> word + "=" + it).stream());
    }

    private static DeploymentId hashed(String kind, Stream<String> words) {
        var text = String.join("\n", words.toList());
        return new DeploymentId(kind + hex(text).substring(0, LENGTH));
    }

    private static String hex(String words) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(words.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
