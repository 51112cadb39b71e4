package dev.tunegate.admin.finetuning;

import dev.tunegate.admin.web.PageQuery.PageView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The list of jobs.
 *
 * @param narrow whether a filter is set
 * @param live where the list is fetched anew; null where it stands still
 * @param trigger when that is done
 */
record JobsView(
        PageView<JobRowView> page,
        boolean narrow,
        Map<String, String> errors,
        @Nullable String live,
        @Nullable String trigger) {

    /** The filter's fields as they were filled in, and what may be filled in. */
    record FilterView(
            String status,
            String model,
            String owner,
            String metadata,
            List<Choice> statuses,
            List<String> models) {}

    /** A status that can be chosen. */
    record Choice(String word, String label, boolean chosen) {}

    /** How a first job is made: the values that go into the snippet. */
    record FirstJobView(String baseUrl, String model) {}

    static JobsView refused(String field, String reason) {
        return new JobsView(
                new PageView<>(List.of(), "", ""), true, Map.of(field, reason), null, null);
    }
}
