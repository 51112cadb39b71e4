package dev.tunegate.api.finetuning;

import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code metadata[k]=v}, and {@code metadata=null} for jobs without any. */
final class JobFilters {

    private static final String NAME = "metadata";
    private static final Pattern PAIR = Pattern.compile("metadata\\[(.+)]", Pattern.DOTALL);
    private static final int MAX_PAIRS = 16;

    private JobFilters() {}

    /** LiteLLM's word; a list shows the jobs of one model. */
    private static final String MODEL = "target_model_names";

    static JobFilter of(QueryParameters query, Optional<ProviderId> provider) {
        var pairs = pairs(query);
        boolean without = without(query);
        if (pairs.size() > MAX_PAIRS) {
            throw invalid("too_many_pairs", "At most 16 pairs of metadata can be asked for.");
        }
        if (without && !pairs.isEmpty()) {
            throw invalid("invalid_value", "No job has some metadata and none.");
        }
        return new JobFilter(
                pairs,
                without,
                Optional.empty(),
                query.text(MODEL).map(it -> ModelName.of(it.strip(), MODEL)),
                Optional.empty(),
                provider);
    }

    private static Map<String, String> pairs(QueryParameters query) {
        var pairs = new HashMap<String, String>();
        for (var name : query.names()) {
            var pair = PAIR.matcher(name);
            if (pair.matches()) {
                pairs.put(pair.group(1), query.text(name).orElse(""));
            }
        }
        return pairs;
    }

    /** An empty value is how openai-node writes a null (7.55, seen 2026-11). */
    private static boolean without(QueryParameters query) {
        var word = query.text(NAME);
        if (word.filter(it -> !it.equals("null")).isPresent()) {
            throw invalid("invalid_value", "'metadata' is 'null', or pairs: metadata[key]=value.");
        }
        return query.names().contains(NAME);
    }

    private static Refusal invalid(String code, String message) {
        return new Refusal.InvalidInput(NAME, code, message);
    }
}
