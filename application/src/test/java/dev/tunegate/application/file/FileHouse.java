package dev.tunegate.application.file;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;

import dev.tunegate.application.catalog.TrainingTargets;
import dev.tunegate.application.shared.Announcer;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.CallerFixture;
import dev.tunegate.domain.batch.InMemoryBatches;
import dev.tunegate.domain.catalog.FixedDeployments;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.dataset.AcceptingBatchReader;
import dev.tunegate.domain.dataset.AcceptingDatasetReader;
import dev.tunegate.domain.dataset.DatasetReader;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.InMemoryFileContents;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import dev.tunegate.domain.file.InMemoryUploads;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ScriptedFileStore;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.ImmediateTransactions;
import dev.tunegate.domain.shared.RecordedErrands;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.domain.webhook.InMemoryDeliveries;
import dev.tunegate.domain.webhook.InMemoryWebhooks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The use cases of files over fakes: two deployments of one model, a third of another one. */
final class FileHouse {

    static final String ROWS = "{\"messages\":[]}\n{\"messages\":[]}\n";

    final SettableClock clock = SettableClock.atNoon();
    final RecordedErrands errands = new RecordedErrands();
    final InMemoryManagedFiles files = new InMemoryManagedFiles();
    final InMemoryUploads uploads = new InMemoryUploads();
    final InMemoryFileContents contents = new InMemoryFileContents(clock);
    final InMemoryFineTuningJobs jobs = new InMemoryFineTuningJobs();
    final InMemoryBatches batches = new InMemoryBatches();
    final ScriptedFileStore store = new ScriptedFileStore(new ProviderId("openai"));
    final ModelDeployment first = aDeployment().build();
    final ModelDeployment second = aDeployment().withId("openai-2").build();
    final ModelDeployment large = aDeployment().withId("large-1").named("gpt-4o").build();
    final FixedDeployments deployments = new FixedDeployments(first, second, large);
    private final List<FileStore> stores = new ArrayList<>(List.of(store));
    private final ImmediateTransactions transactions =
            new ImmediateTransactions(files, uploads, errands);
    private final Announcer announcer =
            new Announcer(new InMemoryWebhooks(), new InMemoryDeliveries(), errands, clock);

    UploadFile upload() {
        return upload(new AcceptingDatasetReader(), FileLimits.DEFAULT);
    }

    UploadFile upload(DatasetReader reader, FileLimits limits) {
        return new UploadFile(new Intake(contents, reader, limits), terms(), room(), acceptFile());
    }

    private StorageRoom room() {
        return new StorageRoom(files, uploads);
    }

    private FileTerms terms() {
        return new FileTerms(new TrainingTargets(deployments));
    }

    private AcceptFile acceptFile() {
        var keep = new KeepFile(files, room(), errands, transactions, announcer, clock);
        return new AcceptFile(contents, examination(), new AcceptingBatchReader(), keep, clock);
    }

    CreateUpload createUpload() {
        return new CreateUpload(
                uploads, terms(), room(), FileLimits.DEFAULT, transactions, announcer, clock);
    }

    AddUploadPart addPart() {
        return new AddUploadPart(uploads, own(), contents, transactions, clock);
    }

    CompleteUpload completeUpload() {
        var intake = new Intake(contents, new AcceptingDatasetReader(), FileLimits.DEFAULT);
        var assemble = new AssembleUpload(intake, contents, acceptFile(), deployments);
        return new CompleteUpload(uploads, files, own(), assemble, end(), clock);
    }

    CancelUpload cancelUpload() {
        return new CancelUpload(uploads, own(), end(), transactions, clock);
    }

    ExpireUploads expireUploads() {
        return new ExpireUploads(uploads, end(), transactions, clock);
    }

    private OwnUpload own() {
        return new OwnUpload(uploads);
    }

    private EndUpload end() {
        return new EndUpload(uploads, contents, announcer);
    }

    ReplicateFile replicate() {
        return new ReplicateFile(
                files, examination(), deployments, stores(), errands, transactions, clock);
    }

    private Examination examination() {
        return new Examination(contents, stores());
    }

    RemoveCopy removeCopy() {
        return new RemoveCopy(files, deployments, stores(), transactions, clock);
    }

    private ByProvider<FileStore> stores() {
        return new ByProvider<>(stores);
    }

    /** The same model at one more provider, whose storage is returned. */
    ScriptedFileStore withAnother(String provider) {
        var other = new ScriptedFileStore(new ProviderId(provider));
        stores.add(other);
        var at = aDeployment().withId(provider + "-1").at(provider).build();
        deployments.set(first, second, large, at);
        return other;
    }

    FindFiles find() {
        return new FindFiles(files, contents, clock);
    }

    DeleteFile delete() {
        return new DeleteFile(find(), jobs, batches, remove());
    }

    TidyFiles tidy() {
        return new TidyFiles(files, contents, uploads, jobs, batches, remove(), clock);
    }

    private RemoveFile remove() {
        return new RemoveFile(files, contents, errands, transactions, announcer, clock);
    }

    /** Alice's training data, kept and meant for these models. */
    ManagedFile uploaded(String... models) {
        return uploaded(CallerFixture.alice(), ROWS, wanted(models));
    }

    ManagedFile uploaded(Caller caller, String rows, NewFile wanted) {
        return uploaded(upload(), caller, rows, wanted);
    }

    static ManagedFile uploaded(UploadFile upload, Caller caller, String rows, NewFile wanted) {
        var bytes = new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
        try (var received = upload.receive(caller, bytes, 0)) {
            return upload.finish(caller, received, wanted);
        } catch (IOException e) {
            throw new AssertionError("bytes in memory do not break off", e);
        }
    }

    static NewFile wanted(String... models) {
        var targets = Arrays.stream(models).map(ModelName::new).toList();
        return new NewFile(
                "train.jsonl", "fine-tune", targets, ProviderChoice.NONE, Optional.empty());
    }

    /** The file as it is now. */
    ManagedFile now(ManagedFile file) {
        return files.find(file.id()).orElseThrow();
    }

    static CopyName copy(ManagedFile file, ModelDeployment at) {
        return new CopyName(file.id(), at.id());
    }
}
