package dev.tunegate.persistence.organization;

import dev.tunegate.persistence.shared.Columns;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What must hold of a row for a list to show it; nothing said means any row. */
final class Conditions {

    private final StringBuilder sql = new StringBuilder("TRUE");
    private final Map<String, Object> params = new HashMap<>();

    Conditions and(String condition, Map<String, ? extends Object> values) {
        sql.append(" AND ").append(condition);
        params.putAll(values);
        return this;
    }

    Conditions and(String condition, String name, Optional<? extends Object> value) {
        value.ifPresent(it -> and(condition, Map.of(name, it)));
        return this;
    }

    /**
     * That the columns' text holds this one, whatever its case; the searcher's % and _ are plain.
     */
    Conditions search(String columns, Optional<String> part) {
        part.map(Conditions::pattern)
                .ifPresent(it -> and(columns + " ILIKE :search", Map.of("search", it)));
        return this;
    }

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
