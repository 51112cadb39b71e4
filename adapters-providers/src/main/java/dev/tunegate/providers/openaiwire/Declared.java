package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.Capabilities.Feature;
import dev.tunegate.domain.finetuning.RunOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the configuration declares a host to be able to do, in a model's words; what it leaves out
 * is as it usually is there.
 *
 * @param methods OpenAI's words: {@code supervised}, {@code dpo}, {@code reinforcement}
 * @param extensions settings of the host's own that are passed on
 * @param maxFileBytes empty where the host sets no known bound
 * @param keepsMetadata whether runs show the metadata that they were ordered with
 * @param settingsIn where a run's settings stand in the request
 */
public record Declared(
        Set<String> methods,
        Set<Feature> features,
        Set<String> extensions,
        Optional<Long> maxFileBytes,
        boolean keepsMetadata,
        SettingsIn settingsIn) {

    private static final String METHODS = "methods";
    private static final String FEATURES = "features";
    private static final String EXTENSIONS = "extensions";
    private static final String MAX_FILE_BYTES = "max_file_bytes";
    private static final String METADATA = "metadata";
    private static final String BATCHES = "batches";
    private static final String SETTINGS_IN = "hyperparameters_in";
    private static final String GRADERS = "graders";

    /** A model's words that this reads. */
    public static final Set<String> WORDS =
            Set.of(
                    METHODS,
                    FEATURES,
                    EXTENSIONS,
                    MAX_FILE_BYTES,
                    METADATA,
                    BATCHES,
                    SETTINGS_IN,
                    GRADERS);

    private static final Set<String> ALL_METHODS = Set.of("supervised", "dpo", "reinforcement");

    /** Where a run's settings stand in the request. */
    public enum SettingsIn {
        METHOD,

        /** In {@code hyperparameters} of the request itself, as OpenAI had it before methods. */
        REQUEST
    }

    public Declared {
        methods = Set.copyOf(methods);
        features = Set.copyOf(features);
        extensions = Set.copyOf(extensions);
    }

    /** What the deployment declares, and for the rest what is usual. */
    public static Declared of(ModelDeployment at, Declared usual) {
        return new Declared(
                at.option(METHODS).map(Declared::words).orElse(usual.methods),
                at.option(FEATURES).map(Declared::features).orElse(usual.features),
                at.option(EXTENSIONS).map(Declared::words).orElse(usual.extensions),
                at.option(MAX_FILE_BYTES).flatMap(Declared::bytes).or(() -> usual.maxFileBytes),
                at.option(METADATA).map("kept"::equals).orElse(usual.keepsMetadata),
                at.option(SETTINGS_IN).flatMap(Declared::settingsIn).orElse(usual.settingsIn));
    }

    /** Which requests the host is declared to answer in batches; none unless it says so. */
    public static Set<Endpoint> batches(ModelDeployment at) {
        var endpoints = EnumSet.noneOf(Endpoint.class);
        at.option(BATCHES)
                .map(Declared::words)
                .orElse(Set.of())
                .forEach(it -> batched(it).ifPresent(endpoints::add));
        return endpoints;
    }

    private static Optional<Endpoint> batched(String word) {
        return Endpoint.named(word.startsWith("/") ? word : "/" + word)
                .filter(it -> it != Endpoint.FINE_TUNING);
    }

    /** Whether the host is declared to run graders that are programs. */
    public static boolean runsPrograms(ModelDeployment at) {
        return at.option(GRADERS).filter("python"::equals).isPresent();
    }

    /** What is wrong with the words, one sentence each. */
    public static List<String> problems(ModelDeployment at) {
        var problems = new ArrayList<String>();
        at.option(METHODS)
                .filter(it -> !ALL_METHODS.containsAll(words(it)))
                .ifPresent(_ -> problems.add("methods are supervised, dpo and reinforcement."));
        at.option(FEATURES)
                .filter(it -> words(it).stream().anyMatch(word -> feature(word).isEmpty()))
                .ifPresent(
                        _ ->
                                problems.add(
                                        "features are events, checkpoints, result_files and"
                                                + " pause."));
        at.option(MAX_FILE_BYTES)
                .filter(it -> bytes(it).isEmpty())
                .ifPresent(_ -> problems.add("max_file_bytes must be a whole number."));
        at.option(METADATA)
                .filter(it -> !Set.of("kept", "forgotten").contains(it))
                .ifPresent(_ -> problems.add("metadata is kept or forgotten."));
        at.option(BATCHES)
                .filter(it -> words(it).stream().anyMatch(word -> batched(word).isEmpty()))
                .ifPresent(
                        _ ->
                                problems.add(
                                        "batches are chat/completions, completions and"
                                                + " embeddings."));
        at.option(SETTINGS_IN)
                .filter(it -> settingsIn(it).isEmpty())
                .ifPresent(_ -> problems.add("hyperparameters_in is method or request."));
        at.option(GRADERS)
                .filter(it -> !it.equals("python"))
                .ifPresent(_ -> problems.add("graders is python, or left out."));
        return problems;
    }

    private static Set<String> words(String list) {
        var words = new TreeSet<String>();
        Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .forEach(words::add);
        return words;
    }

    private static Set<Feature> features(String list) {
        var features = EnumSet.noneOf(Feature.class);
        words(list).forEach(it -> feature(it).ifPresent(features::add));
        return features;
    }

    private static Optional<Feature> feature(String word) {
        return Arrays.stream(Feature.values())
                .filter(it -> it != Feature.HOSTING && it.word().equals(word))
                .findFirst();
    }

    private static Optional<Long> bytes(String text) {
        return Optional.of(text).filter(it -> it.matches("[1-9][0-9]{0,14}")).map(Long::valueOf);
    }

    private static Optional<SettingsIn> settingsIn(String word) {
        return switch (word) {
            case "method" -> Optional.of(SettingsIn.METHOD);
            case "request" -> Optional.of(SettingsIn.REQUEST);
            default -> Optional.empty();
        };
    }

    /** The request for a run as such a host understands it. */
    public StartBody start(ModelDeployment at, RunOrder order) {
        var plain = StartBody.of(order, at.target().model()).withIntegrations();
        var body =
                switch (settingsIn) {
                    case METHOD -> plain.withMethod();
                    case REQUEST -> plain.withHyperparameters();
                };
        order.request().options().extensions().entrySet().stream()
                .filter(it -> extensions.contains(it.getKey()))
                .forEach(it -> body.withSetting(it.getKey(), it.getValue()));
        return keepsMetadata ? body.markedInMetadata() : body.markedInSuffix();
    }
}
