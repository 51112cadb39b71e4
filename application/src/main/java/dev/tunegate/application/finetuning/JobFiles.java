package dev.tunegate.application.finetuning;

import dev.tunegate.application.file.CopyName;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.file.ReplicaState;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Refusal;
import java.time.Clock;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Looks after the files that jobs learn from: whether they fit, and where their copies are. */
@Step
public final class JobFiles {

    private final ManagedFiles files;
    private final Errands errands;
    private final Clock clock;

    public JobFiles(ManagedFiles files, Errands errands, Clock clock) {
        this.files = files;
        this.errands = errands;
        this.clock = clock;
    }

    /**
     * The caller's file, if it can train this way.
     *
     * @throws Refusal.NotFound if there is no such file, or the caller may not know of it
     * @throws Refusal.InvalidInput if it is for another purpose, or its rows are for another method
     */
    ManagedFile fit(Caller caller, String id, TrainingMethod method, String param) {
        var file =
                idIn(id).flatMap(it -> files.visibleTo(caller, it, clock.instant()))
                        .orElseThrow(() -> new Refusal.NotFound("File object", id, param));
        if (file.label().purpose() != FilePurpose.FINE_TUNE) {
            throw new Refusal.InvalidInput(
                    param,
                    "invalid_file_purpose",
                    "File " + id + " was not uploaded for the purpose 'fine-tune'.");
        }
        file.content().format().ifPresent(it -> requireFormat(it, method, param));
        return file;
    }

    private static Optional<FileId> idIn(String text) {
        return text.matches("file-[0-9A-Za-z]{1,40}")
                ? Optional.of(new FileId(text))
                : Optional.empty();
    }

    private static void requireFormat(DatasetFormat format, TrainingMethod method, String param) {
        if (!method.takes(format)) {
            throw new Refusal.InvalidInput(
                    param,
                    "invalid_file_format",
                    "The rows of this file are "
                            + format.name().toLowerCase(Locale.ROOT)
                            + " examples; they cannot be used with the method '"
                            + method.word()
                            + "'.");
        }
    }

    /**
     * Has the files copied to where the job will run, unless they are there or under way. They
     * cannot be deleted until the transaction ends, in which the job that needs them is stored.
     *
     * @throws Refusal.NotFound if one was deleted a moment ago
     */
    void wantAt(TrainingRequest.Files wanted, DeploymentId at) {
        var inOrder = wanted.all().stream().distinct().sorted(Comparator.comparing(FileId::value));
        inOrder.forEach(it -> wantAt(it, at));
    }

    private void wantAt(FileId id, DeploymentId at) {
        var file =
                files.change(id, UnaryOperator.identity())
                        .filter(it -> it.life().deletedAt().isEmpty())
                        .orElseThrow(
                                () ->
                                        new Refusal.NotFound(
                                                "File object", id.value(), "training_file"));
        if (file.replicaAt(at).isEmpty()) {
            files.change(id, it -> it.wantedAt(at));
            errands.plan(Errand.REPLICATE_FILE, new CopyName(id, at).text(), clock.instant());
        }
    }

    /** Both copies in the provider's names; empty while one of them is on its way. */
    Optional<ProviderFiles> copies(TrainingRequest.Files wanted, DeploymentId at) {
        var training = copy(wanted.training(), at);
        if (training.isEmpty()) {
            return Optional.empty();
        }
        if (wanted.validation().isEmpty()) {
            return training.map(it -> new ProviderFiles(it, Optional.empty()));
        }
        return wanted.validation()
                .flatMap(it -> copy(it, at))
                .flatMap(it -> training.map(t -> new ProviderFiles(t, Optional.of(it))));
    }

    private Optional<ProviderFileId> copy(FileId id, DeploymentId at) {
        return files.find(id).flatMap(it -> it.storedAt(at));
    }

    /** Why the copies will never be there, if that is so. */
    Optional<String> hopeless(TrainingRequest.Files wanted, DeploymentId at) {
        return wanted.all().stream()
                .map(files::find)
                .flatMap(it -> reason(it, at).stream())
                .findFirst();
    }

    private static Optional<String> reason(Optional<ManagedFile> file, DeploymentId at) {
        if (file.filter(it -> it.life().deletedAt().isEmpty()).isEmpty()) {
            return Optional.of("The file was deleted.");
        }
        return file.flatMap(it -> it.replicaAt(at))
                .flatMap(
                        it ->
                                it.state() instanceof ReplicaState.GivenUp given
                                        ? Optional.of(given.reason())
                                        : Optional.empty());
    }
}
