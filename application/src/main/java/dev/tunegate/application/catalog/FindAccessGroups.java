package dev.tunegate.application.catalog;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.AccessGroup;
import dev.tunegate.domain.catalog.AccessGroupName;
import dev.tunegate.domain.catalog.AccessGroups;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which access groups there are. Who does not run the platform learns of those in which there
 * is something they may use, and of that alone.
 */
@UseCase
public final class FindAccessGroups {

    private static final String TUNED = "ft:";

    private final AccessGroups groups;
    private final Deployments deployments;

    public FindAccessGroups(AccessGroups groups, Deployments deployments) {
        this.groups = groups;
        this.deployments = deployments;
    }

    /** By name; those that only deployments name among them. */
    public List<AccessGroupInfo> list(Caller caller) {
        AccessPolicy.require(caller, Permission.CATALOG_READ);
        var catalog = deployments.catalog();
        var stored = groups.all();
        boolean everything = AccessPolicy.allows(caller, Permission.CATALOG_READ, Place.PLATFORM);
        return names(catalog, stored)
                .map(it -> info(it, catalog, stored))
                .map(it -> everything ? it : permitted(caller, catalog, it))
                .filter(it -> everything || !it.models().isEmpty())
                .toList();
    }

    /**
     * @throws Refusal.NotFound if there is none, or the caller may not know of it
     */
    public AccessGroupInfo byName(Caller caller, AccessGroupName name) {
        return list(caller).stream()
                .filter(it -> it.name().equals(name.value()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal.NotFound(
                                        "access group",
                                        name.value(),
                                        "access_group",
                                        "access_group_not_found"));
    }

    private static Stream<String> names(ModelCatalog catalog, List<AccessGroup> stored) {
        var names = new TreeSet<String>();
        stored.forEach(it -> names.add(it.name().value()));
        catalog.deployments().forEach(it -> names.addAll(it.accessGroups()));
        return names.stream();
    }

    private static AccessGroupInfo info(
            String name, ModelCatalog catalog, List<AccessGroup> stored) {
        var group = stored.stream().filter(it -> it.name().value().equals(name)).findFirst();
        var models = new TreeSet<>(catalog.inGroup(name));
        models.addAll(group.map(AccessGroup::models).orElse(Set.of()));
        return new AccessGroupInfo(
                name, models, count(catalog, models), group.map(AccessGroup::revision));
    }

    private static int count(ModelCatalog catalog, Set<String> models) {
        return (int)
                catalog.deployments().stream()
                        .map(ModelDeployment::name)
                        .filter(it -> models.contains(it.value()))
                        .count();
    }

    /** Whose it is, the catalog cannot tell; so only whoever runs the platform learns of it. */
    private static boolean isTuned(ModelCatalog catalog, String model) {
        return model.startsWith(TUNED) && catalog.serving(new ModelName(model)).isEmpty();
    }

    private static AccessGroupInfo permitted(
            Caller caller, ModelCatalog catalog, AccessGroupInfo group) {
        var models =
                group.models().stream()
                        .filter(it -> catalog.permits(caller.models(), new ModelName(it)))
                        .filter(it -> !isTuned(catalog, it))
                        .collect(Collectors.toCollection(TreeSet::new));
        return new AccessGroupInfo(group.name(), models, count(catalog, models), Optional.empty());
    }
}
