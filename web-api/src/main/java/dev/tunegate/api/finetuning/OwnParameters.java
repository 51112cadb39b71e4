package dev.tunegate.api.finetuning;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.domain.shared.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Gathers the parameters that are a provider's own, from every place where they may stand. Whether
 * a provider takes them is not decided here: its terms say so.
 */
final class OwnParameters {

    /** Words of Bedrock in Portkey's bodies, and one of Azure's (seen 2026-11-21). */
    static final List<String> AT_TOP =
            List.of("role_arn", "job_name", "output_file", "model_type", "trainingType");

    static final String OPTIONS = "provider_options";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int MAX_COUNT = 32;
    private static final int MAX_VALUE = 2048;

    private final Map<String, String> values = new TreeMap<>();
    private final Supplier<Set<String>> known;

    /**
     * @param known the names that some provider has, for telling a provider's own hyperparameter
     *     from one that is misspelt
     */
    OwnParameters(Supplier<Set<String>> known) {
        this.known = known;
    }

    /** Those in {@code provider_options}, and those that may stand beside it. */
    void of(JsonObject body) {
        body.object(OPTIONS).ifPresent(it -> it.names().forEach(name -> take(it, name)));
        AT_TOP.forEach(it -> take(body, it));
    }

    /**
     * Those among hyperparameters.
     *
     * @param openAis the names that are not a provider's own
     * @param ofMethod those among them that go with the method
     * @throws Refusal.InvalidInput naming the member that nobody knows
     */
    void among(JsonObject settings, Set<String> openAis, Set<String> ofMethod) {
        if (ofMethod.containsAll(settings.names())) {
            return;
        }
        var own = new HashSet<>(known.get());
        own.removeAll(openAis);
        var all = new HashSet<>(own);
        all.addAll(ofMethod);
        settings.only(all);
        settings.names().stream().filter(own::contains).forEach(it -> take(settings, it));
    }

    Map<String, String> all() {
        return values;
    }

    private void take(JsonObject from, String name) {
        from.scalar(name).ifPresent(it -> put(from, name, it));
    }

    private void put(JsonObject from, String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw invalid(
                    from.path(),
                    "invalid_value",
                    "A name in '" + from.path() + "' has 1 to 64 letters, digits, '_', '-', '.'.");
        }
        var path = from.path(name);
        if (value.length() > MAX_VALUE) {
            throw invalid(
                    path, "string_above_max_length", "'" + path + "' has at most 2048 characters.");
        }
        var before = values.put(name, value);
        if (before != null && !before.equals(value)) {
            throw invalid(
                    path,
                    "invalid_value",
                    "'" + path + "' is given in another place too, with another value.");
        }
        if (values.size() > MAX_COUNT) {
            throw invalid(path, "too_many_pairs", "A provider's own parameters are at most 32.");
        }
    }

    private static Refusal invalid(String param, String code, String message) {
        return new Refusal.InvalidInput(param, code, message);
    }
}
