package dev.tunegate.domain.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which models a caller may use: what every one of several bounds grants, such as those of the key,
 * its team and that team's organization.
 */
public record ModelAccess(List<Bound> bounds) {

    public static final ModelAccess UNBOUNDED = new ModelAccess(List.of());

    /**
     * What one of them grants.
     *
     * @param whose for sentences: {@code the team 'red'}
     * @param ofTeam whether a team is bound by it, which others may let call more than that
     */
    public record Bound(String whose, ModelGrants grants, boolean ofTeam) {}

    public ModelAccess {
        bounds = List.copyOf(bounds);
    }

    public static ModelAccess boundBy(String whose, ModelGrants grants) {
        return new ModelAccess(List.of(new Bound(whose, grants, false)));
    }

    public static ModelAccess ofTeam(String whose, ModelGrants grants) {
        return new ModelAccess(List.of(new Bound(whose, grants, true)));
    }

    /** What bounds a model that was shared with the team: all the others. */
    public ModelAccess besideTeams() {
        return new ModelAccess(bounds.stream().filter(it -> !it.ofTeam()).toList());
    }

    /** The same, with one more bound. */
    public ModelAccess and(String whose, ModelGrants grants) {
        return and(boundBy(whose, grants));
    }

    public ModelAccess and(ModelAccess further) {
        return new ModelAccess(
                Stream.concat(bounds.stream(), further.bounds.stream()).distinct().toList());
    }

    /** Whether a model of this name, in these access groups, is granted. */
    public boolean permit(ModelName model, Set<String> accessGroups) {
        return missing(model, accessGroups).isEmpty();
    }

    /** The first bound that does not grant the model; empty if all do. */
    public Optional<Bound> missing(ModelName model, Set<String> accessGroups) {
        return bounds.stream().filter(it -> !it.grants().permit(model, accessGroups)).findFirst();
    }
}
