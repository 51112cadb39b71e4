package dev.tunegate.bootstrap.configuration;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the configuration is read from, as often as it is asked. */
public final class ConfigurationSource {

    private final ConfigurationReader reader;
    private final String origin;
    private final Optional<Path> file;
    private final String builtIn;

    private ConfigurationSource(
            ConfigurationReader reader, String origin, Optional<Path> file, String builtIn) {
        this.reader = reader;
        this.origin = origin;
        this.file = file;
        this.builtIn = builtIn;
    }

    /** A file; what {@code os.environ/NAME} stands for stays as it is now. */
    public static ConfigurationSource of(Path file, Map<String, String> environment) {
        return of(file, new ConfigurationReader(environment));
    }

    static ConfigurationSource of(Path file, ConfigurationReader reader) {
        return new ConfigurationSource(reader, file.toString(), Optional.of(file), "");
    }

    /** What stands in where there is no file; it never changes. */
    public static ConfigurationSource builtIn() {
        return new ConfigurationSource(
                new ConfigurationReader(Map.of()),
                BuiltInConfiguration.ORIGIN,
                Optional.empty(),
                BuiltInConfiguration.TEXT);
    }

    String origin() {
        return origin;
    }

    /**
     * @throws BadConfiguration if there is no such file, or it cannot be read
     */
    String text() {
        return file.map(ConfigurationReader::text).orElse(builtIn);
    }

    /** Whether a secret was exchanged since it was read. */
    boolean haveSecretsChanged() {
        return reader.haveSecretsChanged();
    }

    /**
     * @throws BadConfiguration with everything that is wrong, one sentence each
     */
    GatewayConfiguration read(String text, KeptCredentials kept) {
        return reader.read(origin, text, kept);
    }
}
