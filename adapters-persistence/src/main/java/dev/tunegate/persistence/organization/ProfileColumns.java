package dev.tunegate.persistence.organization;

import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns that organizations, teams and users have in common. */
final class ProfileColumns {

    static final String NAMES =
            "alias, models, requests_per_minute, running_jobs, stored_bytes, metadata, blocked,"
                    + " version, created_at, created_by, updated_at, updated_by";

    static final String VALUES =
            ":alias, :models, :requests, :jobs, :bytes, :metadata, :blocked, :version, :created,"
                    + " :creator, :updated, :updater";

    static final String CHANGES =
            """
            alias = :alias, models = :models, requests_per_minute = :requests, running_jobs = :jobs,
            stored_bytes = :bytes, metadata = :metadata, blocked = :blocked, version = :version,
            updated_at = :updated, updated_by = :updater
            """;

    private ProfileColumns() {}

    static Map<String, @Nullable Object> params(Profile profile, Revision revision) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("alias", profile.alias().map(Columns::of).orElse(null));
        params.put("models", profile.models().names().toArray(String[]::new));
        params.put("requests", profile.limits().requestsPerMinute().orElse(null));
        params.put("jobs", profile.limits().runningJobs().orElse(null));
        params.put("bytes", profile.limits().storedBytes().orElse(null));
        params.put("metadata", Json.write(profile.metadata().pairs()));
        params.put("blocked", profile.blocked());
        params.put("version", revision.version());
        params.put("created", Columns.of(revision.createdAt()));
        params.put("creator", Columns.of(revision.createdBy()));
        params.put("updated", Columns.of(revision.updatedAt()));
        params.put("updater", Columns.of(revision.updatedBy()));
        return params;
    }

    static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                Columns.text(row, "alias"),
                new ModelGrants(Set.copyOf(Columns.texts(row, "models"))),
                new Limits(
                        Columns.number(row, "requests_per_minute"),
                        Columns.number(row, "running_jobs"),
                        Columns.number(row, "stored_bytes")),
                new Metadata(Json.texts(row.getString("metadata"))),
                row.getBoolean("blocked"));
    }

    static Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getLong("version"),
                Columns.instant(row, "created_at"),
                row.getString("created_by"),
                Columns.instant(row, "updated_at"),
                row.getString("updated_by"));
    }
}
