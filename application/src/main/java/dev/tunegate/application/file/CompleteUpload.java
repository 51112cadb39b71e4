package dev.tunegate.application.file;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.file.PartId;
import dev.tunegate.domain.file.Upload;
import dev.tunegate.domain.file.UploadChanged.Change;
import dev.tunegate.domain.file.UploadPart;
import dev.tunegate.domain.file.UploadState.Completed;
import dev.tunegate.domain.file.UploadState.Pending;
import dev.tunegate.domain.file.Uploads;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one file of an upload's parts, with every check that a file has which comes at once. */
@UseCase
public final class CompleteUpload {

    private final Uploads uploads;
    private final ManagedFiles files;
    private final OwnUpload own;
    private final AssembleUpload assemble;
    private final EndUpload end;
    private final Clock clock;

    public CompleteUpload(
            Uploads uploads,
            ManagedFiles files,
            OwnUpload own,
            AssembleUpload assemble,
            EndUpload end,
            Clock clock) {
        this.uploads = uploads;
        this.files = files;
        this.own = own;
        this.assemble = assemble;
        this.end = end;
        this.clock = clock;
    }

    /**
     * Asks again while the parts are read: the caller may have changed meanwhile.
     *
     * @param id as the caller gave it
     * @throws Refusal if this caller may not complete the upload
     */
    public void requireAllowed(Caller caller, String id) {
        own.byId(caller, id);
    }

    /**
     * Completes the upload once, however often and on however many nodes it is asked for: the same
     * parts in the same order have the same answer. A check that fails leaves it as it was.
     *
     * @param id as the caller gave it
     * @param still throws if the caller may not go on; asked all the time
     * @throws Refusal.NotFound if there is no such upload, or the caller may not know of it
     * @throws Refusal.WrongState if it was ended, or completed with other parts
     * @throws Refusal.InvalidInput naming what is wrong with the parts, or with the file they make
     * @throws Refusal.LimitReached if the caller may not keep that much
     * @throws IOException if the file could not be stored
     */
    public UploadView complete(Caller caller, String id, UploadOrder order, Runnable still)
            throws IOException {
        var begun = clock.instant();
        var upload = own.byId(caller, id);
        if (isMadeOf(upload, order.parts())) {
            return completed(upload);
        }
        upload.requirePending(begun);
        var parts = upload.assembled(order.parts(), uploads.parts(upload.id()));
        var gone = new ArrayList<UploadPart>();
        try {
            assemble.assemble(
                    caller,
                    upload,
                    parts,
                    order.md5(),
                    still,
                    file -> {
                        still.run();
                        gone.addAll(end(caller, upload, file, order.parts(), begun));
                    });
        } catch (RuntimeException e) {
            return endedMeanwhile(upload, order.parts(), begun).orElseThrow(() -> e);
        }
        end.clear(gone);
        return completed(uploads.find(upload.id()).orElseThrow());
    }

    /** Of several who complete it at once, the row's lock lets one through. */
    private List<UploadPart> end(
            Caller caller, Upload upload, ManagedFile file, List<PartId> parts, Instant begun) {
        return end.end(
                caller, upload.id(), it -> it.completed(file.id(), parts, begun), Change.COMPLETED);
    }

    /** What somebody else has made of it; empty where it is as it was. */
    private Optional<UploadView> endedMeanwhile(Upload before, List<PartId> parts, Instant begun) {
        var upload = uploads.find(before.id()).orElseThrow();
        if (upload.state() instanceof Pending) {
            return Optional.empty();
        }
        if (!isMadeOf(upload, parts)) {
            upload.requirePending(begun);
        }
        return Optional.of(completed(upload));
    }

    private static boolean isMadeOf(Upload upload, List<PartId> parts) {
        return upload.state() instanceof Completed it && it.parts().equals(parts);
    }

    private UploadView completed(Upload upload) {
        var now = clock.instant();
        var file =
                Optional.of(upload.state())
                        .filter(Completed.class::isInstance)
                        .flatMap(it -> files.find(((Completed) it).file()))
                        .filter(it -> !it.life().isOver(now));
        return UploadView.of(upload, file);
    }
}
