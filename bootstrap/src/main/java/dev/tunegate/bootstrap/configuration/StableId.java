package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelDeployment.Target;
import dev.tunegate.domain.catalog.ModelName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a deployment that has no name of its own, by everything about it but its credential. */
final class StableId {

    private static final int LENGTH = 20;

    private StableId() {}

    static DeploymentId of(ModelName name, Target target) {
        var words =
                String.join(
                        "\n",
                        name.value(),
                        target.provider().value(),
                        target.model(),
                        target.connection().baseUrl().map(URI::toString).orElse(""),
                        target.connection().name());
        return new DeploymentId("dep-" + hex(words).substring(0, LENGTH));
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
