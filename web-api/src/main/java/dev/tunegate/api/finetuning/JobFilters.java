package dev.tunegate.api.finetuning;

import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code metadata[k]=v} and {@code metadata=null} from a query. */
final class JobFilters {

    private static final Pattern PAIR = Pattern.compile("metadata\\[(.+)]", Pattern.DOTALL);
    private static final int MOST_PAIRS = 16;

    private JobFilters() {}

    static JobFilter of(HttpServletRequest request) {
        var pairs = new HashMap<String, String>();
        request.getParameterMap()
                .forEach(
                        (name, values) -> {
                            var pair = PAIR.matcher(name);
                            if (pair.matches()) {
                                pairs.put(pair.group(1), values[0]);
                            }
                        });
        requireFew(pairs);
        return new JobFilter(
                pairs, isNull(request), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static boolean isNull(HttpServletRequest request) {
        return "null".equals(request.getParameter("metadata"));
    }

    private static void requireFew(Map<String, String> pairs) {
        if (pairs.size() > MOST_PAIRS) {
            throw new Refusal.InvalidInput(
                    "metadata", "too_many_pairs", "At most 16 pairs of metadata can be asked for.");
        }
    }
}
