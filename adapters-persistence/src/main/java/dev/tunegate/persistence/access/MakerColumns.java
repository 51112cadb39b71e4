package dev.tunegate.persistence.access;

import dev.tunegate.domain.access.Identity;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.persistence.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who made something, as columns beside it: through which key, and in whose name. */
public final class MakerColumns {

    private MakerColumns() {}

    /** All but the name, which has a column of another name in each table. */
    public static Map<String, @Nullable Object> of(Identity maker) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("by_key", maker.key().map(KeyId::value).orElse(null));
        row.put("by_user", maker.user().map(UserId::value).orElse(null));
        row.put("by_team", maker.team().map(TeamId::value).orElse(null));
        row.put("by_organization", maker.organization().map(OrganizationId::value).orElse(null));
        return row;
    }

    public static Identity maker(ResultSet row, String name) throws SQLException {
        return new Identity(
                name,
                Columns.text(row, "by_key").map(KeyId::new),
                Columns.text(row, "by_user").map(UserId::new),
                Columns.text(row, "by_team").map(TeamId::new),
                Columns.text(row, "by_organization").map(OrganizationId::new));
    }

    /** The condition that a row counts towards this quota; its one parameter is the quota's id. */
    public static String countsFor(Quota quota) {
        return switch (quota.kind()) {
            case KEY -> "by_key = ?";
            case USER -> "by_user = ?";
            case TEAM -> "by_team = ?";
            case ORGANIZATION -> "by_organization = ?";
        };
    }

    /** Lets nobody else in, on any node, until the transaction ends. */
    public static void lock(JdbcClient db, String what, Quota quota) {
        db.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))::text")
                .param("quota %s %s".formatted(what, quota.scope()))
                .query(Columns::firstText)
                .single();
    }
}
