package dev.tunegate.application.catalog;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelChanged;
import dev.tunegate.domain.catalog.ModelChanged.Change;
import dev.tunegate.domain.catalog.Rehearsal;
import dev.tunegate.domain.catalog.StoredModel;
import dev.tunegate.domain.catalog.StoredModels;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Adds deployments to the catalog while the gateway runs, changes them and takes them away. */
@UseCase
public final class ManageModels {

    private final StoredModels models;
    private final Deployments deployments;
    private final ModelDrafts drafts;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public ManageModels(
            StoredModels models,
            Deployments deployments,
            ModelDrafts drafts,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.models = models;
        this.deployments = deployments;
        this.drafts = drafts;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * @throws Refusal.InvalidInput naming what is missing or wrong
     * @throws Refusal.Conflict if the id is taken
     */
    public StoredModel add(Caller caller, WantedModel wanted) {
        AccessPolicy.require(caller, Permission.CATALOG_WRITE, Place.PLATFORM);
        deployments.refresh();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var model = drafts.fresh(wanted, Revision.first(now, caller.name()));
        requireFree(model.id());
        transactions.run(
                () -> {
                    if (!models.add(model)) {
                        throw taken(model.id());
                    }
                    announcer.announce(caller, new ModelChanged(model.id(), Change.ADDED));
                });
        deployments.refresh();
        return model;
    }

    private void requireFree(DeploymentId id) {
        if (isOfFile(deployments.catalog(), id)) {
            throw taken(id);
        }
    }

    private static Refusal taken(DeploymentId id) {
        return new Refusal.Conflict(
                "model_id_taken", "There is a model with the id '" + id + "' already.");
    }

    /** Whatever the catalog has without its being stored; accounts have ids, too. */
    private static boolean isOfFile(ModelCatalog catalog, DeploymentId id) {
        return id.equals(Rehearsal.ACCOUNT.id())
                || catalog.accounts().stream().anyMatch(it -> it.id().equals(id))
                || catalog.deployments().stream().anyMatch(it -> it.id().equals(id));
    }

    /**
     * Changes what is wanted otherwise, and nothing else.
     *
     * @param version which one the caller has read; empty if it does not matter
     * @throws Refusal.Outdated if it is another one meanwhile
     */
    public StoredModel update(
            Caller caller, String id, WantedModel wanted, Optional<Long> version) {
        return change(
                caller,
                id,
                version,
                Change.UPDATED,
                it -> drafts.changed(it, wanted, next(it, caller)));
    }

    /** Nothing new is sent to it from now on; jobs that it runs are followed. */
    public StoredModel block(Caller caller, String id, Optional<Long> version) {
        return change(caller, id, version, Change.BLOCKED, it -> it.shut(true, next(it, caller)));
    }

    public StoredModel unblock(Caller caller, String id, Optional<Long> version) {
        return change(
                caller, id, version, Change.UNBLOCKED, it -> it.shut(false, next(it, caller)));
    }

    private Revision next(StoredModel model, Caller caller) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return model.revision().next(now, caller.name());
    }

    private StoredModel change(
            Caller caller,
            String id,
            Optional<Long> version,
            Change what,
            UnaryOperator<StoredModel> how) {
        AccessPolicy.require(caller, Permission.CATALOG_WRITE, Place.PLATFORM);
        deployments.refresh();
        var found = requireStored(id);
        var changed =
                transactions.call(
                        () -> {
                            var after =
                                    models.change(
                                                    found,
                                                    it -> {
                                                        requireVersion(it, version);
                                                        return how.apply(it);
                                                    })
                                            .orElseThrow(() -> notFound(id));
                            announcer.announce(caller, new ModelChanged(found, what));
                            return after;
                        });
        deployments.refresh();
        return changed;
    }

    private static void requireVersion(StoredModel model, Optional<Long> version) {
        if (version.filter(it -> it != model.revision().version()).isPresent()) {
            throw new Refusal.Outdated(model.revision().version());
        }
    }

    /** Jobs that it runs cannot be followed any more, and say so. */
    public StoredModel delete(Caller caller, String id, Optional<Long> version) {
        AccessPolicy.require(caller, Permission.CATALOG_WRITE, Place.PLATFORM);
        var found = requireStored(id);
        var deleted =
                transactions.call(
                        () -> {
                            var last = models.find(found).orElseThrow(() -> notFound(id));
                            requireVersion(last, version);
                            models.remove(found);
                            announcer.announce(caller, new ModelChanged(found, Change.DELETED));
                            return last;
                        });
        deployments.refresh();
        return deleted;
    }

    private DeploymentId requireStored(String text) {
        var id = ModelIds.of(text).orElseThrow(() -> notFound(text));
        if (models.find(id).isPresent()) {
            return id;
        }
        if (isOfFile(deployments.catalog(), id)) {
            throw new Refusal.NotAllowed(
                    "read_only",
                    "The model '"
                            + id
                            + "' is defined in the gateway's configuration file, where it must be"
                            + " changed.");
        }
        throw notFound(text);
    }

    private static Refusal notFound(String id) {
        return new Refusal.NotFound("model", ModelIds.shown(id), "id", "model_not_found");
    }
}
