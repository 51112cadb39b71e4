package dev.tunegate.domain.file;

import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.shared.OutboundPort;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All uploads with the parts that were sent for them. Their bytes are in {@link FileContents}. */
@OutboundPort
public interface Uploads {

    void add(Upload upload);

    /** The upload whoever asks. */
    Optional<Upload> find(UploadId id);

    /**
     * Reads the upload under lock, applies the change and stores what has come and its state; empty
     * if there is none. Of several nodes that end it, one does.
     */
    Optional<Upload> change(UploadId id, UnaryOperator<Upload> change);

    /** Notes a part whose bytes are kept. */
    void addPart(UploadPart part);

    /** What was sent for this upload and is not removed, oldest first. */
    List<UploadPart> parts(UploadId id);

    /** Forgets the parts of an upload. */
    void removeParts(UploadId id);

    /** Whether there is such a part; its bytes are nobody's otherwise. */
    boolean holds(PartId part);

    /** Up to {@code limit} uploads that are written down as pending but over at {@code now}. */
    List<UploadId> over(Instant now, int limit);

    /**
     * Forgets up to {@code limit} uploads that have ended, of those that were begun before then.
     *
     * @return how many were forgotten
     */
    int forget(Instant before, int limit);

    /**
     * The bytes of all uploads that were begun under this quota and have not ended: those that were
     * said, or those that came if they are more.
     */
    long pendingBytesUnder(Quota quota);
}
