package dev.tunegate.domain.organization;

import java.util.Optional;

/**
 * How much somebody may use: a key, a user, a team or an organization. What is empty is not
 * limited; nought allows nothing.
 *
 * @param requestsPerMinute requests that are answered in one minute
 * @param runningJobs jobs that have not ended
 * @param storedBytes bytes of all files that are kept
 */
public record Limits(
        Optional<Long> requestsPerMinute, Optional<Long> runningJobs, Optional<Long> storedBytes) {

    public static final Limits NONE =
            new Limits(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * @throws IllegalArgumentException if one is negative
     */
    public Limits {
        requireSane(requestsPerMinute);
        requireSane(runningJobs);
        requireSane(storedBytes);
    }

    private static void requireSane(Optional<Long> limit) {
        if (limit.filter(it -> it < 0).isPresent()) {
            throw new IllegalArgumentException("a limit of " + limit.get());
        }
    }
}
