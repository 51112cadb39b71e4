package dev.tunegate.domain.file;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.OutboundPort;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All managed files with their copies. Deleted files stay as rows until their copies are gone. */
@OutboundPort
public interface ManagedFiles {

    void add(ManagedFile file);

    /** The file whoever asks, deleted or not. */
    Optional<ManagedFile> find(FileId id);

    /** The file, if it is neither deleted nor over at {@code now} and the caller may see it. */
    Optional<ManagedFile> visibleTo(Caller caller, FileId id, Instant now);

    /**
     * One page of the files that are visible to the caller; {@code after} is a file's id, also that
     * of a file deleted since. Order is that of creation, ties broken by id.
     *
     * @throws dev.tunegate.domain.shared.Refusal.InvalidInput if {@code after} is no file of theirs
     */
    Listing<ManagedFile> list(Caller caller, FileFilter filter, ListQuery query);

    /** Reads the file under lock, applies the change and stores it; empty if there is none. */
    Optional<ManagedFile> change(FileId id, UnaryOperator<ManagedFile> change);

    /**
     * Up to {@code limit} files that were over before {@code now} but are not yet deleted, in the
     * order of their ends.
     *
     * @param after where to go on: the last of those before, also if it was deleted since
     */
    List<FileId> over(Instant now, Optional<FileId> after, int limit);

    /**
     * The bytes of all files that were made under this quota and are not deleted. Until the
     * transaction that asks has ended, nobody else who asks gets an answer: so what is added to
     * them in it can be bounded. Must run in a transaction.
     */
    long bytesUnder(Quota quota);

    /** The same, for whoever adds nothing: waits for nobody, and is old when it arrives. */
    long glanceAtBytesUnder(Quota quota);

    /** Which files a list shows. */
    record FileFilter(Optional<FilePurpose> purpose, Instant now) {}
}
