package dev.tunegate.application.file;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.file.UploadChanged;
import dev.tunegate.domain.file.UploadId;
import dev.tunegate.domain.file.Uploads;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Ends uploads whose time is over, and forgets those that ended long ago; an errand. */
@UseCase
public final class ExpireUploads {

    private static final int BATCH = 200;

    /** A completion that began in time still reads the parts; it takes minutes at the most. */
    private static final Duration LONGEST_COMPLETION = Duration.ofMinutes(15);

    /** So long whoever completes an upload once more gets the same answer. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Uploads uploads;
    private final EndUpload end;
    private final Transactions transactions;
    private final Clock clock;

    public ExpireUploads(Uploads uploads, EndUpload end, Transactions transactions, Clock clock) {
        this.uploads = uploads;
        this.end = end;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** For callers they are over already; their bytes go now. */
    public void expire() {
        var now = clock.instant();
        List<UploadId> over;
        do {
            over = uploads.over(now.minus(LONGEST_COMPLETION), BATCH);
            over.forEach(it -> expire(it, now));
        } while (over.size() == BATCH);
    }

    /** Forgets what ended long ago; its file, if it became one, is not touched. */
    public void forget() {
        var before = clock.instant().minus(REMEMBERED);
        int forgotten;
        do {
            forgotten = uploads.forget(before, BATCH);
        } while (forgotten == BATCH);
    }

    private void expire(UploadId id, Instant now) {
        var gone =
                transactions.call(
                        () ->
                                end.end(
                                        Caller.gateway(),
                                        id,
                                        it -> it.expired(now),
                                        UploadChanged.Change.EXPIRED));
        end.clear(gone);
    }
}
