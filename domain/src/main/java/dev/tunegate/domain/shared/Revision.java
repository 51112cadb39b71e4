package dev.tunegate.domain.shared;

import java.time.Instant;

/**
 * Which state of a thing this is, and who made it. The number grows by one with each change, so
 * that somebody who changes what they have read can learn that it is no longer what it was.
 *
 * @param createdBy the caller's name at that time; never a secret
 */
public record Revision(
        long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy) {

    public static Revision first(Instant now, String by) {
        return new Revision(1, now, by, now, by);
    }

    public Revision next(Instant now, String by) {
        return new Revision(version + 1, createdAt, createdBy, now, by);
    }
}
