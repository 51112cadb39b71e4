package dev.tunegate.bootstrap;

import dev.tunegate.bootstrap.configuration.GatewayConfiguration;
import dev.tunegate.bootstrap.configuration.LiveConfiguration;
import dev.tunegate.bootstrap.setup.DatabaseAddress;
import dev.tunegate.bootstrap.setup.EmbeddedDatabase;
import dev.tunegate.bootstrap.setup.FirstAdministrator;
import dev.tunegate.bootstrap.setup.GatewayPepper;
import dev.tunegate.bootstrap.setup.GatewayRootKeys;
import dev.tunegate.bootstrap.setup.Home;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.secret.RootKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the house is built on: its folder, its secrets and, from the moment of need, a database. */
final class Ground implements AutoCloseable {

    private final LiveConfiguration live;
    private final Optional<DatabaseAddress> outside;
    private final Home home;
    private final Pepper pepper;
    private final RootKeys rootKeys;
    private final FirstAdministrator administrator;
    private @Nullable EmbeddedDatabase embedded;

    /**
     * @throws dev.tunegate.bootstrap.setup.StartRefused if something cannot be used as it is
     */
    Ground(Home home, LiveConfiguration live, Map<String, String> environment) {
        var configuration = live.current();
        this.home = home;
        this.live = live;
        this.outside = outside(configuration, environment);
        this.pepper =
                GatewayPepper.of(home, Optional.ofNullable(environment.get("TUNEGATE_PEPPER")));
        this.rootKeys = GatewayRootKeys.of(environment, pepper);
        this.administrator =
                FirstAdministrator.of(home, configuration.settings().masterKey(), pepper);
    }

    private static Optional<DatabaseAddress> outside(
            GatewayConfiguration configuration, Map<String, String> environment) {
        return configuration
                .settings()
                .databaseUrl()
                .map(Secret::reveal)
                .map(
                        it ->
                                DatabaseAddress.parse(
                                        it,
                                        configuration.origin() + ": general_settings.database_url"))
                .or(
                        () ->
                                Optional.ofNullable(environment.get("DATABASE_URL"))
                                        .filter(it -> !it.isBlank())
                                        .map(
                                                it ->
                                                        DatabaseAddress.parse(
                                                                it,
                                                                "The environment variable"
                                                                        + " DATABASE_URL")));
    }

    /** As it was when the gateway started. */
    GatewayConfiguration configuration() {
        return live.current();
    }

    LiveConfiguration live() {
        return live;
    }

    Home home() {
        return home;
    }

    Pepper pepper() {
        return pepper;
    }

    RootKeys rootKeys() {
        return rootKeys;
    }

    FirstAdministrator administrator() {
        return administrator;
    }

    /** The operator's database, or the embedded one, which is started by this. */
    DatabaseAddress database() {
        return outside.orElseGet(this::startEmbedded);
    }

    private DatabaseAddress startEmbedded() {
        var started = EmbeddedDatabase.start(home);
        embedded = started;
        return started.address();
    }

    /** To be closed after everything that stands on it; twice is once. */
    @Override
    public void close() {
        try {
            var running = embedded;
            embedded = null;
            if (running != null) {
                running.close();
            }
            home.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway's folder could not be given back", e);
        }
    }
}
