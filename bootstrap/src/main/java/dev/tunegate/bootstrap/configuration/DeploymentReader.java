package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelDeployment.Target;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.words.IdleWords;
import dev.tunegate.domain.catalog.words.ModelRules;
import dev.tunegate.domain.catalog.words.TargetReader;
import dev.tunegate.domain.catalog.words.Vocabulary;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one entry of {@code model_list}. */
final class DeploymentReader {

    private final TargetReader targets;
    private final Vocabulary vocabulary;
    private final Reading reading;

    DeploymentReader(Accounts accounts, Vocabulary vocabulary, Reading reading) {
        this.targets = new TargetReader(accounts, vocabulary, false);
        this.vocabulary = vocabulary;
        this.reading = reading;
    }

    /** The deployment, unless something is wrong with it, which has been noted then. */
    Optional<ConfiguredDeployment> read(Section entry) {
        var name = entry.required("model_name").flatMap(it -> name(entry, it));
        var params = entry.section("litellm_params");
        var info = entry.section("model_info");
        entry.finish(Set.of());
        if (params.isEmpty()) {
            reading.problem(entry.place(), "lacks litellm_params.");
            return Optional.empty();
        }
        var target = targets.read(params.get());
        var id = info.flatMap(this::id);
        var supports = info.flatMap(this::supports).orElse(Endpoint.UNLESS_SAID);
        var groups = info.map(DeploymentReader::groups).orElse(Set.of());
        var end = info.flatMap(DeploymentReader::end);
        info.ifPresent(it -> it.finish(IdleWords.MODEL_INFO));
        if (name.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        if (!ModelRules.fit(name.get(), target.get().model())) {
            params.get().refuse("model", "must name one model of its provider.");
            return Optional.empty();
        }
        var deployment =
                new ModelDeployment(
                        id.orElseGet(() -> derived(name.get(), target.get())),
                        name.get(),
                        target.get(),
                        supports,
                        groups);
        return Optional.of(
                new ConfiguredDeployment(entry.place(), params.get(), deployment.ending(end)));
    }

    private DeploymentId derived(ModelName name, Target target) {
        return StableId.ofDeployment(name, target, vocabulary.of(target.provider()));
    }

    private static Optional<ModelName> name(Section entry, String text) {
        return ModelRules.name(text, it -> entry.refuse("model_name", it));
    }

    private Optional<DeploymentId> id(Section info) {
        return info.text("id")
                .filter(it -> ModelRules.isId(it, rest -> info.refuse("id", rest)))
                .map(DeploymentId::new);
    }

    private static Optional<LocalDate> end(Section info) {
        return info.text("shutdown_date")
                .flatMap(it -> ModelRules.day(it, rest -> info.refuse("shutdown_date", rest)));
    }

    private Optional<Set<Endpoint>> supports(Section info) {
        if (!info.has("supported_endpoints")) {
            return Optional.empty();
        }
        var supports = EnumSet.noneOf(Endpoint.class);
        info.texts("supported_endpoints").forEach(it -> endpoint(it).ifPresent(supports::add));
        if (supports.isEmpty()) {
            reading.problem(
                    info.place("supported_endpoints"),
                    "names none of " + Endpoint.paths() + ", so the model is of no use.");
        }
        return Optional.of(supports);
    }

    private Optional<Endpoint> endpoint(Section.Text text) {
        return ModelRules.endpoint(
                text.value(),
                it -> reading.warning(text.place(), it),
                it -> reading.problem(text.place(), it));
    }

    private static Set<String> groups(Section info) {
        return info.texts("access_groups").stream()
                .map(Section.Text::value)
                .collect(Collectors.toUnmodifiableSet());
    }
}
