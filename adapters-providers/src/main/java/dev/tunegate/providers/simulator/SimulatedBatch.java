package dev.tunegate.providers.simulator;

import dev.tunegate.domain.batch.BatchCounts;
import dev.tunegate.domain.batch.BatchProgress;
import dev.tunegate.domain.batch.BatchProgress.Timeline;
import dev.tunegate.domain.batch.BatchRequest;
import dev.tunegate.domain.batch.BatchStatus;
import dev.tunegate.domain.batch.ProviderBatch;
import dev.tunegate.domain.batch.ProviderBatch.Files;
import dev.tunegate.domain.finetuning.ProviderJobId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/** A batch at one moment: a tenth of its time it is looked through, and a tenth finalized. */
record SimulatedBatch(BatchNote note, Instant now) {

    private static final String PREFIX = "simbatch-";
    private static final double BEGINS = 0.1;
    private static final double ENDS = 0.9;

    static ProviderJobId idOf(String batch) {
        return new ProviderJobId(PREFIX + batch);
    }

    /** Our name of the batch. */
    static Optional<String> batchOf(ProviderJobId run) {
        return run.value().startsWith(PREFIX)
                ? Optional.of(run.value().substring(PREFIX.length()))
                : Optional.empty();
    }

    String answersFile() {
        return "simout-" + note.batch();
    }

    String errorsFile() {
        return "simerr-" + note.batch();
    }

    BatchStatus status() {
        double part = part();
        if (part < 1 && note.cancelledAt() != null) {
            return BatchStatus.CANCELLED;
        }
        if (part < BEGINS) {
            return BatchStatus.VALIDATING;
        }
        if (part < ENDS) {
            return BatchStatus.IN_PROGRESS;
        }
        return part < 1 ? BatchStatus.FINALIZING : BatchStatus.COMPLETED;
    }

    /** Which part of its time has passed; none passes once it is cancelled. */
    private double part() {
        var cancelledAt = note.cancelledAt();
        long until =
                cancelledAt == null
                        ? now.toEpochMilli()
                        : Math.min(cancelledAt, now.toEpochMilli());
        return Math.max(0, until - note.startedAt()) / (double) Math.max(1, note.millis());
    }

    /** How many of the first rows are done. */
    long done() {
        double part = Math.clamp((part() - BEGINS) / (ENDS - BEGINS), 0, 1);
        return (long) Math.floor(note.rows() * part);
    }

    ProviderBatch said() {
        return new ProviderBatch(idOf(note.batch()), progress(), files());
    }

    private BatchProgress progress() {
        long done = done();
        long failed = note.failuresAmong(done);
        return new BatchProgress(
                status(),
                new Timeline(reached(), Optional.of(start().plus(BatchRequest.WINDOW))),
                new BatchCounts(note.rows(), done - failed, failed),
                List.of(),
                Optional.empty());
    }

    private Files files() {
        if (!status().isFinal()) {
            return Files.NONE;
        }
        long done = done();
        long failed = note.failuresAmong(done);
        return new Files(
                Optional.of(answersFile()).filter(_ -> done > failed),
                Optional.of(errorsFile()).filter(_ -> failed > 0));
    }

    private EnumMap<BatchStatus, Instant> reached() {
        var reached = new EnumMap<BatchStatus, Instant>(BatchStatus.class);
        put(reached, BatchStatus.IN_PROGRESS, BEGINS);
        put(reached, BatchStatus.FINALIZING, ENDS);
        put(reached, BatchStatus.COMPLETED, 1);
        var cancelledAt = note.cancelledAt();
        if (cancelledAt != null && status() == BatchStatus.CANCELLED) {
            reached.put(BatchStatus.CANCELLED, Instant.ofEpochMilli(cancelledAt));
        }
        return reached;
    }

    private void put(EnumMap<BatchStatus, Instant> reached, BatchStatus status, double part) {
        if (part() >= part) {
            reached.put(status, start().plusMillis((long) (note.millis() * part)));
        }
    }

    private Instant start() {
        return Instant.ofEpochMilli(note.startedAt());
    }
}
