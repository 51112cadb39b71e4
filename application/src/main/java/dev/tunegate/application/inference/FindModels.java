package dev.tunegate.application.inference;

import dev.tunegate.application.catalog.CallersCatalog;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.inference.ServedModel;
import dev.tunegate.domain.inference.ServedModels;
import dev.tunegate.domain.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up the models that a caller may use: configured ones and tuned ones. */
@UseCase
public final class FindModels {

    private final Deployments deployments;
    private final ServedModels served;

    public FindModels(Deployments deployments, ServedModels served) {
        this.deployments = deployments;
        this.served = served;
    }

    /** Configured models in the order of the configuration, then tuned ones, newest first. */
    public List<KnownModel> list(Caller caller) {
        AccessPolicy.require(caller, Permission.MODELS_READ);
        var catalog = CallersCatalog.of(caller, deployments);
        var configured =
                catalog.names().stream()
                        .filter(it -> catalog.permits(caller.models(), it))
                        .map(it -> configured(catalog, it));
        var tuned =
                served.list(caller).stream()
                        .filter(it -> isGranted(catalog, caller, it))
                        .map(it -> tuned(catalog, it));
        return Stream.concat(configured, tuned).toList();
    }

    /**
     * @throws Refusal.NotFound if there is no such model, or the caller may not use it
     */
    public KnownModel byName(Caller caller, String name) {
        AccessPolicy.require(caller, Permission.MODELS_READ);
        var wanted = ModelName.of(name, "model");
        var catalog = CallersCatalog.of(caller, deployments);
        var configured =
                Optional.of(wanted)
                        .filter(it -> !catalog.serving(it).isEmpty() && !catalog.isBlocked(it))
                        .filter(it -> catalog.permits(caller.models(), it))
                        .map(it -> configured(catalog, it));
        return configured
                .or(
                        () ->
                                served.visibleTo(caller, wanted)
                                        .filter(it -> isGranted(catalog, caller, it))
                                        .map(it -> tuned(catalog, it)))
                .orElseThrow(() -> new Refusal.NotFound("model", name, "model", "model_not_found"));
    }

    private static boolean isGranted(ModelCatalog catalog, Caller caller, ServedModel model) {
        return catalog.permitsTuned(model.bounds(caller), model.name(), model.origin().base());
    }

    private static KnownModel configured(ModelCatalog catalog, ModelName name) {
        var serving = catalog.serving(name);
        var provider = serving.getFirst().provider();
        return new KnownModel(name, Instant.EPOCH, provider.value(), false, earliest(serving));
    }

    /** What was tuned ends with what it was tuned from. */
    private static KnownModel tuned(ModelCatalog catalog, ServedModel model) {
        var site = model.origin().site();
        var end =
                catalog.find(site.deployment())
                        .flatMap(ModelDeployment::shutdownDate)
                        .or(() -> earliest(catalog.serving(model.origin().base())));
        return new KnownModel(model.name(), model.createdAt(), site.provider().value(), true, end);
    }

    private static Optional<LocalDate> earliest(List<ModelDeployment> deployments) {
        return deployments.stream()
                .flatMap(it -> it.shutdownDate().stream())
                .min(Comparator.naturalOrder());
    }
}
