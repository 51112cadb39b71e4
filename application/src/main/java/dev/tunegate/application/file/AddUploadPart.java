package dev.tunegate.application.file;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.PartId;
import dev.tunegate.domain.file.Upload;
import dev.tunegate.domain.file.UploadPart;
import dev.tunegate.domain.file.Uploads;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in one part of an upload; parts come in any order, side by side, and on any node. */
@UseCase
public final class AddUploadPart {

    private static final Logger LOG = LoggerFactory.getLogger(AddUploadPart.class);
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Uploads uploads;
    private final OwnUpload own;
    private final FileContents contents;
    private final Transactions transactions;
    private final Clock clock;

    public AddUploadPart(
            Uploads uploads,
            OwnUpload own,
            FileContents contents,
            Transactions transactions,
            Clock clock) {
        this.uploads = uploads;
        this.own = own;
        this.contents = contents;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Asks whether a part may come, before and while it does.
     *
     * @param id as the caller gave it
     * @throws Refusal.NotFound if there is no such upload, or the caller may not know of it
     * @throws Refusal.WrongState if it takes no parts any more
     */
    public void requireAllowed(Caller caller, String id) {
        pending(caller, id);
    }

    private Upload pending(Caller caller, String id) {
        var upload = own.byId(caller, id);
        upload.requirePending(clock.instant());
        return upload;
    }

    /**
     * Takes the bytes of a part in. What is returned must be closed: bytes that were not kept are
     * discarded.
     *
     * @throws Refusal.TooLarge if there are more than {@link UploadPart#MAX_BYTES}
     * @throws Refusal.InvalidInput if there are none, or more than the upload may still take
     * @throws IOException if the sender breaks off
     */
    public Received receive(Caller caller, String id, InputStream bytes) throws IOException {
        var upload = pending(caller, id);
        var part = PartId.fresh();
        var incoming = contents.begin(part.contents());
        try {
            long count = copy(bytes, incoming, upload);
            return new Received(upload, part, incoming, count);
        } catch (IOException | RuntimeException | Error e) {
            incoming.close();
            throw e;
        }
    }

    private long copy(InputStream from, FileContents.Incoming to, Upload upload)
            throws IOException {
        var chunk = new byte[CHUNK_BYTES];
        long total = 0;
        for (int count = from.readNBytes(chunk, 0, chunk.length);
                count > 0;
                count = from.readNBytes(chunk, 0, chunk.length)) {
            total += count;
            requireFits(total, upload);
            to.stream().write(chunk, 0, count);
        }
        if (total == 0) {
            throw new Refusal.InvalidInput("data", "empty_part", "A part has at least one byte.");
        }
        return total;
    }

    private void requireFits(long total, Upload upload) {
        if (total > UploadPart.MAX_BYTES) {
            throw new Refusal.TooLarge(
                    "data",
                    "part_too_large",
                    "A part may have at most " + UploadPart.MAX_BYTES + " bytes.");
        }
        upload.took(total, clock.instant());
    }

    /**
     * Makes the part durable and notes it; it is acknowledged once this returns, and not lost then.
     *
     * @throws Refusal.WrongState if the upload was ended meanwhile; nothing is left of the part
     * @throws IOException if it could not be stored
     */
    public UploadPart finish(Received received) throws IOException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var upload = received.upload.id();
        var part = new UploadPart(received.part, upload, received.bytes, now);
        received.incoming.keep();
        try {
            transactions.run(
                    () -> {
                        uploads.change(upload, it -> it.took(part.bytes(), now));
                        uploads.addPart(part);
                    });
            return part;
        } catch (RuntimeException e) {
            discard(part, e);
            throw e;
        }
    }

    /** A commit that fails may have happened all the same: its bytes are needed then. */
    private void discard(UploadPart part, RuntimeException why) {
        try {
            if (why instanceof Refusal || !uploads.holds(part.id())) {
                contents.remove(part.id().contents());
            }
        } catch (RuntimeException e) {
            LOG.warn("what is left of {} will be cleared away later: {}", part.id(), "" + e);
        }
    }

    /** A part that is here, but will go again unless it is kept. */
    public static final class Received implements AutoCloseable {

        private final Upload upload;
        private final PartId part;
        private final FileContents.Incoming incoming;
        private final long bytes;

        Received(Upload upload, PartId part, FileContents.Incoming incoming, long bytes) {
            this.upload = upload;
            this.part = part;
            this.incoming = incoming;
            this.bytes = bytes;
        }

        @Override
        public void close() {
            incoming.close();
        }
    }
}
