package dev.tunegate.domain.finetuning;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much of a job's figures an experiment tracker has taken.
 *
 * @param place where the run stands there; empty until it has begun
 * @param sent so many of the job's metrics, from the first, have been taken
 * @param failingSince when the tracker last began to fail; empty while it takes what it is given
 */
public record TrackedRun(
        JobId job,
        TrackedRunId id,
        Optional<Place> place,
        long sent,
        State state,
        Optional<Instant> failingSince) {

    /** So long a tracker may fail before the gateway gives the run up. */
    public static final Duration PATIENCE = Duration.ofDays(3);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** Who owns a run at the tracker, and in which project it stands, as the tracker says it. */
    public record Place(String entity, String project) {}

    /** What is left to do. */
    public enum State {
        /** There will be more to report. */
        OPEN,
        /** The tracker knows how the job ended. */
        FINISHED,
        /** The tracker failed for too long. */
        GIVEN_UP
    }

    /** Nothing has been reported yet. */
    public static TrackedRun planned(JobId job, TrackedRunId id) {
        return new TrackedRun(job, id, Optional.empty(), 0, State.OPEN, Optional.empty());
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public TrackedRun begunAt(Place where) {
        return new TrackedRun(job, id, Optional.of(where), sent, state, Optional.empty());
    }

    /** The tracker has taken the first so many; it never forgets what it took. */
    public TrackedRun taken(long count) {
        return new TrackedRun(job, id, place, Math.max(sent, count), state, Optional.empty());
    }

    public TrackedRun finished() {
        return isOpen() ? in(State.FINISHED, Optional.empty()) : this;
    }

    /** The tracker did not take it this time; for too long, and the run is given up. */
    public TrackedRun failed(Instant now) {
        if (!isOpen()) {
            return this;
        }
        var since = failingSince.orElse(now);
        boolean tooLong = !now.isBefore(since.plus(PATIENCE));
        return in(tooLong ? State.GIVEN_UP : State.OPEN, Optional.of(since));
    }

    private TrackedRun in(State other, Optional<Instant> failing) {
        return new TrackedRun(job, id, place, sent, other, failing);
    }

    /** When to try again after a failure: each pause is as long as it has been failing so far. */
    public Instant retryAt(Instant now) {
        var failing = Duration.between(failingSince.orElse(now), now);
        if (failing.compareTo(SHORTEST_PAUSE) < 0) {
            return now.plus(SHORTEST_PAUSE);
        }
        return now.plus(failing.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : failing);
    }
}
