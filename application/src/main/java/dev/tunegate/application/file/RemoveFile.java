package dev.tunegate.application.file;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.file.FileChanged;
import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.file.ReplicaState.Leaving;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Ends a file: no caller sees it any more, and errands are planned that remove its copies. */
@Step
public final class RemoveFile {

    private final ManagedFiles files;
    private final FileContents contents;
    private final Errands errands;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public RemoveFile(
            ManagedFiles files,
            FileContents contents,
            Errands errands,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.files = files;
        this.contents = contents;
        this.errands = errands;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * @param mayGo whether nobody needs the file; asked while no job can be created that does
     */
    void remove(Caller caller, FileId id, BooleanSupplier mayGo) {
        transactions.run(
                () ->
                        files.change(id, UnaryOperator.identity())
                                .filter(it -> it.life().deletedAt().isEmpty())
                                .filter(_ -> mayGo.getAsBoolean())
                                .ifPresent(it -> end(caller, it)));
        if (files.find(id).filter(it -> it.life().deletedAt().isEmpty()).isEmpty()) {
            contents.remove(id);
        }
    }

    private void end(Caller caller, ManagedFile file) {
        var now = clock.instant();
        files.change(file.id(), it -> it.deleted(now)).ifPresent(this::planRemovals);
        announcer.announce(caller, new FileChanged(file.id(), FileChanged.Change.DELETED));
    }

    private void planRemovals(ManagedFile file) {
        file.replicas().stream()
                .filter(it -> it.state() instanceof Leaving)
                .map(it -> new CopyName(file.id(), it.deployment()))
                .forEach(it -> errands.plan(Errand.REMOVE_COPY, it.text(), clock.instant()));
    }
}
