package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A deployment that an administrator has added while the gateway runs, as it was told. Its id stays
 * the same whatever of it changes.
 *
 * @param name a public name, or a pattern
 * @param info an administrator's own notes
 */
public record StoredModel(
        DeploymentId id,
        ModelName name,
        ModelWords words,
        Set<Endpoint> supports,
        Set<String> accessGroups,
        Metadata info,
        boolean blocked,
        Revision revision) {

    /** The note that says when the provider ends the model, as {@code 2027-06-30}. */
    public static final String SHUTDOWN_DATE = "shutdown_date";

    public StoredModel {
        supports = Set.copyOf(supports);
        accessGroups = Set.copyOf(accessGroups);
    }

    /** When the provider ends the model, if the notes say so. */
    public Optional<LocalDate> shutdownDate() {
        return Optional.ofNullable(info.pairs().get(SHUTDOWN_DATE)).map(LocalDate::parse);
    }

    /** The same, shut or open. */
    public StoredModel shut(boolean yes, Revision next) {
        return new StoredModel(id, name, words, supports, accessGroups, info, yes, next);
    }
}
