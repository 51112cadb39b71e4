package dev.tunegate.persistence.catalog;

import dev.tunegate.domain.shared.Revision;
import dev.tunegate.persistence.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The columns that say which state of a thing this is. */
final class Written {

    static final String NAMES = "version, created_at, created_by, updated_at, updated_by";
    static final String VALUES = ":version, :created, :creator, :updated, :updater";
    static final String CHANGES =
            "version = :version, updated_at = :updated, updated_by = :updater";

    private Written() {}

    static Map<String, Object> params(Revision revision) {
        var params = new HashMap<String, Object>();
        params.put("version", revision.version());
        params.put("created", Columns.of(revision.createdAt()));
        params.put("creator", Columns.of(revision.createdBy()));
        params.put("updated", Columns.of(revision.updatedAt()));
        params.put("updater", Columns.of(revision.updatedBy()));
        return params;
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
