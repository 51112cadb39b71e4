package dev.tunegate.domain.file;

import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.Undoable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Uploads and their parts for as long as a test runs. */
public final class InMemoryUploads implements Uploads, Undoable {

    private final InMemoryTable<UploadId, Upload> rows = new InMemoryTable<>();
    private final InMemoryTable<PartId, UploadPart> parts = new InMemoryTable<>();

    @Override
    public void add(Upload upload) {
        rows.add(upload.id(), upload);
    }

    @Override
    public Optional<Upload> find(UploadId id) {
        return rows.find(id);
    }

    @Override
    public Optional<Upload> change(UploadId id, UnaryOperator<Upload> change) {
        return rows.change(id, change);
    }

    @Override
    public void addPart(UploadPart part) {
        parts.add(part.id(), part);
    }

    @Override
    public List<UploadPart> parts(UploadId id) {
        return parts.where(it -> it.upload().equals(id))
                .sorted(
                        Comparator.comparing(UploadPart::createdAt)
                                .thenComparing(it -> it.id().value()))
                .toList();
    }

    @Override
    public void removeParts(UploadId id) {
        parts.removeIf(it -> it.upload().equals(id));
    }

    @Override
    public boolean holds(PartId part) {
        return parts.find(part).isPresent();
    }

    @Override
    public List<UploadId> over(Instant now, int limit) {
        return rows.where(InMemoryUploads::isPending)
                .filter(it -> !it.expiresAt().isAfter(now))
                .limit(limit)
                .map(Upload::id)
                .toList();
    }

    @Override
    public int forget(Instant before, int limit) {
        var doomed =
                rows.where(it -> !isPending(it) && it.createdAt().isBefore(before))
                        .limit(limit)
                        .map(Upload::id)
                        .toList();
        doomed.forEach(rows::remove);
        return doomed.size();
    }

    private static boolean isPending(Upload upload) {
        return upload.state() instanceof UploadState.Pending;
    }

    @Override
    public long pendingBytesUnder(Quota quota) {
        return rows.where(it -> isPending(it) && quota.counts(it.by()))
                .mapToLong(it -> Math.max(it.plan().bytes(), it.received().bytes()))
                .sum();
    }

    @Override
    public Runnable savepoint() {
        var uploads = rows.savepoint();
        var sent = parts.savepoint();
        return () -> {
            uploads.run();
            sent.run();
        };
    }
}
