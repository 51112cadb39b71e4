package dev.tunegate.application.catalog;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelWords;
import dev.tunegate.domain.catalog.StoredModel;
import dev.tunegate.domain.catalog.StoredModels;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which deployments there are, and where they lead. Who does not run the platform learns of
 * those they may use, and not where they lead.
 */
@UseCase
public final class FindModelInfo {

    private final StoredModels models;
    private final Deployments deployments;
    private final ModelDrafts drafts;

    public FindModelInfo(StoredModels models, Deployments deployments, ModelDrafts drafts) {
        this.models = models;
        this.deployments = deployments;
        this.drafts = drafts;
    }

    /** Those of the file first, in its order, then the stored ones, as they were added. */
    public List<ModelInfo> list(Caller caller) {
        AccessPolicy.require(caller, Permission.CATALOG_READ);
        var catalog = deployments.catalog();
        var stored = models.all();
        var ids = stored.stream().map(StoredModel::id).collect(Collectors.toSet());
        var all =
                Stream.concat(
                        catalog.deployments().stream()
                                .filter(it -> !ids.contains(it.id()))
                                .map(FindModelInfo::ofFile),
                        stored.stream().map(this::ofDatabase));
        return AccessPolicy.allows(caller, Permission.CATALOG_READ, Place.PLATFORM)
                ? all.toList()
                : all.filter(it -> isUsable(caller, catalog, it))
                        .map(FindModelInfo::withoutWay)
                        .toList();
    }

    /** Those that hold the text in a name, an id or a word that may be shown. */
    public List<ModelInfo> search(Caller caller, String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return list(caller).stream()
                .filter(
                        it ->
                                Stream.of(
                                                Stream.of(it.name().value(), it.id().value()),
                                                it.words().values().stream(),
                                                it.accessGroups().stream())
                                        .flatMap(words -> words)
                                        .anyMatch(
                                                word ->
                                                        word.toLowerCase(Locale.ROOT)
                                                                .contains(wanted)))
                .toList();
    }

    /**
     * @throws Refusal.NotFound if there is none, or the caller may not know of it
     */
    public ModelInfo byId(Caller caller, String id) {
        return list(caller).stream()
                .filter(it -> it.id().value().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal.NotFound(
                                        "model",
                                        ModelIds.shown(id),
                                        "litellm_model_id",
                                        "model_not_found"));
    }

    private static boolean isUsable(Caller caller, ModelCatalog catalog, ModelInfo model) {
        return !model.blocked()
                && model.problem().isEmpty()
                && catalog.permits(caller.models(), model.name());
    }

    private static ModelInfo withoutWay(ModelInfo model) {
        return new ModelInfo(
                model.id(),
                model.name(),
                Map.of(),
                model.supports(),
                model.accessGroups(),
                model.notes(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    private ModelInfo ofDatabase(StoredModel model) {
        return new ModelInfo(
                model.id(),
                model.name(),
                model.words().plain(),
                model.supports(),
                model.accessGroups(),
                model.info(),
                model.blocked(),
                Optional.of(model.revision()),
                drafts.problem(model));
    }

    private static ModelInfo ofFile(ModelDeployment model) {
        return new ModelInfo(
                model.id(),
                model.name(),
                words(model),
                model.supports(),
                model.accessGroups(),
                notes(model),
                model.blocked(),
                Optional.empty(),
                Optional.empty());
    }

    private static Metadata notes(ModelDeployment model) {
        return model.shutdownDate()
                .map(it -> new Metadata(Map.of(StoredModel.SHUTDOWN_DATE, it.toString())))
                .orElse(Metadata.NONE);
    }

    private static Map<String, String> words(ModelDeployment model) {
        var words = new TreeMap<>(model.target().options());
        words.putAll(model.connection().settings());
        words.put("model", model.provider() + "/" + model.target().model());
        model.connection().baseUrl().map(URI::toString).ifPresent(it -> words.put("api_base", it));
        if (!model.connection().name().isEmpty()) {
            words.put(ModelWords.CREDENTIAL, model.connection().name());
        }
        return words;
    }
}
