package dev.tunegate.domain.file;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Undoable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Managed files for as long as a test runs. */
public final class InMemoryManagedFiles implements ManagedFiles, Undoable {

    private static final Comparator<ManagedFile> OLDEST_FIRST =
            Comparator.comparing((ManagedFile it) -> it.life().createdAt())
                    .thenComparing(it -> it.id().value());

    private static final Comparator<ManagedFile> BY_END =
            Comparator.comparing((ManagedFile it) -> it.life().expiresAt().orElse(Instant.MAX))
                    .thenComparing(it -> it.id().value());

    private final InMemoryTable<FileId, ManagedFile> rows = new InMemoryTable<>();

    @Override
    public void add(ManagedFile file) {
        rows.add(file.id(), file);
    }

    @Override
    public Optional<ManagedFile> find(FileId id) {
        return rows.find(id);
    }

    @Override
    public Optional<ManagedFile> visibleTo(Caller caller, FileId id, Instant now) {
        return find(id).filter(it -> caller.sees(it.owner()) && !it.life().isOver(now));
    }

    @Override
    public Listing<ManagedFile> list(Caller caller, FileFilter filter, ListQuery query) {
        return rows.page(
                query,
                OLDEST_FIRST,
                it -> caller.sees(it.owner()),
                it -> !it.life().isOver(filter.now()) && isWanted(it, filter));
    }

    private static boolean isWanted(ManagedFile file, FileFilter filter) {
        return filter.purpose().map(it -> it == file.label().purpose()).orElse(true);
    }

    @Override
    public Optional<ManagedFile> change(FileId id, UnaryOperator<ManagedFile> change) {
        return rows.change(id, change);
    }

    @Override
    public List<FileId> over(Instant now, Optional<FileId> after, int limit) {
        var last = after.flatMap(this::find);
        return rows.where(it -> it.life().deletedAt().isEmpty() && it.life().isOver(now))
                .filter(it -> last.filter(before -> BY_END.compare(it, before) <= 0).isEmpty())
                .sorted(BY_END)
                .limit(limit)
                .map(ManagedFile::id)
                .toList();
    }

    /** Transactions over fakes run one at a time, so nobody else adds anything meanwhile. */
    @Override
    public long bytesUnder(Quota quota) {
        return rows.where(it -> it.life().deletedAt().isEmpty() && quota.counts(it.by()))
                .mapToLong(it -> it.content().bytes())
                .sum();
    }

    @Override
    public long glanceAtBytesUnder(Quota quota) {
        return bytesUnder(quota);
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
