package dev.tunegate.domain.file;

import dev.tunegate.domain.access.Identity;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.UploadState.Cancelled;
import dev.tunegate.domain.file.UploadState.Completed;
import dev.tunegate.domain.file.UploadState.Expired;
import dev.tunegate.domain.file.UploadState.Pending;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file on its way here in parts, which may come in any order and side by side.
 *
 * @param by through which key and in whose name it was begun
 */
public record Upload(
        UploadId id,
        Owner owner,
        Identity by,
        Plan plan,
        Instant createdAt,
        Received received,
        UploadState state) {

    /** An hour; OpenAI uploads API, seen 2026-11-21. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    /** More parts than anybody cuts 8 GiB into. */
    public static final int MAX_PARTS = 10_000;

    /**
     * What is to become of it.
     *
     * @param bytes how many the parts must have together
     * @param lifetime of the file, from its completion on; empty where nobody said
     * @param models what it is meant for
     * @param at the deployments that are to hold a copy
     */
    public record Plan(
            ManagedFile.Label label,
            long bytes,
            Optional<Duration> lifetime,
            List<ModelName> models,
            List<DeploymentId> at) {

        public Plan {
            models = List.copyOf(models);
            at = List.copyOf(at);
        }
    }

    /** What has come so far, whether it is of use or not. */
    public record Received(long bytes, int parts) {

        public static final Received NOTHING = new Received(0, 0);
    }

    public static Upload begun(UploadId id, Owner owner, Identity by, Plan plan, Instant now) {
        return new Upload(id, owner, by, plan, now, Received.NOTHING, new Pending());
    }

    public Instant expiresAt() {
        return createdAt.plus(LIFETIME);
    }

    /** Its state as callers see it: what is over is so at once, whenever that is written down. */
    public UploadState stateAt(Instant now) {
        return state instanceof Pending && !expiresAt().isAfter(now) ? new Expired() : state;
    }

    /**
     * @throws Refusal.WrongState if it is completed, cancelled or over
     */
    public void requirePending(Instant now) {
        switch (stateAt(now)) {
            case Pending _ -> {
                // Nothing stands in the way.
            }
            case Completed _ -> throw ended("upload_completed", "has been completed");
            case Cancelled _ -> throw ended("upload_cancelled", "has been cancelled");
            case Expired _ -> throw ended("upload_expired", "has expired; begin another one");
        }
    }

    private Refusal ended(String code, String what) {
        return new Refusal.WrongState(code, "The upload " + id + " " + what + ".");
    }

    /**
     * The same upload with one more part. A part that is sent again is one more, so that parts may
     * have twice the upload's bytes together.
     *
     * @throws Refusal.WrongState if it takes no parts any more
     * @throws Refusal.InvalidInput if there are too many of them
     */
    public Upload took(long bytes, Instant now) {
        requirePending(now);
        var sum = new Received(received.bytes() + bytes, received.parts() + 1);
        if (sum.parts() > MAX_PARTS) {
            throw invalid("data", "too_many_parts", "An upload takes " + MAX_PARTS + " parts.");
        }
        if (sum.bytes() > 2 * plan.bytes()) {
            throw invalid(
                    "data",
                    "too_many_bytes",
                    "The parts have more than twice the "
                            + plan.bytes()
                            + " bytes that were said of this upload.");
        }
        return new Upload(id, owner, by, plan, createdAt, sum, state);
    }

    /**
     * The parts that make the file, in the order of these ids.
     *
     * @param all what was sent for this upload
     * @throws Refusal.InvalidInput if one is not there or named twice, or if they have not as many
     *     bytes together as was said
     */
    public List<UploadPart> assembled(List<PartId> ids, List<UploadPart> all) {
        return PartOrder.of(ids, all, plan.bytes());
    }

    /**
     * It has become this file.
     *
     * @param begun when its completion began: what began in time may end later
     * @throws Refusal.WrongState if it was ended meanwhile
     */
    public Upload completed(FileId file, List<PartId> parts, Instant begun) {
        requirePending(begun);
        return in(new Completed(file, parts));
    }

    /**
     * Twice is once.
     *
     * @throws Refusal.WrongState if it has been completed or is over
     */
    public Upload cancelled(Instant now) {
        if (state instanceof Cancelled) {
            return this;
        }
        requirePending(now);
        return in(new Cancelled());
    }

    /** Writes down that it is over, if nobody has ended it before. */
    public Upload expired(Instant now) {
        return stateAt(now) instanceof Expired ? in(new Expired()) : this;
    }

    private Upload in(UploadState other) {
        return new Upload(id, owner, by, plan, createdAt, received, other);
    }

    private static Refusal invalid(String param, String code, String message) {
        return new Refusal.InvalidInput(param, code, message);
    }
}
