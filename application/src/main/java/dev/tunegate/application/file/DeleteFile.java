package dev.tunegate.application.file;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.Batches;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.shared.Refusal;
import java.util.stream.Stream;

/** Deletes a file at its owner's wish: for callers at once, at every provider in time. */
@UseCase
public final class DeleteFile {

    private final FindFiles find;
    private final FineTuningJobs jobs;
    private final Batches batches;
    private final RemoveFile remove;

    public DeleteFile(FindFiles find, FineTuningJobs jobs, Batches batches, RemoveFile remove) {
        this.find = find;
        this.jobs = jobs;
        this.batches = batches;
        this.remove = remove;
    }

    /**
     * @throws Refusal.NotFound if there is no such file, or the caller may not know of it
     * @throws Refusal.WrongState if a job that has not ended learns from it, or a batch reads it
     */
    public FileId delete(Caller caller, String id) {
        AccessPolicy.require(caller, Permission.FILES_WRITE);
        var file = find.byId(caller, id);
        AccessPolicy.require(caller, Permission.FILES_WRITE, Place.of(file.owner()));
        remove.remove(caller, file.id(), () -> requireUnused(file.id()));
        return file.id();
    }

    private boolean requireUnused(FileId id) {
        var users =
                Stream.concat(
                                jobs.unfinishedUsing(id).stream().map(JobId::value),
                                batches.unfinishedUsing(id).stream().map(BatchId::value))
                        .toList();
        if (!users.isEmpty()) {
            var named = String.join(", ", users);
            throw new Refusal.WrongState(
                    "file_in_use", "This file is in use by " + named + "; cancel that first.");
        }
        return true;
    }
}
