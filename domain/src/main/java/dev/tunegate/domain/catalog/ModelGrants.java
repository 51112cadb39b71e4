package dev.tunegate.domain.catalog;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The models that somebody may use: names, names with {@code *} in them, access groups, or {@link
 * #EVERY_MODEL}. Nothing named means nothing granted.
 */
public record ModelGrants(Set<String> names) {

    /** Grants every model, now and later; the word is LiteLLM's. */
    public static final String EVERY_MODEL = "all-proxy-models";

    /** Grants a key whatever its team may use; the word is LiteLLM's. */
    public static final String TEAMS_MODELS = "all-team-models";

    /** Grants nothing, whatever else is named; the word is LiteLLM's. */
    public static final String NO_MODEL = "no-default-models";

    public static final ModelGrants NONE = new ModelGrants(Set.of());
    public static final ModelGrants ALL = new ModelGrants(Set.of(EVERY_MODEL));

    public ModelGrants {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /** Whether a model of this name, in these access groups, is granted. */
    public boolean permit(ModelName model, Set<String> accessGroups) {
        return !names.contains(NO_MODEL)
                && (names.contains(EVERY_MODEL)
                        || names.contains(model.value())
                        || accessGroups.stream().anyMatch(names::contains)
                        || names.stream().anyMatch(it -> isPattern(it) && fits(it, model)));
    }

    /** Whether the team's grants decide instead of these. */
    public boolean areTheTeams() {
        return names.contains(TEAMS_MODELS) && !names.contains(NO_MODEL);
    }

    public static boolean isPattern(String name) {
        return name.indexOf('*') >= 0;
    }

    /** Each star stands for any number of characters; found from the left, without backtracking. */
    private static boolean fits(String pattern, ModelName model) {
        var parts = pattern.split("\\*", -1);
        var name = model.value();
        var last = parts[parts.length - 1];
        if (!name.startsWith(parts[0]) || name.length() < parts[0].length() + last.length()) {
            return false;
        }
        int at = parts[0].length();
        int end = name.length() - last.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], at);
            if (found < 0 || found + parts[i].length() > end) {
                return false;
            }
            at = found + parts[i].length();
        }
        return name.endsWith(last);
    }
}
