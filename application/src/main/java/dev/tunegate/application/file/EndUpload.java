package dev.tunegate.application.file;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.Upload;
import dev.tunegate.domain.file.UploadChanged;
import dev.tunegate.domain.file.UploadId;
import dev.tunegate.domain.file.UploadPart;
import dev.tunegate.domain.file.Uploads;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends an upload, whichever way, and lets go of its parts. */
@Step
public final class EndUpload {

    private static final Logger LOG = LoggerFactory.getLogger(EndUpload.class);

    private final Uploads uploads;
    private final FileContents contents;
    private final Announcer announcer;

    public EndUpload(Uploads uploads, FileContents contents, Announcer announcer) {
        this.uploads = uploads;
        this.contents = contents;
        this.announcer = announcer;
    }

    /**
     * Must run in a transaction.
     *
     * @param change to the state at its end, or nothing where somebody else was quicker
     * @return the parts that nobody needs once the transaction has been committed
     */
    List<UploadPart> end(
            Caller caller, UploadId id, UnaryOperator<Upload> change, UploadChanged.Change how) {
        var before = uploads.change(id, UnaryOperator.identity());
        var after = uploads.change(id, change);
        if (after.equals(before)) {
            return List.of();
        }
        var parts = uploads.parts(id);
        uploads.removeParts(id);
        announcer.announce(caller, new UploadChanged(id, how));
        return parts;
    }

    /** Removes the bytes of parts; what cannot be removed now is cleared away later. */
    void clear(List<UploadPart> parts) {
        parts.forEach(this::clear);
    }

    private void clear(UploadPart part) {
        try {
            contents.remove(part.id().contents());
        } catch (RuntimeException e) {
            LOG.warn("what is left of {} will be cleared away later: {}", part.id(), "" + e);
        }
    }
}
