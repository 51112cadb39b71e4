package dev.tunegate.application.file;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.Upload;
import dev.tunegate.domain.file.UploadChanged;
import dev.tunegate.domain.file.UploadId;
import dev.tunegate.domain.file.Uploads;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;

/** Begins an upload in parts, and keeps room free for what it will bring. */
@UseCase
public final class CreateUpload {

    /** What JSON Lines are called, and what clients say that do not know. */
    private static final Set<String> JSONL =
            Set.of(
                    "text/jsonl",
                    "text/x-jsonl",
                    "application/jsonl",
                    "application/x-jsonl",
                    "application/jsonlines",
                    "application/x-jsonlines",
                    "application/x-ndjson",
                    "application/json",
                    "application/octet-stream",
                    "text/plain");

    private static final String TYPE = "[!#$&^_.+a-z0-9-]{1,127}/[!#$&^_.+a-z0-9-]{1,127}";

    private final Uploads uploads;
    private final FileTerms terms;
    private final StorageRoom room;
    private final FileLimits limits;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public CreateUpload(
            Uploads uploads,
            FileTerms terms,
            StorageRoom room,
            FileLimits limits,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.uploads = uploads;
        this.terms = terms;
        this.room = room;
        this.limits = limits;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * @throws Refusal.InvalidInput naming what is wrong
     * @throws Refusal.TooLarge if the file would be larger than this gateway takes
     * @throws Refusal.NotAllowed if a model is named that the caller may not use
     * @throws Refusal.LimitReached if the caller may not keep that much
     */
    public UploadView create(Caller caller, NewUpload wanted) {
        AccessPolicy.require(caller, Permission.FILES_WRITE, Place.of(caller.owner()));
        requireBytes(wanted.bytes());
        var judged = terms.of(caller, wanted.file());
        requireType(wanted.mimeType(), judged.purpose());
        judged.requireName();
        judged.requireSize(wanted.bytes());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var upload =
                Upload.begun(
                        UploadId.fresh(),
                        caller.owner(),
                        caller.identity(),
                        plan(wanted, judged),
                        now);
        transactions.run(() -> begin(caller, upload));
        return UploadView.of(upload, now);
    }

    private void begin(Caller caller, Upload upload) {
        room.claim(caller, upload.plan().bytes());
        uploads.add(upload);
        announcer.announce(caller, new UploadChanged(upload.id(), UploadChanged.Change.CREATED));
    }

    private static Upload.Plan plan(NewUpload wanted, FileTerms.Terms judged) {
        return new Upload.Plan(
                new ManagedFile.Label(judged.filename(), judged.purpose()),
                wanted.bytes(),
                judged.lifetime(),
                wanted.file().targets(),
                judged.at().stream().map(ModelDeployment::id).toList());
    }

    private void requireBytes(long bytes) {
        if (bytes < 1) {
            throw new Refusal.InvalidInput(
                    "bytes", "integer_below_min_value", "'bytes' must be at least 1.");
        }
        if (bytes > limits.maxBytes()) {
            throw new Refusal.TooLarge(
                    "bytes",
                    "file_too_large",
                    "A file may have at most " + limits.maxBytes() + " bytes here.");
        }
    }

    private static void requireType(String said, FilePurpose purpose) {
        var type = said.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean linesOnly = purpose == FilePurpose.FINE_TUNE || purpose == FilePurpose.BATCH;
        if (!type.matches(TYPE) || (linesOnly && !JSONL.contains(type))) {
            throw new Refusal.InvalidInput(
                    "mime_type",
                    "invalid_value",
                    linesOnly
                            ? "For this purpose 'mime_type' must be that of JSON Lines, such as"
                                    + " 'text/jsonl'."
                            : "'mime_type' must be a media type, such as 'application/pdf'.");
        }
    }
}
