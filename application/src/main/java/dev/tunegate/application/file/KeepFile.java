package dev.tunegate.application.file;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.file.FileChanged;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.file.ReplicaState.GivenUp;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.util.function.Consumer;

/** Writes down a file that was taken in, and plans what brings its copies to where they belong. */
@Step
public final class KeepFile {

    private final ManagedFiles files;
    private final StorageRoom room;
    private final Errands errands;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public KeepFile(
            ManagedFiles files,
            StorageRoom room,
            Errands errands,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.files = files;
        this.room = room;
        this.errands = errands;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * @param also what must happen in the same transaction, before room is claimed
     * @throws Refusal.LimitReached if the caller may not keep that much
     */
    void keep(Caller caller, ManagedFile file, Consumer<ManagedFile> also) {
        transactions.run(
                () -> {
                    also.accept(file);
                    room.claim(caller, file.content().bytes());
                    store(caller, file);
                });
    }

    boolean isKept(FileId id) {
        return files.find(id).isPresent();
    }

    private void store(Caller caller, ManagedFile file) {
        files.add(file);
        for (var replica : file.replicas()) {
            if (replica.state() instanceof GivenUp) {
                continue;
            }
            var copy = new CopyName(file.id(), replica.deployment());
            errands.plan(Errand.REPLICATE_FILE, copy.text(), clock.instant());
        }
        announcer.announce(caller, new FileChanged(file.id(), FileChanged.Change.CREATED));
    }
}
