package dev.tunegate.application.file;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.batch.Batches;
import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.file.PartId;
import dev.tunegate.domain.file.Uploads;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends files whose time is over, and clears away what crashes left behind; an errand. */
@UseCase
public final class TidyFiles {

    private static final Logger LOG = LoggerFactory.getLogger(TidyFiles.class);
    private static final int BATCH = 200;

    /** No upload takes longer; younger leftovers may still be somebody's. */
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private final ManagedFiles files;
    private final FileContents contents;
    private final Uploads uploads;
    private final FineTuningJobs jobs;
    private final Batches batches;
    private final RemoveFile remove;
    private final Clock clock;

    public TidyFiles(
            ManagedFiles files,
            FileContents contents,
            Uploads uploads,
            FineTuningJobs jobs,
            Batches batches,
            RemoveFile remove,
            Clock clock) {
        this.files = files;
        this.contents = contents;
        this.uploads = uploads;
        this.jobs = jobs;
        this.batches = batches;
        this.remove = remove;
        this.clock = clock;
    }

    /**
     * Deletes files that have expired, save those that a job still learns from or a batch reads.
     */
    public void expire() {
        var now = clock.instant();
        var over = files.over(now, Optional.empty(), BATCH);
        while (!over.isEmpty()) {
            over.forEach(it -> remove.remove(Caller.gateway(), it, () -> isUnused(it)));
            over = files.over(now, Optional.of(over.getLast()), BATCH);
        }
    }

    private boolean isUnused(FileId id) {
        return jobs.unfinishedUsing(id).isEmpty() && batches.unfinishedUsing(id).isEmpty();
    }

    /** Removes bytes that no file owns, and no part of an upload. */
    public void clear() {
        var before = clock.instant().minus(LONGEST_UPLOAD);
        int removed = contents.tidy(before, this::isKept);
        if (removed > 0) {
            LOG.info("cleared away {} leftovers", removed);
        }
    }

    private boolean isKept(FileId id) {
        return PartId.keptAs(id).map(uploads::holds).orElseGet(() -> isOfFile(id));
    }

    private boolean isOfFile(FileId id) {
        return files.find(id).filter(it -> it.life().deletedAt().isEmpty()).isPresent();
    }
}
