package dev.tunegate.application.file;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.file.ManagedFiles.FileFilter;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;

/** Looks up files and reads them back, from here and never from a provider. */
@UseCase
public final class FindFiles {

    private final ManagedFiles files;
    private final FileContents contents;
    private final Clock clock;

    public FindFiles(ManagedFiles files, FileContents contents, Clock clock) {
        this.files = files;
        this.contents = contents;
        this.clock = clock;
    }

    /**
     * @param id as the caller gave it
     * @throws Refusal.NotFound if there is no such file, or the caller may not know of it
     */
    public ManagedFile byId(Caller caller, String id) {
        AccessPolicy.require(caller, Permission.FILES_READ);
        return idIn(id).flatMap(it -> files.visibleTo(caller, it, clock.instant()))
                .orElseThrow(() -> new Refusal.NotFound("File object", id, "id"));
    }

    /** The file's bytes; the caller closes the stream. */
    public InputStream open(Caller caller, ManagedFile file) {
        return open(caller, file, 0);
    }

    /**
     * The file's bytes from one of them on; the caller closes the stream.
     *
     * @param from counted from 0; at most the file's length
     */
    public InputStream open(Caller caller, ManagedFile file, long from) {
        AccessPolicy.require(caller, Permission.FILES_READ);
        return contents.open(file.id(), from);
    }

    /** The newest or oldest files; all purposes. */
    public Listing<ManagedFile> list(Caller caller, ListQuery query) {
        return list(caller, new FileFilter(Optional.empty(), clock.instant()), query);
    }

    public Listing<ManagedFile> list(Caller caller, FilePurpose purpose, ListQuery query) {
        return list(caller, new FileFilter(Optional.of(purpose), clock.instant()), query);
    }

    private Listing<ManagedFile> list(Caller caller, FileFilter filter, ListQuery query) {
        AccessPolicy.require(caller, Permission.FILES_READ);
        return files.list(caller, filter, query);
    }

    /** The id in this text; a text that cannot be one names nothing. */
    static Optional<FileId> idIn(String text) {
        return text.matches("file-[0-9A-Za-z]{1,40}")
                ? Optional.of(new FileId(text))
                : Optional.empty();
    }
}
