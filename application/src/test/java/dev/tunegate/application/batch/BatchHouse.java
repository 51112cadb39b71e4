package dev.tunegate.application.batch;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static dev.tunegate.domain.file.FileFixture.aFile;

import dev.tunegate.application.file.DeleteFile;
import dev.tunegate.application.file.FileLimits;
import dev.tunegate.application.file.FindFiles;
import dev.tunegate.application.file.Intake;
import dev.tunegate.application.file.RemoveFile;
import dev.tunegate.application.finetuning.CrashingTransactions;
import dev.tunegate.application.finetuning.SubmissionTiming;
import dev.tunegate.application.inference.ModelRoutes;
import dev.tunegate.application.shared.Again;
import dev.tunegate.application.shared.Announcer;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.batch.BatchRowsContract;
import dev.tunegate.domain.batch.InMemoryBatches;
import dev.tunegate.domain.batch.PlainBatchRows;
import dev.tunegate.domain.batch.ScriptedBatches;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.FixedDeployments;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.dataset.AcceptingDatasetReader;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.InMemoryFileContents;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import dev.tunegate.domain.file.ScriptedFileStore;
import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.finetuning.InMemoryCheckpointPermissions;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.finetuning.PollingPlan;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.inference.InMemoryServedModels;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.ImmediateTransactions;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.RecordedErrands;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.domain.webhook.InMemoryDeliveries;
import dev.tunegate.domain.webhook.InMemoryWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The use cases of batches over fakes: one deployment of one model. */
final class BatchHouse {

    static final Duration PATIENCE = Duration.ofSeconds(150);
    static final Duration HORIZON = Duration.ofMinutes(10);
    private static final ProviderId OPENAI = new ProviderId("openai");

    final SettableClock clock = SettableClock.atNoon();
    final RecordedErrands errands = new RecordedErrands();
    final InMemoryManagedFiles files = new InMemoryManagedFiles();
    final InMemoryFileContents contents = new InMemoryFileContents(clock);
    final InMemoryBatches batches = new InMemoryBatches();
    final InMemoryServedModels models = new InMemoryServedModels();
    private final InMemoryCheckpointPermissions shares = new InMemoryCheckpointPermissions();
    final ScriptedBatches provider = new ScriptedBatches(OPENAI, clock);
    final ScriptedFileStore store = new ScriptedFileStore(OPENAI);
    final ModelDeployment at = aDeployment().ofModel("theirs").build();
    final FixedDeployments deployments = new FixedDeployments(at);
    final CrashingTransactions transactions =
            new CrashingTransactions(new ImmediateTransactions(files, errands, batches, models));
    private final ByProvider<BatchProvider> providers = new ByProvider<>(List.of(provider));
    private final ByProvider<FileStore> stores = new ByProvider<>(List.of(store));
    private final Announcer announcer =
            new Announcer(new InMemoryWebhooks(), new InMemoryDeliveries(), errands, clock);
    private final SubmissionTiming timing =
            new SubmissionTiming(
                    Duration.ofSeconds(1),
                    PATIENCE,
                    HORIZON,
                    new PollingPlan(Duration.ofSeconds(2), Duration.ofMinutes(2)));

    private BatchInput input() {
        return new BatchInput(files, contents, new PlainBatchRows(), clock);
    }

    CreateBatch create() {
        var targets =
                new BatchTargets(
                        deployments, new ModelRoutes(deployments, models, shares), providers);
        return new CreateBatch(
                input(),
                targets,
                new AddBatchOnce(batches, clock),
                errands,
                transactions,
                announcer,
                clock);
    }

    FindBatches find() {
        return new FindBatches(batches);
    }

    CancelBatch cancel() {
        return new CancelBatch(find(), batches, errands, transactions, announcer, clock);
    }

    private BatchCopy copies() {
        return new BatchCopy(batches, input(), providers, stores, transactions);
    }

    PursueBatch pursue() {
        var submit = new SubmitBatch(batches, providers, errands, transactions, announcer, clock);
        return new PursueBatch(batches, copies(), deployments, submit, timing, transactions, clock);
    }

    FollowBatch follow() {
        var intake = new Intake(contents, new AcceptingDatasetReader(), FileLimits.DEFAULT);
        var harvest = new BatchHarvest(providers, copies(), new PlainBatchRows(), intake, clock);
        var record = new RecordBatch(batches, files, harvest, transactions, announcer, clock);
        return new FollowBatch(batches, deployments, providers, record, copies(), timing, clock);
    }

    DeleteFile deleteFile() {
        var remove = new RemoveFile(files, contents, errands, transactions, announcer, clock);
        return new DeleteFile(
                new FindFiles(files, contents, clock),
                new InMemoryFineTuningJobs(),
                batches,
                remove);
    }

    /** Alice's file of two requests. */
    FileId input(String... rows) {
        var file = aFile().meantFor(FilePurpose.BATCH).called("in.jsonl").build();
        files.add(file);
        contents.put(file.id(), String.join("", rows).getBytes(StandardCharsets.UTF_8));
        return file.id();
    }

    FileId soundInput() {
        return input(row("a"), row("b"));
    }

    static String row(String id) {
        return BatchRowsContract.row(id, "/v1/chat/completions", "gpt-4o-mini");
    }

    static RequestIdentity identity(int print) {
        return new RequestIdentity(
                new Fingerprint("%064x".formatted(print)), Optional.empty(), Optional.empty());
    }

    static NewBatch wanted(FileId input, RequestIdentity identity) {
        return new NewBatch(
                input.value(),
                Endpoint.CHAT_COMPLETIONS,
                ProviderChoice.NONE,
                Optional.of(Duration.ofHours(2)),
                Metadata.NONE,
                identity);
    }

    Batch now(BatchId id) {
        return batches.find(id).orElseThrow();
    }

    /** Runs what is due; a run in which the process died is begun again half a minute later. */
    void runDue() {
        errands.due(clock.instant()).forEach(this::runOne);
    }

    private void runOne(RecordedErrands.Planned due) {
        try {
            var again = run(due);
            errands.done(due.errand(), due.id());
            again.at().ifPresent(it -> errands.plan(due.errand(), due.id(), it));
        } catch (CrashingTransactions.Crash e) {
            transactions.revive();
            errands.plan(due.errand(), due.id(), clock.instant().plusSeconds(30));
        }
    }

    private Again run(RecordedErrands.Planned due) {
        return switch (due.errand()) {
            case PURSUE_BATCH -> pursue().pursue(new BatchId(due.id()));
            case FOLLOW_BATCH -> follow().follow(new BatchId(due.id()));
            case PURSUE_SUBMISSION,
                    FOLLOW_JOB,
                    REPLICATE_FILE,
                    REMOVE_COPY,
                    RESEAL_SECRETS,
                    LOG_RUN,
                    DELIVER_WEBHOOK ->
                    Again.NEVER;
        };
    }

    /** Lets time pass in steps, and runs what falls due. */
    void pass(Duration time) {
        var end = clock.instant().plus(time);
        runDue();
        while (clock.instant().isBefore(end)) {
            var next =
                    errands.all().stream()
                            .map(RecordedErrands.Planned::at)
                            .filter(it -> it.isBefore(end) && it.isAfter(clock.instant()))
                            .findFirst()
                            .orElse(end);
            clock.set(next);
            runDue();
        }
    }
}
