package dev.tunegate.domain.file;

import dev.tunegate.domain.access.CallerFixture;
import dev.tunegate.domain.access.Identity;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelName;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Builds uploads that are valid, so that a test says only what matters. */
public final class UploadFixture {

    /** When fixtures are begun unless told otherwise. */
    public static final Instant BEGUN_AT = Instant.parse("2026-01-15T10:00:00Z");

    private UploadId id = UploadId.fresh();
    private Owner owner = CallerFixture.ALICE;
    private Identity by = Identity.named("alice");
    private long bytes = 10;
    private Optional<Duration> lifetime = Optional.empty();
    private List<ModelName> models = List.of();
    private List<DeploymentId> at = List.of();
    private Instant begunAt = BEGUN_AT;
    private UploadState state = new UploadState.Pending();

    private UploadFixture() {}

    public static UploadFixture anUpload() {
        return new UploadFixture();
    }

    public UploadFixture withId(String value) {
        id = new UploadId(value);
        return this;
    }

    public UploadFixture ownedBy(Owner other) {
        owner = other;
        return this;
    }

    public UploadFixture madeBy(Identity maker) {
        by = maker;
        return this;
    }

    public UploadFixture sized(long size) {
        bytes = size;
        return this;
    }

    public UploadFixture livingFor(Duration time) {
        lifetime = Optional.of(time);
        return this;
    }

    public UploadFixture meantFor(String model, String... deployments) {
        models = List.of(new ModelName(model));
        at = Arrays.stream(deployments).map(DeploymentId::new).toList();
        return this;
    }

    public UploadFixture begunAt(Instant time) {
        begunAt = time;
        return this;
    }

    public UploadFixture in(UploadState other) {
        state = other;
        return this;
    }

    public static UploadPart partOf(Upload upload, long bytes) {
        return new UploadPart(PartId.fresh(), upload.id(), bytes, upload.createdAt());
    }

    public Upload build() {
        return new Upload(
                id,
                owner,
                by,
                new Upload.Plan(
                        new ManagedFile.Label("train.jsonl", FilePurpose.FINE_TUNE),
                        bytes,
                        lifetime,
                        models,
                        at),
                begunAt,
                Upload.Received.NOTHING,
                state);
    }
}
