package dev.tunegate.persistence.finetuning;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.persistence.access.OwnerScope;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Json;
import dev.tunegate.persistence.shared.TimeOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The query for one page of jobs, with only the conditions that are asked for. */
final class JobSearch {

    private static final String TABLE = "fine_tuning_job";

    /** Jobs that are gone still mark their places. */
    private static final String PLACES =
            "(SELECT id, created_at FROM fine_tuning_job WHERE id = :after"
                    + " UNION ALL SELECT id, created_at FROM forgotten_job WHERE id = :after)"
                    + " AS places";

    private final StringBuilder where = new StringBuilder("TRUE");
    private final Map<String, Object> params = new HashMap<>();
    private final TimeOrder order;

    JobSearch(Caller caller, JobFilter filter, ListQuery query) {
        var scope = OwnerScope.of(caller);
        where.append(" AND ").append(scope.condition());
        params.putAll(scope.params());
        narrow("owner = :owner", "owner", filter.owner().map(Owner::value));
        narrow("status = :status", "status", filter.status().map(JobStatus::name));
        narrow("model = :model", "model", filter.model().map(ModelName::value));
        narrow("provider = :provider", "provider", filter.provider().map(ProviderId::value));
        order = params.isEmpty() ? TimeOrder.ofAll(TABLE, query) : TimeOrder.ofPart(TABLE, query);
        var pairs = Optional.of(filter.metadata()).filter(it -> !it.isEmpty());
        narrow("metadata @> :pairs::jsonb", "pairs", pairs.map(Json::write));
        if (filter.withoutMetadata()) {
            where.append(" AND metadata = '{}'::jsonb");
        }
        narrow(order.beyond(PLACES), "after", query.after().map(Columns::of));
        params.put("limit", query.limit() + 1);
    }

    private void narrow(String condition, String name, Optional<String> value) {
        value.ifPresent(
                it -> {
                    where.append(" AND ").append(condition);
                    params.put(name, it);
                });
    }

    String sql() {
        return "SELECT * FROM fine_tuning_job WHERE %s %s".formatted(where, order.orderBy());
    }

    Map<String, Object> params() {
        return params;
    }
}
