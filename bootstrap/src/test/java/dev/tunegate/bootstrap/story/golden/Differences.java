package dev.tunegate.bootstrap.story.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a caller sees otherwise than at OpenAI, by provider and step: all of it, with reasons. */
final class Differences {

    private static final String MODEL = "its model";
    private static final String PAUSE = "a job that is to pause";
    private static final String NO_PAUSE = "400 unsupported -";
    private static final Map<String, Map<String, String>> ALL = all();

    /** Why a step may differ. */
    private static final Map<String, String> REASONS = reasons();

    private Differences() {}

    private static Map<String, Map<String, String>> all() {
        var all = new LinkedHashMap<String, Map<String, String>>();
        all.put("azure-ga", Map.of(MODEL, model("azure"), PAUSE, NO_PAUSE));
        all.put("azure-v1", Map.of(MODEL, model("azure")));
        all.put("portkey", Map.of(MODEL, model("portkey"), PAUSE, NO_PAUSE));
        all.put("openai-compatible", Map.of(MODEL, model("openai-compatible"), PAUSE, NO_PAUSE));
        all.put(
                "vertex_ai",
                Map.of(
                        MODEL,
                        model("vertex_ai"),
                        PAUSE,
                        NO_PAUSE,
                        "levels of events",
                        "[info, warn]",
                        "warnings",
                        "Vertex AI knows no seed: the same job run twice may differ. The"
                                + " seed was kept, but not sent.",
                        "metrics events",
                        "none",
                        "the result file has rows",
                        "false"));
        all.put(
                "bedrock",
                Map.of(
                        MODEL,
                        model("bedrock"),
                        PAUSE,
                        NO_PAUSE,
                        "levels of events",
                        "[info, warn]",
                        "warnings",
                        "Bedrock takes no seed: the job is trained without it.",
                        "its trained tokens",
                        "unknown",
                        "checkpoints",
                        "none"));
        return all;
    }

    private static String model(String provider) {
        return "ft:<model>:" + provider + ":golden:…";
    }

    private static Map<String, String> reasons() {
        var reasons = new TreeMap<String, String>();
        reasons.put(MODEL, "The name of a tuned model says where it was trained.");
        reasons.put(PAUSE, "The provider cannot pause, or nobody has declared that it can.");
        reasons.put("levels of events", "Because of the warning below.");
        reasons.put("warnings", "The provider takes no seed.");
        reasons.put("metrics events", "The provider's API has no metrics.");
        reasons.put(
                "the result file has rows",
                "The gateway writes the file from the metrics it logged, and there are none.");
        reasons.put("its trained tokens", "The provider does not report them.");
        reasons.put("checkpoints", "The provider keeps none.");
        return reasons;
    }

    static Map<String, String> of(String provider) {
        return ALL.getOrDefault(provider, Map.of());
    }

    static Map<String, Map<String, String>> of(Set<String> providers) {
        var found = new LinkedHashMap<String, Map<String, String>>();
        providers.forEach(it -> found.put(it, of(it)));
        return found;
    }

    static String page(Trace reference, Set<String> providers) {
        return HEAD + table(reference, providers) + same(reference);
    }

    private static final String HEAD =
            """
            # What differs between providers

            Written by `GoldenStory` (`-Dtunegate.docs.write=true`), which runs one script through the \
            official SDK at a wire server of every provider: two uploads, a job with validation data, \
            suffix, seed and metadata, its events, checkpoints and result file, talks with the tuned \
            model (plain, streamed, with a tool), deletion, cancellation, pausing, and requests that \
            must be refused. Every answer is read strictly. Whatever a caller sees otherwise than at \
            OpenAI is in this table, or the story fails.

            """;

    private static String table(Trace reference, Set<String> providers) {
        var text = new StringBuilder("| step | at OpenAI | elsewhere | why |\n|---|---|---|---|\n");
        reference
                .seen()
                .forEach(
                        (step, what) -> {
                            var other = elsewhere(step, providers);
                            if (!other.isEmpty()) {
                                text.append(
                                        "| %s | %s | %s | %s |%n"
                                                .formatted(
                                                        step,
                                                        shown(what),
                                                        other,
                                                        REASONS.getOrDefault(step, "")));
                            }
                        });
        return text.toString();
    }

    private static String elsewhere(String step, Set<String> providers) {
        return providers.stream()
                .filter(it -> of(it).containsKey(step))
                .map(it -> "`" + it + "`: " + shown(String.valueOf(of(it).get(step))))
                .collect(Collectors.joining("; "));
    }

    private static String shown(String what) {
        return what.isEmpty() ? "none" : what.replace("|", "/").replace("<", "&lt;");
    }

    private static String same(Trace reference) {
        var differing =
                ALL.values().stream()
                        .flatMap(it -> it.keySet().stream())
                        .collect(Collectors.toSet());
        return reference.seen().entrySet().stream()
                .filter(it -> !differing.contains(it.getKey()))
                .map(it -> "| %s | %s |%n".formatted(it.getKey(), shown(it.getValue())))
                .collect(
                        Collectors.joining(
                                "",
                                "\n## The same everywhere\n\n| step | what is seen |\n|---|---|\n",
                                ""));
    }
}
