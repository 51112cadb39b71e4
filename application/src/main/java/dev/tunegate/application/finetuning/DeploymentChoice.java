package dev.tunegate.application.finetuning;

import dev.tunegate.application.catalog.Candidates;
import dev.tunegate.application.catalog.Candidates.Leg;
import dev.tunegate.application.file.Examination;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ReplicaState.GivenUp;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.PlacementStrategy;
import dev.tunegate.domain.finetuning.PlacementStrategy.Candidate;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Picks the deployment for a job: one whose provider can do what is asked and take the files, as
 * the caller's order says, and if possible one that holds the files already. Everything that can be
 * known before a job is sent is decided here; a job that was sent stays where it is.
 */
@Step
public final class DeploymentChoice {

    private static final String TRAINING = "training_file";
    private static final String VALIDATION = "validation_file";

    private final FineTuningJobs jobs;
    private final ByProvider<FineTuningProvider> providers;
    private final ByProvider<ProviderWords> words;
    private final Examination examination;
    private final PlacementStrategy strategy;
    private final Tracking tracking;

    public DeploymentChoice(
            FineTuningJobs jobs,
            ByProvider<FineTuningProvider> providers,
            ByProvider<ProviderWords> words,
            Examination examination,
            PlacementStrategy strategy,
            Tracking tracking) {
        this.jobs = jobs;
        this.providers = providers;
        this.words = words;
        this.examination = examination;
        this.strategy = strategy;
        this.tracking = tracking;
    }

    /**
     * @throws Refusal.NotSupported if no provider can do what is asked, naming the parameter
     * @throws Refusal.TurnedDownByProvider if what is configured lacks something
     * @throws Refusal.InvalidInput if a parameter is out of range everywhere, or every provider
     *     refuses one of the files
     */
    public ModelDeployment choose(
            Candidates candidates, TrainingRequest request, List<ManagedFile> files) {
        var able = able(candidates, request);
        return switch (candidates.order()) {
            case ANY -> among(all(able), files);
            case FALLBACK -> firstOf(able, files);
            case WEIGHTED -> firstOf(Candidates.drawn(able), files);
        };
    }

    /** The legs without the deployments whose provider cannot do what is asked. */
    private List<Leg> able(Candidates candidates, TrainingRequest request) {
        var refusals = new ArrayList<Refusal>();
        var able = new ArrayList<Leg>();
        for (var leg : candidates.legs()) {
            var deployments =
                    leg.deployments().stream()
                            .filter(it -> isPossible(it, request, refusals))
                            .toList();
            if (!deployments.isEmpty()) {
                able.add(new Leg(leg.weight(), deployments));
            }
        }
        if (able.isEmpty()) {
            throw refusals.getFirst();
        }
        return able;
    }

    private boolean isPossible(
            ModelDeployment at, TrainingRequest request, List<Refusal> refusals) {
        try {
            providers.of(at.provider()).terms(at).requirePossible(request);
            tracking.requirePossible(at, request);
            requireWhole(at);
            return true;
        } catch (Refusal refusal) {
            refusals.add(refusal);
            return false;
        }
    }

    /** An account of the settings may lack what training takes, such as a bucket. */
    private void requireWhole(ModelDeployment at) {
        var problems = words.of(at.provider()).problems(at);
        if (!problems.isEmpty()) {
            throw new Refusal.TurnedDownByProvider(
                    502,
                    null,
                    "provider_misconfigured",
                    "Nothing can be trained there until this gateway's administrator acts: "
                            + String.join(" ", problems));
        }
    }

    private static List<ModelDeployment> all(List<Leg> legs) {
        return legs.stream().flatMap(it -> it.deployments().stream()).distinct().toList();
    }

    private ModelDeployment firstOf(List<Leg> legs, List<ManagedFile> files) {
        for (var leg : legs.subList(0, legs.size() - 1)) {
            var found = tryAmong(leg.deployments(), files, new LinkedHashSet<>());
            if (found.isPresent()) {
                return found.get();
            }
        }
        return among(legs.getLast().deployments(), files);
    }

    private ModelDeployment among(List<ModelDeployment> deployments, List<ManagedFile> files) {
        var reasons = new LinkedHashSet<Unfit>();
        return tryAmong(deployments, files, reasons).orElseThrow(() -> refusedEverywhere(reasons));
    }

    /** Why a file cannot go somewhere, and the parameter that names the file. */
    private record Unfit(String param, String reason) {}

    /** Names the validation file only where it alone is at fault. */
    private static Refusal refusedEverywhere(Set<Unfit> reasons) {
        var params = reasons.stream().map(Unfit::param).collect(Collectors.toSet());
        return new Refusal.InvalidInput(
                params.contains(TRAINING) ? TRAINING : VALIDATION,
                "file_refused",
                "No provider of this model takes this file: "
                        + reasons.stream()
                                .map(Unfit::reason)
                                .distinct()
                                .collect(Collectors.joining("; ")));
    }

    private Optional<ModelDeployment> tryAmong(
            List<ModelDeployment> deployments, List<ManagedFile> files, Set<Unfit> reasons) {
        var holding = deployments.stream().filter(it -> hold(files, it)).toList();
        if (!holding.isEmpty()) {
            return Optional.of(leastBusy(holding));
        }
        var willing = deployments.stream().filter(it -> take(files, it, reasons)).toList();
        return willing.isEmpty() ? Optional.empty() : Optional.of(leastBusy(willing));
    }

    private static boolean hold(List<ManagedFile> files, ModelDeployment at) {
        return files.stream().allMatch(it -> it.storedAt(at.id()).isPresent());
    }

    /** The training file comes first, and the validation file behind it if there is one. */
    private boolean take(List<ManagedFile> files, ModelDeployment at, Set<Unfit> reasons) {
        var refusals = new ArrayList<Unfit>();
        for (int i = 0; i < files.size(); i++) {
            var param = i == 0 ? TRAINING : VALIDATION;
            refusal(files.get(i), at).map(it -> new Unfit(param, it)).ifPresent(refusals::add);
        }
        reasons.addAll(refusals);
        return refusals.isEmpty();
    }

    /** What is on its way was found fit before; what is not must be looked through first. */
    private Optional<String> refusal(ManagedFile file, ModelDeployment at) {
        var copy = file.replicaAt(at.id());
        if (copy.isEmpty()) {
            return examination.refusal(file, at);
        }
        return copy.get().state() instanceof GivenUp given
                ? Optional.of(given.reason())
                : Optional.empty();
    }

    private ModelDeployment leastBusy(List<ModelDeployment> among) {
        var ids = among.stream().map(ModelDeployment::id).collect(Collectors.<DeploymentId>toSet());
        var busy = jobs.unfinished(ids);
        var candidates =
                among.stream()
                        .map(it -> new Candidate(it, busy.getOrDefault(it.id(), 0L)))
                        .toList();
        return strategy.choose(candidates).deployment();
    }
}
