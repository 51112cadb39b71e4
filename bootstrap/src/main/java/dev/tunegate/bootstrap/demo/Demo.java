package dev.tunegate.bootstrap.demo;

import dev.tunegate.bootstrap.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Shows the whole way of a fine-tuning job, on a gateway and a provider that cost nothing. */
public final class Demo {

    private static final String CONFIGURATION =
            """
            model_list:
              - model_name: support-assistant
                litellm_params:
                  model: simulator/small-model
                  duration: 12s
                model_info:
                  id: simulated-east
                  supported_endpoints: [/chat/completions, /completions, /embeddings, /fine_tuning]
              - model_name: support-assistant
                litellm_params:
                  model: simulator/small-model
                  duration: 12s
                model_info:
                  id: simulated-west
                  supported_endpoints: [/chat/completions, /completions, /embeddings, /fine_tuning]
            tunegate_settings:
              polling_fastest: 500ms
            """;

    private Demo() {}

    /**
     * @return the exit status: 0 if every step came out as it should
     */
    public static int run(Map<String, String> environment) {
        var screen = Screen.on(Terminal.output(), environment);
        screen.title("Tunegate: the whole way of a fine-tuning job, with a simulated provider");
        var began = System.nanoTime();
        try (var stage = Stage.open(CONFIGURATION, environment);
                var client = new Client(stage.address())) {
            stage.awaitReady(client);
            var startup = Duration.ofNanos(System.nanoTime() - began);
            screen.done(
                    "Start a gateway",
                    stage.address() + ", ready after " + Screen.seconds(startup));
            new Tour(client, stage.administratorKey(), examples(environment), screen).walk();
        } catch (DemoFailed e) {
            screen.failed(e.reason());
            return 1;
        }
        farewell(screen, Duration.ofNanos(System.nanoTime() - began));
        return 0;
    }

    private static Path examples(Map<String, String> environment) {
        var folder = Path.of(environment.getOrDefault("TUNEGATE_EXAMPLES", "docs/examples"));
        if (!Files.isDirectory(folder)) {
            throw new DemoFailed("there is no folder " + folder + " with the example data");
        }
        return folder;
    }

    private static void farewell(Screen screen, Duration took) {
        screen.title("Done in " + Screen.seconds(took) + ". Nothing of it was kept.");
        screen.detail("Where to go next:");
        screen.detail("  ./tunegate start            your own gateway, http://localhost:4000");
        screen.detail("  http://localhost:4000/admin the console: jobs and keys");
        screen.detail("  docs/quickstart.md          the same steps by hand, and with an SDK");
        screen.detail("  docs/operations/configuration.md   real providers instead of this one");
        screen.gap();
    }
}
