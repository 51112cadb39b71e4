package dev.tunegate.application.grader;

import dev.tunegate.application.catalog.CallersCatalog;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.grader.Grading;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.shared.Refusal;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds who runs programs for a caller: the first of their deployments whose host does. */
@Step
public final class ProgramHosts {

    private final Deployments deployments;
    private final ByProvider<Grading> gradings;

    public ProgramHosts(Deployments deployments, ByProvider<Grading> gradings) {
        this.deployments = deployments;
        this.gradings = gradings;
    }

    /**
     * @param path the grader's place in the request
     * @throws Refusal.InvalidInput if there is nobody, with what can be had instead
     */
    ProgramHost of(Caller caller, GraderPlace where, String path) {
        return candidates(caller, where)
                .flatMap(it -> host(it).stream())
                .findFirst()
                .orElseThrow(() -> nobody(path));
    }

    private Optional<ProgramHost> host(ModelDeployment at) {
        return gradings.providers().contains(at.provider())
                ? gradings.of(at.provider()).python(at).map(it -> new ProgramHost(at, it))
                : Optional.empty();
    }

    private Stream<ModelDeployment> candidates(Caller caller, GraderPlace where) {
        var catalog = catalog(caller, where.choice());
        return where.model()
                .map(catalog::serving)
                .orElseGet(catalog::deployments)
                .stream()
                .filter(it -> !it.blocked())
                .filter(it -> catalog.permits(caller.models(), it.name()))
                .filter(it -> isWanted(where.choice(), it));
    }

    private ModelCatalog catalog(Caller caller, ProviderChoice choice) {
        var catalog = CallersCatalog.of(caller, deployments);
        return choice.brought().map(catalog::at).orElse(catalog);
    }

    private static boolean isWanted(ProviderChoice choice, ModelDeployment at) {
        return choice.targets().isEmpty()
                || choice.targets().stream()
                        .anyMatch(it -> it.names(at.provider(), at.connection()));
    }

    private static Refusal nobody(String path) {
        return new Refusal.InvalidInput(
                path + ".type",
                "unsupported_grader",
                "None of the providers behind your models runs 'python' graders, and this gateway"
                        + " runs no programs. Use 'string_check', 'text_similarity', 'score_model'"
                        + " or, in a 'multi' grader, 'label_model'.");
    }
}
