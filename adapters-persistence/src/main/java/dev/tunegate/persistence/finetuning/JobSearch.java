package dev.tunegate.persistence.finetuning;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The query for one page of jobs, with only the conditions that are asked for. */
final class JobSearch {

    private final StringBuilder where = new StringBuilder("TRUE");
    private final Map<String, Object> params = new HashMap<>();
    private final ListQuery query;

    JobSearch(Caller caller, JobFilter filter, ListQuery query) {
        this.query = query;
        caller.scope().ifPresent(it -> and("owner = :scope", "scope", it.value()));
        narrow("owner = :owner", "owner", filter.owner().map(Owner::value));
        narrow("status = :status", "status", filter.status().map(JobStatus::name));
        narrow("model = :model", "model", filter.model().map(ModelName::value));
        if (!filter.metadata().isEmpty()) {
            and("metadata @> :pairs::jsonb", "pairs", Json.write(filter.metadata()));
        }
        if (filter.withoutMetadata()) {
            where.append(" AND metadata = '{}'::jsonb");
        }
        narrow(after(), "after", query.after().map(Columns::of));
        params.put("limit", query.limit() + 1);
    }

    private boolean isNewestFirst() {
        return query.order() == ListQuery.Order.NEWEST_FIRST;
    }

    private String after() {
        return "(created_at, id) %s (SELECT created_at, id FROM fine_tuning_job WHERE id = :after)"
                .formatted(isNewestFirst() ? "<" : ">");
    }

    private void narrow(String condition, String name, Optional<String> value) {
        value.ifPresent(it -> and(condition, name, it));
    }

    private void and(String condition, String name, Object value) {
        where.append(" AND ").append(condition);
        params.put(name, value);
    }

    String sql() {
        var direction = isNewestFirst() ? "DESC" : "ASC";
        return "SELECT * FROM fine_tuning_job WHERE %s ORDER BY created_at %s, id %s LIMIT :limit"
                .formatted(where, direction, direction);
    }

    Map<String, Object> params() {
        return params;
    }
}
