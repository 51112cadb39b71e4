package dev.tunegate.bootstrap;

import dev.tunegate.admin.AdminConfiguration;
import dev.tunegate.api.ApiConfiguration;
import dev.tunegate.bootstrap.demo.Demo;
import dev.tunegate.bootstrap.schedule.BackgroundWork;
import dev.tunegate.bootstrap.setup.StartRefused;
import dev.tunegate.bootstrap.wiring.Wiring;
import dev.tunegate.persistence.PersistenceConfiguration;
import dev.tunegate.providers.ProvidersConfiguration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The program. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PersistenceConfiguration.class,
    ProvidersConfiguration.class,
    ApiConfiguration.class,
    AdminConfiguration.class,
    Wiring.class,
    BackgroundWork.class
})
public class TunegateApplication {

    private static final int BAD_CONFIGURATION = 2;

    /** No exit status: the program goes on. */
    private static final int SERVING = -1;

    /** Serves until stopped; a start that is refused says why, in one sentence, and exits 2. */
    public static void main(String[] words) {
        try {
            int status = run(Arguments.parse(List.of(words)), System.getenv());
            if (status != SERVING) {
                System.exit(status);
            }
        } catch (StartRefused e) {
            Terminal.errors().println(e.sentence());
            System.exit(BAD_CONFIGURATION);
        }
    }

    private static int run(Arguments arguments, Map<String, String> environment) {
        return switch (arguments.command()) {
            case START -> serve(arguments, environment);
            case DEMO -> Demo.run(environment);
            case REHEARSE -> Rehearsal.run(arguments, environment);
        };
    }

    private static int serve(Arguments arguments, Map<String, String> environment) {
        Gateway.start(arguments, environment);
        return SERVING;
    }
}
