package dev.tunegate.bootstrap.configuration;

import dev.tunegate.bootstrap.configuration.KeptCredentials.Missing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One reading of a configuration: the environment it leans on, and what was found wrong. */
final class Reading {

    private static final String FROM_ENVIRONMENT = "os.environ/";

    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Missing missing;
    private final SecretSources sources;
    private Map<String, String> environment;

    Reading(Map<String, String> environment, SecretSources sources, Missing missing) {
        this.missing = missing;
        this.sources = sources;
        this.environment = Map.copyOf(environment);
    }

    void problem(Place place, String rest) {
        problems.add(place + " " + rest);
    }

    /** A problem that somebody else has put into a sentence. */
    void told(Place place, String sentence) {
        problems.add(place + ": " + sentence);
    }

    /** Something names a credential that is nowhere. */
    void missing(Place place, String rest) {
        switch (missing) {
            case REFUSED -> problem(place, rest);
            case LEFT_OUT -> warning(place, rest);
            case UNKNOWN_YET -> {}
        }
    }

    void warning(Place place, String rest) {
        warnings.add(place + " " + rest);
    }

    /** From here on, these variables count as set. */
    void setAlso(Map<String, String> variables) {
        var all = new HashMap<>(environment);
        all.putAll(variables);
        environment = Map.copyOf(all);
    }

    /** The text itself, or the value of the environment variable or the file that it names. */
    Optional<String> resolved(Place place, String text) {
        if (SecretSources.isReference(text)) {
            return read(place, text);
        }
        if (!text.startsWith(FROM_ENVIRONMENT)) {
            return Optional.of(text);
        }
        var name = text.substring(FROM_ENVIRONMENT.length());
        var value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            problem(place, "wants the environment variable " + name + ", which is not set.");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private Optional<String> read(Place place, String reference) {
        return switch (sources.resolve(reference)) {
            case SecretSources.Found.Value(var value) -> Optional.of(value);
            case SecretSources.Found.Problem(var rest) -> {
                problem(place, rest);
                yield Optional.empty();
            }
        };
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * @throws BadConfiguration if anything is wrong
     */
    void requireSound() {
        if (!problems.isEmpty()) {
            throw new BadConfiguration(problems);
        }
    }
}
