package dev.tunegate.persistence.key;

import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.key.KeyFilter;
import dev.tunegate.domain.key.KeyVisibility;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.persistence.shared.Columns;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold of a key's row for a list to show it; nothing said means any row. */
final class KeyConditions {

    private final StringBuilder sql = new StringBuilder("TRUE");
    private final Map<String, Object> params = new HashMap<>();

    private KeyConditions() {}

    static KeyConditions of(KeyFilter filter) {
        var where = new KeyConditions().visible(filter.visible());
        where.and("id = :id", "id", filter.id().map(KeyId::value))
                .and("user_id = :user", "user", filter.user().map(UserId::value))
                .and("team_id = :team", "team", filter.team().map(TeamId::value))
                .and("alias = :alias", "alias", filter.alias().map(Columns::of))
                .and("alias ILIKE :search", "search", filter.search().map(KeyConditions::pattern));
        filter.organization().ifPresent(where::within);
        filter.standing().ifPresent(where::standing);
        return where;
    }

    KeyConditions and(String condition, String name, Object value) {
        sql.append(" AND ").append(condition);
        params.put(name, value);
        return this;
    }

    private KeyConditions and(String condition, String name, Optional<String> value) {
        value.ifPresent(it -> and(condition, name, (Object) it));
        return this;
    }

    private KeyConditions visible(KeyVisibility visible) {
        if (visible.every()) {
            return this;
        }
        sql.append(" AND (id = :own OR (")
                .append(visible.rehearsals() ? "environment = 'TEST' AND " : "")
                .append("((team_id IS NULL AND user_id = :personal)")
                .append(in("team_id = ANY(:teams)", visible.teams()))
                .append(in("(team_id = ANY(:ownIn) AND user_id = :viewer)", visible.ownIn()))
                .append(")))");
        params.put("own", visible.own().map(KeyId::value).orElse(""));
        params.put("personal", visible.personal().map(UserId::value).orElse(""));
        params.put("teams", texts(visible.teams()));
        params.put("ownIn", texts(visible.ownIn()));
        params.put("viewer", visible.user().map(UserId::value).orElse(""));
        return this;
    }

    /**
     * From "one of none" PostgreSQL concludes anything, and reads an index that has no part in it.
     */
    private static String in(String condition, Set<TeamId> teams) {
        return teams.isEmpty() ? "" : " OR " + condition;
    }

    private static String[] texts(Set<TeamId> teams) {
        return teams.stream().map(TeamId::value).toArray(String[]::new);
    }

    private void within(KeyFilter.Within within) {
        and(
                "(organization_id = :organization OR team_id = ANY(:within))",
                "organization",
                (Object) within.organization().value());
        params.put("within", texts(within.teams()));
    }

    private void standing(KeyFilter.Standing standing) {
        var condition =
                switch (standing.state()) {
                    case ACTIVE -> "NOT blocked AND (expires_at IS NULL OR expires_at > :now)";
                    case BLOCKED -> "blocked";
                    case EXPIRED -> "NOT blocked AND expires_at <= :now";
                };
        and(condition, "now", (Object) Columns.of(standing.now()));
    }

    /** The searcher's % and _ are plain. */
    private static String pattern(String part) {
        var plain = Columns.of(part).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + plain + "%";
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> params() {
        return params;
    }
}
