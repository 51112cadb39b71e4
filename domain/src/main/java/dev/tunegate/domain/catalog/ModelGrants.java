package dev.tunegate.domain.catalog;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The models that a key may use: names, access groups, or {@link #EVERY_MODEL}. Nothing named means
 * nothing granted.
 */
public record ModelGrants(Set<String> names) {

    /** Grants every model, now and later; the word is LiteLLM's. */
    public static final String EVERY_MODEL = "all-proxy-models";

    public static final ModelGrants NONE = new ModelGrants(Set.of());
    public static final ModelGrants ALL = new ModelGrants(Set.of(EVERY_MODEL));

    public ModelGrants {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /** Whether a model of this name, in these access groups, is granted. */
    public boolean permit(ModelName model, Set<String> accessGroups) {
        return names.contains(EVERY_MODEL)
                || names.contains(model.value())
                || accessGroups.stream().anyMatch(names::contains);
    }
}
