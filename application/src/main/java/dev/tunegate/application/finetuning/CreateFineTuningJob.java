package dev.tunegate.application.finetuning;

import dev.tunegate.application.catalog.TrainingTargets;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.Requester;
import dev.tunegate.domain.finetuning.Site;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.grader.GraderModels;
import dev.tunegate.domain.shared.Refusal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Takes a request to tune a model and brings it to a provider, once. */
@UseCase
public final class CreateFineTuningJob {

    private static final String JUDGE = "method.reinforcement.grader.model";

    private final TrainingTargets targets;
    private final JobFiles files;
    private final DeploymentChoice choice;
    private final Submission submission;
    private final Tracking tracking;
    private final Clock clock;

    public CreateFineTuningJob(
            TrainingTargets targets,
            JobFiles files,
            DeploymentChoice choice,
            Submission submission,
            Tracking tracking,
            Clock clock) {
        this.targets = targets;
        this.files = files;
        this.choice = choice;
        this.submission = submission;
        this.tracking = tracking;
        this.clock = clock;
    }

    /**
     * Stores the job, sends it, and waits a while for the provider's answer. An equal request that
     * is a retry, or bears the same idempotency key, gets the same job.
     *
     * @throws Refusal.InvalidInput naming the parameter at fault
     * @throws Refusal.NotAllowed if the caller may not use the model, or one that judges
     * @throws Refusal.NotFound if a file does not exist for this caller
     * @throws Refusal.TurnedDownByProvider with the provider's reason; nothing is left of the job
     * @throws Refusal.LimitReached if the caller may not have one more job under way
     * @throws Refusal.Conflict if the idempotency key stands for another request
     */
    public CreatedJob create(Caller caller, NewFineTuningJob wanted) {
        AccessPolicy.require(caller, Permission.JOBS_WRITE, Place.of(caller.owner()));
        var candidates = targets.candidates(caller, wanted.model(), wanted.choice(), "model");
        requireJudges(caller, wanted.method());
        var data = filesOf(caller, wanted);
        var request = requestOf(wanted, data);
        var at = choice.choose(candidates, request, data);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = JobId.fresh();
        var job =
                FineTuningJob.requested(
                        id,
                        new Requester(caller.owner(), caller.identity(), wanted.identity()),
                        tracking.named(at, id, request),
                        Site.of(at),
                        now);
        var unasked =
                wanted.options().seed().isPresent() ? Set.<String>of() : Set.of(TrainingTerms.SEED);
        return submission.submit(caller, job, at, unasked);
    }

    private void requireJudges(Caller caller, TrainingMethod method) {
        if (method instanceof TrainingMethod.Reinforcement it) {
            GraderModels.in(it.grader())
                    .forEach(name -> targets.requireUsable(caller, ModelName.of(name, JUDGE)));
        }
    }

    private List<ManagedFile> filesOf(Caller caller, NewFineTuningJob wanted) {
        var found = new ArrayList<ManagedFile>();
        var data = wanted.data();
        found.add(files.fit(caller, data.trainingFile(), wanted.method(), "training_file"));
        data.validationFile()
                .map(it -> files.fit(caller, it, wanted.method(), "validation_file"))
                .ifPresent(found::add);
        return found;
    }

    private static TrainingRequest requestOf(NewFineTuningJob wanted, List<ManagedFile> data) {
        var options = wanted.options();
        int seed =
                options.seed()
                        .orElseGet(() -> ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        Optional<FileId> validation =
                data.size() > 1 ? Optional.of(data.get(1).id()) : Optional.empty();
        return new TrainingRequest(
                wanted.model(),
                new TrainingRequest.Files(data.getFirst().id(), validation),
                wanted.method(),
                new TrainingRequest.Options(
                        options.suffix(), seed, options.integrations(), options.extensions()),
                options.metadata());
    }
}
