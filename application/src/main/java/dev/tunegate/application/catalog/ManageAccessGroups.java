package dev.tunegate.application.catalog;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.AccessGroup;
import dev.tunegate.domain.catalog.AccessGroupChanged;
import dev.tunegate.domain.catalog.AccessGroupChanged.Change;
import dev.tunegate.domain.catalog.AccessGroupName;
import dev.tunegate.domain.catalog.AccessGroups;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** Makes access groups, says which models are in them, and takes them away. */
@UseCase
public final class ManageAccessGroups {

    private static final String TUNED = "ft:";

    private final AccessGroups groups;
    private final Deployments deployments;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public ManageAccessGroups(
            AccessGroups groups,
            Deployments deployments,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.groups = groups;
        this.deployments = deployments;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * @throws Refusal.Conflict if there is such a group already
     * @throws Refusal.InvalidInput if one of the models does not exist
     */
    public AccessGroup add(Caller caller, AccessGroupName name, Set<String> models) {
        AccessPolicy.require(caller, Permission.CATALOG_WRITE, Place.PLATFORM);
        requireKnown(models);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var group = new AccessGroup(name, models, Revision.first(now, caller.name()));
        transactions.run(
                () -> {
                    if (!groups.add(group)) {
                        throw new Refusal.Conflict(
                                "access_group_taken",
                                "There is an access group '" + name + "' already.");
                    }
                    announcer.announce(caller, new AccessGroupChanged(name, Change.ADDED));
                });
        deployments.refresh();
        return group;
    }

    /**
     * @param version which one the caller has read; empty if it does not matter
     * @throws Refusal.Outdated if it is another one meanwhile
     */
    public AccessGroup update(
            Caller caller, AccessGroupName name, Set<String> models, Optional<Long> version) {
        AccessPolicy.require(caller, Permission.CATALOG_WRITE, Place.PLATFORM);
        requireStored(name);
        requireKnown(models);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var changed =
                transactions.call(
                        () -> {
                            var after =
                                    groups.change(
                                                    name,
                                                    it -> {
                                                        requireVersion(it, version);
                                                        var next =
                                                                it.revision()
                                                                        .next(now, caller.name());
                                                        return it.of(models, next);
                                                    })
                                            .orElseThrow(() -> notFound(name));
                            announcer.announce(
                                    caller, new AccessGroupChanged(name, Change.UPDATED));
                            return after;
                        });
        deployments.refresh();
        return changed;
    }

    /** What it granted is granted no more, unless the file has a group of that name, too. */
    public void delete(Caller caller, AccessGroupName name, Optional<Long> version) {
        AccessPolicy.require(caller, Permission.CATALOG_WRITE, Place.PLATFORM);
        requireStored(name);
        transactions.run(
                () -> {
                    var last = groups.find(name).orElseThrow(() -> notFound(name));
                    requireVersion(last, version);
                    groups.remove(name);
                    announcer.announce(caller, new AccessGroupChanged(name, Change.DELETED));
                });
        deployments.refresh();
    }

    private static void requireVersion(AccessGroup group, Optional<Long> version) {
        if (version.filter(it -> it != group.revision().version()).isPresent()) {
            throw new Refusal.Outdated(group.revision().version());
        }
    }

    private void requireStored(AccessGroupName name) {
        if (groups.find(name).isPresent()) {
            return;
        }
        boolean named =
                deployments.catalog().deployments().stream()
                        .anyMatch(it -> it.accessGroups().contains(name.value()));
        if (named) {
            throw new Refusal.NotAllowed(
                    "read_only",
                    "The access group '"
                            + name
                            + "' is named by the models in it, where it must be changed.");
        }
        throw notFound(name);
    }

    /** A typing error would otherwise be found by whoever is granted the group. */
    private void requireKnown(Set<String> models) {
        var catalog = deployments.catalog();
        models.forEach(it -> ModelName.of(it, "model_names"));
        models.stream()
                .filter(it -> !it.startsWith(TUNED) && !catalog.knows(it))
                .findFirst()
                .ifPresent(
                        it -> {
                            throw new Refusal.InvalidInput(
                                    "model_names",
                                    "model_not_found",
                                    "No model is called '" + ModelIds.shown(it) + "'.");
                        });
    }

    private static Refusal notFound(AccessGroupName name) {
        return new Refusal.NotFound(
                "access group", name.value(), "access_group", "access_group_not_found");
    }
}
