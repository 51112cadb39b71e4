package dev.tunegate.providers.simulator;

import dev.tunegate.domain.finetuning.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;

/** When each thing happens in a run, and so what has happened by now. */
final class Course {

    /** Besides the ends of epochs, so many steps report their figures. */
    private static final int REPORTS = 150;

    private static final Duration LONGEST_PHASE = Duration.ofSeconds(2);

    /** Nobody knows when a hold ends that lasts: a hundred years. */
    private static final long FOR_EVER = 100L * 365 * 86_400_000;

    /** Of its planned time; further a stuck run does not come. */
    private static final double STUCK_AT = 0.6;

    private final RunNote note;
    private final long steps;
    private final long phase;

    Course(RunNote note) {
        this.note = note;
        this.steps = note.load().steps();
        this.phase = validationMillis(note.script().millis());
    }

    /** How long files are validated, and then as long a run waits in the queue. */
    static long validationMillis(long duration) {
        return Math.min(LONGEST_PHASE.toMillis(), duration / 20);
    }

    Instant validatedAt() {
        return after(phase);
    }

    Instant runningAt() {
        return after(2 * phase);
    }

    /** When a step is done; the last one leaves a little time for closing the books. */
    Instant stepAt(long step) {
        long training = note.script().millis() - 2 * phase - Math.max(1, phase / 2);
        return after(2 * phase + (long) (training * ((double) step / steps)));
    }

    /** When the run would end well. */
    Instant plannedEnd() {
        return after(note.script().millis());
    }

    /** When the run ends, or has ended; empty if it is stuck. */
    Optional<Instant> endsAt() {
        var cancelledAt = note.fate().cancelledAt();
        if (cancelledAt != null) {
            return Optional.of(Instant.ofEpochMilli(cancelledAt));
        }
        var fault = note.script().fault();
        if (fault != null) {
            return Optional.of(after(fault.afterMillis()));
        }
        return note.script().stuck() ? Optional.empty() : Optional.of(plannedEnd());
    }

    JobStatus statusAt(Instant now) {
        if (endsAt().filter(it -> !it.isAfter(now)).isPresent()) {
            return lastStatus();
        }
        if (isHeldAt(now)) {
            return JobStatus.PAUSED;
        }
        if (now.isBefore(validatedAt())) {
            return wasHeldBefore(now) ? JobStatus.QUEUED : JobStatus.VALIDATING_FILES;
        }
        return now.isBefore(runningAt()) ? JobStatus.QUEUED : JobStatus.RUNNING;
    }

    private boolean isHeldAt(Instant now) {
        return note.fate().allHolds().stream()
                .anyMatch(it -> it.until() == null && it.from() <= now.toEpochMilli());
    }

    /** Whoever was held does not go back to having his files validated. */
    private boolean wasHeldBefore(Instant now) {
        return note.fate().allHolds().stream().anyMatch(it -> it.from() <= now.toEpochMilli());
    }

    private JobStatus lastStatus() {
        if (note.fate().cancelledAt() != null) {
            return JobStatus.CANCELLED;
        }
        return note.script().fault() == null ? JobStatus.SUCCEEDED : JobStatus.FAILED;
    }

    /** Whether something planned for that time has really happened by now. */
    boolean hasHappened(Instant planned, Instant now) {
        return !planned.isAfter(now)
                && endsAt().map(planned::isBefore).orElseGet(() -> !planned.isAfter(stuckAt()));
    }

    private Instant stuckAt() {
        return after((long) (note.script().millis() * STUCK_AT));
    }

    /** The steps that have reported by now: evenly spread, and the last of each epoch. */
    LongStream reportedSteps(Instant now) {
        return reportingSteps().takeWhile(step -> hasHappened(stepAt(step), now));
    }

    /** The last steps of the epochs that are done by now. */
    LongStream finishedEpochs(Instant now) {
        long each = note.load().stepsPerEpoch();
        return LongStream.rangeClosed(1, note.load().epochs())
                .map(epoch -> epoch * each)
                .takeWhile(step -> hasHappened(stepAt(step), now));
    }

    boolean endsEpoch(long step) {
        return step % note.load().stepsPerEpoch() == 0;
    }

    private LongStream reportingSteps() {
        long stride = (steps + REPORTS - 1) / REPORTS;
        var spread = LongStream.iterate(stride, step -> step <= steps, step -> step + stride);
        var ends =
                LongStream.rangeClosed(1, note.load().epochs())
                        .map(epoch -> epoch * note.load().stepsPerEpoch());
        return LongStream.concat(LongStream.concat(LongStream.of(1), spread), ends)
                .distinct()
                .sorted();
    }

    /** So long after the start, and later by every hold that came before. */
    private Instant after(long millis) {
        long time = note.startedAt() + millis;
        for (var hold : note.fate().allHolds()) {
            if (time > hold.from()) {
                time += hold.until() == null ? FOR_EVER : hold.until() - hold.from();
            }
        }
        return Instant.ofEpochMilli(time);
    }
}
