package dev.tunegate.application.file;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.file.UploadChanged;
import dev.tunegate.domain.file.Uploads;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;

/** Ends an upload at its sender's wish, and removes what has come of it. */
@UseCase
public final class CancelUpload {

    private final Uploads uploads;
    private final OwnUpload own;
    private final EndUpload end;
    private final Transactions transactions;
    private final Clock clock;

    public CancelUpload(
            Uploads uploads, OwnUpload own, EndUpload end, Transactions transactions, Clock clock) {
        this.uploads = uploads;
        this.own = own;
        this.end = end;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Cancelling twice is cancelling once.
     *
     * @param id as the caller gave it
     * @throws Refusal.NotFound if there is no such upload, or the caller may not know of it
     * @throws Refusal.WrongState if it is completed or over
     */
    public UploadView cancel(Caller caller, String id) {
        var now = clock.instant();
        var upload = own.byId(caller, id).id();
        var gone =
                transactions.call(
                        () ->
                                end.end(
                                        caller,
                                        upload,
                                        it -> it.cancelled(now),
                                        UploadChanged.Change.CANCELLED));
        end.clear(gone);
        return UploadView.of(uploads.find(upload).orElseThrow(), now);
    }
}
