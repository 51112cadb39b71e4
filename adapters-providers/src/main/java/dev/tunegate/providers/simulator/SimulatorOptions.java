package dev.tunegate.providers.simulator;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration of one deployment tells the simulator to play.
 *
 * @param duration from creating a run to its end
 * @param latency how long each call takes to answer
 */
record SimulatorOptions(
        Duration duration, Duration latency, Ending ending, Defaults defaults, Refusing refusing) {

    static final Set<String> WORDS =
            Set.of(
                    "duration",
                    "latency",
                    "outcome",
                    "fail_at",
                    "error_code",
                    "error_message",
                    "min_examples",
                    "epochs",
                    "start",
                    "files");

    /** How runs end. */
    enum Outcome {
        SUCCEEDED,
        FAILED,
        /** Never: the run stays where it is. */
        STUCK
    }

    /** What creating a run answers. */
    enum Start {
        OK,
        REJECTED,
        UNAVAILABLE,
        /** The run is there, but the answer never came. */
        UNCLEAR,
        QUOTA
    }

    /** What storing a file answers. */
    enum Files {
        OK,
        REJECTED,
        UNAVAILABLE
    }

    /**
     * The end of a run.
     *
     * @param failAt the part of the duration after which a failing run fails
     */
    record Ending(Outcome outcome, double failAt, String code, String message) {}

    /**
     * Numbers of the provider's own.
     *
     * @param minExamples a file with fewer rows fails the run
     * @param epochs where the caller leaves the choice to the provider
     */
    record Defaults(int minExamples, int epochs) {}

    /** What is turned down. */
    record Refusing(Start start, Files files) {}

    /**
     * @throws ProviderFailure.Misconfigured naming every option that is unknown or has a bad value
     */
    static SimulatorOptions of(ModelDeployment at) {
        var reader = new OptionReader(at.target().options());
        var options =
                new SimulatorOptions(
                        reader.duration(
                                "duration",
                                Duration.ofSeconds(30),
                                Duration.ofMillis(1),
                                Duration.ofDays(30)),
                        reader.duration(
                                "latency", Duration.ZERO, Duration.ZERO, Duration.ofMinutes(10)),
                        ending(reader),
                        new Defaults(
                                reader.whole("min_examples", 1, 0, 1_000_000),
                                reader.whole("epochs", 3, 1, 50)),
                        new Refusing(
                                reader.word("start", Start.OK), reader.word("files", Files.OK)));
        if (!reader.problems().isEmpty()) {
            throw new ProviderFailure.Misconfigured(
                    "The simulated deployment '%s' is configured wrongly: %s."
                            .formatted(at.id(), String.join("; ", reader.problems())));
        }
        return options;
    }

    private static Ending ending(OptionReader reader) {
        var outcome = reader.word("outcome", Outcome.SUCCEEDED);
        if (outcome != Outcome.FAILED) {
            needsFailure(reader, "fail_at");
            needsFailure(reader, "error_code");
            needsFailure(reader, "error_message");
        }
        return new Ending(
                outcome,
                reader.fraction("fail_at", 0.5),
                filled(reader.text("error_code")).orElse("server_error"),
                filled(reader.text("error_message"))
                        .orElse("The simulated job failed, as its configuration says."));
    }

    private static void needsFailure(OptionReader reader, String name) {
        if (reader.text(name).isPresent()) {
            reader.problem(name + " has no meaning unless outcome is failed");
        }
    }

    private static Optional<String> filled(Optional<String> text) {
        return text.filter(it -> !it.isBlank());
    }
}
