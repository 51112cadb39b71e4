package dev.tunegate.domain.file;

import dev.tunegate.domain.access.CallerFixture;
import dev.tunegate.domain.access.Identity;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.dataset.DatasetFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds managed files that are valid, so that a test says only what matters. */
public final class FileFixture {

    /** When fixtures are made unless told otherwise. */
    public static final Instant CREATED_AT = Instant.parse("2026-01-15T10:00:00Z");

    private FileId id = FileId.fresh();
    private Owner owner = CallerFixture.ALICE;
    private Identity by = Identity.named("alice");
    private String filename = "train.jsonl";
    private FilePurpose purpose = FilePurpose.FINE_TUNE;
    private long bytes = 2048;
    private Optional<DatasetFormat> format = Optional.of(DatasetFormat.CHAT);
    private Instant createdAt = CREATED_AT;
    private Optional<Instant> expiresAt = Optional.empty();
    private Optional<Instant> deletedAt = Optional.empty();
    private final List<FileReplica> replicas = new ArrayList<>();

    private FileFixture() {}

    public static FileFixture aFile() {
        return new FileFixture();
    }

    public FileFixture withId(String value) {
        id = new FileId(value);
        return this;
    }

    public FileFixture ownedBy(Owner other) {
        owner = other;
        return this;
    }

    public FileFixture madeBy(Identity maker) {
        by = maker;
        return this;
    }

    public FileFixture called(String name) {
        filename = name;
        return this;
    }

    public FileFixture sized(long size) {
        bytes = size;
        return this;
    }

    /** For another purpose than training: a file whose rows nobody counts. */
    public FileFixture meantFor(FilePurpose other) {
        purpose = other;
        format = Optional.empty();
        return this;
    }

    public FileFixture formatted(DatasetFormat other) {
        format = Optional.of(other);
        return this;
    }

    public FileFixture createdAt(Instant time) {
        createdAt = time;
        return this;
    }

    public FileFixture expiringAt(Instant time) {
        expiresAt = Optional.of(time);
        return this;
    }

    /** Deleted without going through the transition: its copies stay as they are said to be. */
    public FileFixture deletedAt(Instant time) {
        deletedAt = Optional.of(time);
        return this;
    }

    public FileFixture waitingAt(String deployment) {
        return copied(deployment, ReplicaState.fresh());
    }

    public FileFixture storedAt(String deployment, String copy) {
        var at = new ProviderFileId(copy);
        return copied(deployment, new ReplicaState.Stored(at, createdAt.plusSeconds(60)));
    }

    public FileFixture givenUpAt(String deployment, String reason) {
        return copied(deployment, new ReplicaState.GivenUp(reason));
    }

    public FileFixture copied(String deployment, ReplicaState state) {
        replicas.add(new FileReplica(new DeploymentId(deployment), state));
        return this;
    }

    /** What is known of a file with these rows. */
    public static ManagedFile.Content contentOf(String text, DatasetFormat format) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ManagedFile.Content(
                bytes.length, "cd".repeat(32), Optional.of(format), text.lines().count());
    }

    public ManagedFile build() {
        return new ManagedFile(
                id,
                owner,
                by,
                new ManagedFile.Label(filename, purpose),
                new ManagedFile.Content(
                        bytes, "cd".repeat(32), format, format.isPresent() ? 12 : 0),
                new ManagedFile.Life(createdAt, expiresAt, deletedAt),
                replicas);
    }
}
