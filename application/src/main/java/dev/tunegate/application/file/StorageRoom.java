package dev.tunegate.application.file;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.file.Uploads;
import dev.tunegate.domain.shared.Refusal;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Sees to it that nobody keeps more bytes than they, their team or their organization may. */
@Step
public final class StorageRoom {

    private final ManagedFiles files;
    private final Uploads uploads;

    public StorageRoom(ManagedFiles files, Uploads uploads) {
        this.files = files;
        this.uploads = uploads;
    }

    /**
     * What is free of one limit.
     *
     * @param whose empty where nothing limits the caller
     */
    record Free(long bytes, Optional<Quota> whose) {

        static final Free UNLIMITED = new Free(Long.MAX_VALUE, Optional.empty());

        /**
         * @throws Refusal.LimitReached if so many bytes are more than that
         */
        void require(long wanted) {
            if (wanted > bytes) {
                throw whose.map(StorageRoom::reached).orElseThrow();
            }
        }
    }

    /** How much the caller could keep besides what is there now; others may take it meanwhile. */
    Free free(Caller caller) {
        return least(caller, it -> files.glanceAtBytesUnder(it) + coming(it));
    }

    /**
     * Keeps so many bytes free until the transaction ends, in which they are stored.
     *
     * @throws Refusal.LimitReached if they do not fit
     */
    void claim(Caller caller, long bytes) {
        least(caller, it -> files.bytesUnder(it) + coming(it)).require(bytes);
    }

    /** Whoever has begun an upload has the room for it. */
    private long coming(Quota quota) {
        return uploads.pendingBytesUnder(quota);
    }

    /** The quotas come in one order for everybody, so that nobody waits in a circle. */
    private static Free least(Caller caller, ToLongFunction<Quota> used) {
        var least = Free.UNLIMITED;
        for (var quota : caller.quotas()) {
            var limit = quota.limits().storedBytes();
            if (limit.isPresent()) {
                long free = limit.get() - used.applyAsLong(quota);
                least = free < least.bytes() ? new Free(free, Optional.of(quota)) : least;
            }
        }
        return least;
    }

    private static Refusal reached(Quota quota) {
        return new Refusal.LimitReached(
                "storage_limit_reached",
                "The "
                        + quota.kind().word()
                        + " may keep "
                        + quota.limits().storedBytes().orElseThrow()
                        + " bytes of files, and this one does not fit. Delete files first.",
                Optional.empty());
    }
}
