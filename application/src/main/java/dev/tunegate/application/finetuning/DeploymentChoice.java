package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ReplicaState.GivenUp;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.PlacementStrategy;
import dev.tunegate.domain.finetuning.PlacementStrategy.Candidate;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Picks the deployment for a job: among those that hold all of its files, else among those that do
 * not refuse them.
 */
@Step
public final class DeploymentChoice {

    private final FineTuningJobs jobs;
    private final PlacementStrategy strategy;

    public DeploymentChoice(FineTuningJobs jobs, PlacementStrategy strategy) {
        this.jobs = jobs;
        this.strategy = strategy;
    }

    /**
     * @throws Refusal.InvalidInput if every deployment has refused one of the files
     */
    public ModelDeployment choose(List<ModelDeployment> deployments, List<ManagedFile> files) {
        var holding = those(deployments, at -> files.stream().allMatch(it -> holds(it, at)));
        if (!holding.isEmpty()) {
            return leastBusy(holding);
        }
        var willing = those(deployments, at -> files.stream().noneMatch(it -> refused(it, at)));
        if (willing.isEmpty()) {
            throw new Refusal.InvalidInput(
                    "training_file",
                    "file_refused",
                    "No provider of this model takes this file: " + reasons(files));
        }
        return leastBusy(willing);
    }

    private static List<ModelDeployment> those(
            List<ModelDeployment> all, Predicate<ModelDeployment> which) {
        return all.stream().filter(which).toList();
    }

    private static boolean holds(ManagedFile file, ModelDeployment at) {
        return file.storedAt(at.id()).isPresent();
    }

    private static boolean refused(ManagedFile file, ModelDeployment at) {
        return file.replicaAt(at.id()).filter(it -> it.state() instanceof GivenUp).isPresent();
    }

    private static String reasons(List<ManagedFile> files) {
        return files.stream()
                .flatMap(it -> it.statusDetails().stream())
                .distinct()
                .collect(Collectors.joining("; "));
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
