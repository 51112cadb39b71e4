package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.Revision;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Models under one word, which grants all of them.
 *
 * @param models public names, also of tuned models
 */
public record AccessGroup(AccessGroupName name, Set<String> models, Revision revision) {

    public AccessGroup {
        models = Collections.unmodifiableSortedSet(new TreeSet<>(models));
    }

    /** The same word for other models. */
    public AccessGroup of(Set<String> others, Revision next) {
        return new AccessGroup(name, others, next);
    }
}
