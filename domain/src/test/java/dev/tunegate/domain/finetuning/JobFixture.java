package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.access.CallerFixture;
import dev.tunegate.domain.access.Identity;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds jobs that are valid, so that a test says only what matters. A job is new unless a status
 * is named; one that has come further than that has a run, unless a placement is named.
 */
public final class JobFixture {

    /** When fixtures are made unless told otherwise. */
    public static final Instant CREATED_AT = Instant.parse("2026-01-15T10:00:00Z");

    private JobId id = JobId.fresh();
    private Owner owner = CallerFixture.ALICE;
    private Identity by = Identity.named("alice");
    private Fingerprint fingerprint = new Fingerprint("ef".repeat(32));
    private Optional<String> idempotencyKey = Optional.empty();
    private Site site = new Site(new DeploymentId("openai-1"), new ProviderId("openai"));
    private ModelName model = new ModelName("gpt-4o-mini");
    private TrainingRequest.Files files =
            new TrainingRequest.Files(FileId.fresh(), Optional.empty());
    private TrainingMethod method = new TrainingMethod.Supervised(Hyperparameters.AUTO);
    private TrainingRequest.Options options =
            new TrainingRequest.Options(Optional.empty(), 42, List.of());
    private Metadata metadata = Metadata.NONE;
    private Optional<Placement> placement = Optional.empty();
    private JobStatus status = JobStatus.VALIDATING_FILES;
    private Instant createdAt = CREATED_AT;

    private JobFixture() {}

    public static JobFixture aJob() {
        return new JobFixture();
    }

    public JobFixture withId(String value) {
        id = new JobId(value);
        return this;
    }

    public JobFixture ownedBy(Owner other) {
        owner = other;
        return this;
    }

    public JobFixture madeBy(Identity maker) {
        by = maker;
        return this;
    }

    public JobFixture fingerprinted(Fingerprint print) {
        fingerprint = print;
        return this;
    }

    public JobFixture bearingKey(String key) {
        idempotencyKey = Optional.of(key);
        return this;
    }

    public JobFixture at(ModelDeployment deployment) {
        site = Site.of(deployment);
        model = deployment.name();
        return this;
    }

    public JobFixture at(String deployment) {
        site = new Site(new DeploymentId(deployment), site.provider());
        return this;
    }

    public JobFixture training(String modelName) {
        model = new ModelName(modelName);
        return this;
    }

    public JobFixture learningFrom(FileId training) {
        files = new TrainingRequest.Files(training, files.validation());
        return this;
    }

    public JobFixture validatedWith(FileId validation) {
        files = new TrainingRequest.Files(files.training(), Optional.of(validation));
        return this;
    }

    public JobFixture by(TrainingMethod other) {
        method = other;
        return this;
    }

    public JobFixture suffixed(String suffix) {
        return with(
                new TrainingRequest.Options(
                        Optional.of(suffix), options.seed(), options.integrations()));
    }

    public JobFixture with(TrainingRequest.Options other) {
        options = other;
        return this;
    }

    public JobFixture noting(Map<String, String> pairs) {
        metadata = new Metadata(pairs);
        return this;
    }

    public JobFixture createdAt(Instant time) {
        createdAt = time;
        return this;
    }

    /** On its first attempt; the outcome may be looked up a minute after the job's creation. */
    public JobFixture attempting() {
        return placed(
                new Placement.Attempting(
                        site, 1, createdAt, createdAt.plus(Duration.ofMinutes(1))));
    }

    /** The provider has it, under that name. */
    public JobFixture submittedAs(String run) {
        return placed(new Placement.Submitted(site, new ProviderJobId(run)));
    }

    /** Call it after what sets the site. */
    public JobFixture placed(Placement where) {
        placement = Optional.of(where);
        return this;
    }

    public JobFixture queued() {
        return in(JobStatus.QUEUED);
    }

    public JobFixture running() {
        return in(JobStatus.RUNNING);
    }

    public JobFixture succeeded() {
        return in(JobStatus.SUCCEEDED);
    }

    public JobFixture failed() {
        return in(JobStatus.FAILED);
    }

    public JobFixture cancelled() {
        return in(JobStatus.CANCELLED);
    }

    public JobFixture in(JobStatus other) {
        status = other;
        return this;
    }

    public FineTuningJob build() {
        var identity = new RequestIdentity(fingerprint, idempotencyKey, Optional.empty());
        var plain =
                FineTuningJob.requested(
                        id, new Requester(owner, by, identity), request(), site, createdAt);
        return new FineTuningJob(
                id, plain.requester(), plain.request(), whereItIs(), progress(plain), createdAt);
    }

    public TrainingRequest request() {
        return new TrainingRequest(model, files, method, options, metadata);
    }

    private Placement whereItIs() {
        return placement.orElseGet(
                () ->
                        status == JobStatus.VALIDATING_FILES
                                ? new Placement.Chosen(site, 0)
                                : new Placement.Submitted(site, new ProviderJobId("run-" + id)));
    }

    private Progress progress(FineTuningJob job) {
        var end = createdAt.plus(Duration.ofHours(1));
        var result =
                new Progress.Result(
                        Optional.of(end).filter(_ -> status.isFinal()),
                        Optional.of(TunedNames.ofModel(job))
                                .filter(_ -> status == JobStatus.SUCCEEDED),
                        List.of(),
                        Optional.of(new JobError("server_error", "It broke.", Optional.empty()))
                                .filter(_ -> status == JobStatus.FAILED));
        return new Progress(status, result, ProviderJob.Figures.UNKNOWN);
    }
}
