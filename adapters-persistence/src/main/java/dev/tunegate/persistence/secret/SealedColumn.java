package dev.tunegate.persistence.secret;

import java.util.Optional;

/**
 * A column of values that {@link Seal} has closed. Each table that has one declares it as a bean;
 * then its values take part when the key changes.
 *
 * @param id the column by which a row is known and that orders them; a text
 * @param column a bytea; null where the row has no secret
 * @param formerPlace how the release before sealed keys said the place, in SQL; empty for tables
 *     that are younger
 */
public record SealedColumn(String table, String id, String column, Optional<String> formerPlace) {

    public SealedColumn(String table, String id, String column) {
        this(table, id, column, Optional.empty());
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
