package dev.tunegate.bootstrap;

import dev.tunegate.bootstrap.configuration.ConfigurationSource;
import dev.tunegate.bootstrap.configuration.GatewayConfiguration;
import dev.tunegate.bootstrap.configuration.LiveConfiguration;
import dev.tunegate.bootstrap.setup.Home;
import dev.tunegate.bootstrap.setup.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway that serves; closing it stops the house first and its database last. */
public final class Gateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tunegate");
    private static final Path USUAL_CONFIGURATION = Path.of("tunegate.yaml");

    private final ConfigurableApplicationContext context;
    private final Home home;

    private Gateway(ConfigurableApplicationContext context, Home home) {
        this.context = context;
        this.home = home;
    }

    /**
     * Returns when it serves.
     *
     * @param environment the variables that it may look at
     * @throws StartRefused if it cannot start for a reason that the operator can mend
     */
    public static Gateway start(Arguments arguments, Map<String, String> environment) {
        var configuration = configuration(arguments, environment);
        var home = Home.open(Path.of(environment.getOrDefault("TUNEGATE_HOME", "data")));
        try {
            var ground = new Ground(home, configuration, environment);
            var gateway = new Gateway(run(arguments, ground), home);
            LOG.info("ready on http://localhost:{}, console at /admin", gateway.port());
            return gateway;
        } catch (RuntimeException e) {
            release(home, e);
            throw StartTrouble.in(e)
                    .<RuntimeException>map(it -> placed(it, configuration.current()))
                    .orElse(e);
        }
    }

    /** What an adapter refuses about a deployment is told with the line where that stands. */
    private static StartRefused placed(StartRefused trouble, GatewayConfiguration configuration) {
        return configuration
                .placeNamedIn(trouble.sentence())
                .map(it -> new StartRefused(it + ": " + trouble.sentence()))
                .orElse(trouble);
    }

    private static LiveConfiguration configuration(
            Arguments arguments, Map<String, String> environment) {
        return new LiveConfiguration(source(arguments, environment), Clock.systemUTC());
    }

    private static ConfigurationSource source(
            Arguments arguments, Map<String, String> environment) {
        if (arguments.configuration().isPresent()) {
            return ConfigurationSource.of(arguments.configuration().get(), environment);
        }
        return Files.exists(USUAL_CONFIGURATION)
                ? ConfigurationSource.of(USUAL_CONFIGURATION, environment)
                : ConfigurationSource.builtIn();
    }

    private static ConfigurableApplicationContext run(Arguments arguments, Ground ground) {
        var application = new SpringApplication(TunegateApplication.class);
        application.addInitializers(new Foundation(ground, arguments.port()));
        try {
            return application.run();
        } catch (RuntimeException e) {
            ground.close();
            throw e;
        }
    }

    private static void release(Home home, RuntimeException failure) {
        try {
            home.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return Objects.requireNonNull(server).getPort();
    }

    public Home home() {
        return home;
    }

    @Override
    public void close() {
        context.close();
    }
}
