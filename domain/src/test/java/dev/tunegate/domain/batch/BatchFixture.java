package dev.tunegate.domain.batch;

import dev.tunegate.domain.access.CallerFixture;
import dev.tunegate.domain.access.Identity;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.batch.BatchRoute.InputCopy;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.finetuning.Requester;
import dev.tunegate.domain.finetuning.Site;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds batches that are valid, so that a test says only what matters; a batch is new. */
public final class BatchFixture {

    /** When fixtures are made unless told otherwise. */
    public static final Instant CREATED_AT = Instant.parse("2026-01-15T10:00:00Z");

    private BatchId id = BatchId.fresh();
    private Owner owner = CallerFixture.ALICE;
    private Identity by = Identity.named("alice");
    private Fingerprint fingerprint = new Fingerprint("ef".repeat(32));
    private Optional<String> idempotencyKey = Optional.empty();
    private Site site = new Site(new DeploymentId("openai-1"), new ProviderId("openai"));
    private FileId input = FileId.fresh();
    private Optional<Duration> lifetime = Optional.empty();
    private Metadata metadata = Metadata.NONE;
    private Optional<Placement> placement = Optional.empty();
    private InputCopy copy = InputCopy.NONE;
    private BatchStatus status = BatchStatus.VALIDATING;
    private Instant createdAt = CREATED_AT;

    private BatchFixture() {}

    public static BatchFixture aBatch() {
        return new BatchFixture();
    }

    public BatchFixture withId(String value) {
        id = new BatchId(value);
        return this;
    }

    public BatchFixture ownedBy(Owner other) {
        owner = other;
        return this;
    }

    public BatchFixture madeBy(Identity maker) {
        by = maker;
        return this;
    }

    public BatchFixture fingerprinted(Fingerprint print) {
        fingerprint = print;
        return this;
    }

    public BatchFixture bearingKey(String key) {
        idempotencyKey = Optional.of(key);
        return this;
    }

    public BatchFixture at(String deployment) {
        site = new Site(new DeploymentId(deployment), site.provider());
        return this;
    }

    public BatchFixture reading(FileId file) {
        input = file;
        return this;
    }

    public BatchFixture keptFor(Duration time) {
        lifetime = Optional.of(time);
        return this;
    }

    public BatchFixture noting(Map<String, String> pairs) {
        metadata = new Metadata(pairs);
        return this;
    }

    public BatchFixture createdAt(Instant time) {
        createdAt = time;
        return this;
    }

    /** Its rows are there under that name. */
    public BatchFixture copiedAs(String theirs) {
        copy = InputCopy.at(new ProviderFileId(theirs));
        return this;
    }

    /** On its first attempt; the outcome may be looked up a minute after the batch's creation. */
    public BatchFixture attempting() {
        placement =
                Optional.of(
                        new Placement.Attempting(site, 1, createdAt, createdAt.plusSeconds(60)));
        return copiedAs("copy-of-" + id);
    }

    /** The provider has it, under that name; call it after what sets the site. */
    public BatchFixture submittedAs(String run) {
        placement = Optional.of(new Placement.Submitted(site, new ProviderJobId(run)));
        return copiedAs("copy-of-" + id);
    }

    public BatchFixture running() {
        return submittedAs("run-" + id).in(BatchStatus.IN_PROGRESS);
    }

    public BatchFixture in(BatchStatus other) {
        status = other;
        return this;
    }

    public Batch build() {
        var requester =
                new Requester(
                        owner,
                        by,
                        new RequestIdentity(fingerprint, idempotencyKey, Optional.empty()));
        var where = placement.orElseGet(() -> new Placement.Chosen(site, 0));
        var route = new BatchRoute(new ModelName("gpt-4o-mini"), "theirs", where, copy);
        var plain = Batch.requested(id, requester, request(), route, 3, createdAt);
        var said =
                new BatchProgress(
                        status,
                        BatchProgress.Timeline.UNKNOWN,
                        BatchCounts.of(3),
                        List.of(),
                        Optional.empty());
        return status == BatchStatus.VALIDATING
                ? plain
                : plain.reported(said, Batch.Outputs.NONE, createdAt.plusSeconds(5));
    }

    private BatchRequest request() {
        return new BatchRequest(input, Endpoint.CHAT_COMPLETIONS, lifetime, metadata);
    }
}
