package dev.tunegate.application.finetuning;

import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static dev.tunegate.domain.file.FileFixture.aFile;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;

import dev.tunegate.application.catalog.TrainingTargets;
import dev.tunegate.application.file.DeleteFile;
import dev.tunegate.application.file.Examination;
import dev.tunegate.application.file.FileLimits;
import dev.tunegate.application.file.FindFiles;
import dev.tunegate.application.file.Intake;
import dev.tunegate.application.file.RemoveFile;
import dev.tunegate.application.shared.Again;
import dev.tunegate.application.shared.Announcer;
import dev.tunegate.domain.access.InMemoryCallerAccounts;
import dev.tunegate.domain.batch.InMemoryBatches;
import dev.tunegate.domain.catalog.FixedDeployments;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.PlainWords;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.dataset.AcceptingDatasetReader;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.InMemoryFileContents;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ScriptedFileStore;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.InMemoryCheckpoints;
import dev.tunegate.domain.finetuning.InMemoryExperimentTracker;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.finetuning.InMemoryJobLog;
import dev.tunegate.domain.finetuning.InMemoryTrackedRuns;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.LeastBusy;
import dev.tunegate.domain.finetuning.PollingPlan;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.finetuning.ScriptedProvider;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.inference.InMemoryServedModels;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.ImmediateTransactions;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.RecordedErrands;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.domain.webhook.InMemoryDeliveries;
import dev.tunegate.domain.webhook.InMemoryWebhooks;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The use cases of training jobs over fakes: two deployments of one model at one provider. */
final class TuningHouse {

    static final Duration PATIENCE = Duration.ofSeconds(150);
    static final Duration HORIZON = Duration.ofMinutes(10);
    private static final PollingPlan POLLING =
            new PollingPlan(Duration.ofSeconds(2), Duration.ofMinutes(2));

    final SettableClock clock = SettableClock.atNoon();
    final RecordedErrands errands = new RecordedErrands();
    final InMemoryManagedFiles files = new InMemoryManagedFiles();
    final InMemoryFileContents contents = new InMemoryFileContents(clock);
    final InMemoryFineTuningJobs jobs = new InMemoryFineTuningJobs();
    final InMemoryJobLog log = new InMemoryJobLog();
    final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
    final InMemoryServedModels models = new InMemoryServedModels();
    final InMemoryTrackedRuns runs = new InMemoryTrackedRuns();
    final InMemoryExperimentTracker tracker = new InMemoryExperimentTracker();
    final ScriptedProvider provider = new ScriptedProvider(new ProviderId("openai"), clock);
    final InMemoryCallerAccounts accounts = new InMemoryCallerAccounts();
    final ScriptedFileStore store = new ScriptedFileStore(new ProviderId("openai"));
    final ModelDeployment first = aDeployment().build();
    final ModelDeployment second = aDeployment().withId("openai-2").build();
    final FixedDeployments deployments = new FixedDeployments(first, second);
    private final ImmediateTransactions plain =
            new ImmediateTransactions(files, errands, jobs, log, checkpoints, models, runs);
    final CrashingTransactions transactions = new CrashingTransactions(plain);
    private final ByProvider<FineTuningProvider> providers = new ByProvider<>(List.of(provider));
    private final Announcer announcer =
            new Announcer(new InMemoryWebhooks(), new InMemoryDeliveries(), errands, clock);
    private final SubmissionTiming timing;
    private final Set<RecordedErrands.Planned> underWay = new HashSet<>();

    TuningHouse() {
        this(Duration.ofSeconds(30));
    }

    /**
     * @param createWait how long a create request waits, by the real clock
     */
    TuningHouse(Duration createWait) {
        timing = new SubmissionTiming(createWait, PATIENCE, HORIZON, POLLING);
    }

    /** The use case as a process that has just started has it. */
    CreateFineTuningJob create() {
        var first = new FirstAttempt(jobs, submit(), errands, timing, transactions, clock);
        var submission =
                new Submission(
                        new AddJobOnce(jobs, new JobRoom(jobs), tracking(), clock),
                        log,
                        jobFiles(),
                        first,
                        errands,
                        timing,
                        transactions,
                        announcer,
                        clock);
        var examination = new Examination(contents, new ByProvider<>(List.of(store)));
        var choice =
                new DeploymentChoice(
                        jobs,
                        providers,
                        PlainWords.of(provider.provider()),
                        examination,
                        new LeastBusy(),
                        tracking());
        var targets = new TrainingTargets(deployments);
        return new CreateFineTuningJob(targets, jobFiles(), choice, submission, tracking(), clock);
    }

    private Tracking tracking() {
        return new Tracking(providers, tracker, runs, errands, clock);
    }

    LogRun logRun() {
        return new LogRun(jobs, log, runs, tracker, transactions, clock);
    }

    SubmitJob submit() {
        return new SubmitJob(jobs, log, providers, errands, transactions, announcer, clock);
    }

    DeleteFile deleteFile() {
        var remove = new RemoveFile(files, contents, errands, transactions, announcer, clock);
        return new DeleteFile(
                new FindFiles(files, contents, clock), jobs, new InMemoryBatches(), remove);
    }

    private JobFiles jobFiles() {
        return new JobFiles(files, errands, clock);
    }

    PursueSubmission pursue() {
        return new PursueSubmission(
                jobs, jobFiles(), deployments, providers, submit(), timing, transactions, clock);
    }

    FollowFineTuningJob follow() {
        return new FollowFineTuningJob(jobs, log, deployments, providers, report(), timing, clock);
    }

    private RecordReport report() {
        var intake = new Intake(contents, new AcceptingDatasetReader(), FileLimits.DEFAULT);
        var hosting = new HostModel(providers, clock);
        var results = new GatherResults(providers, intake, log, clock);
        var harvest = new Harvest(providers, hosting, jobFiles(), results, log, clock);
        var outcome = new KeepOutcome(checkpoints, models, files, announcer);
        return new RecordReport(
                jobs, log, harvest, outcome, tracking(), transactions, announcer, clock);
    }

    FindFineTuningJobs find() {
        return new FindFineTuningJobs(jobs, log, checkpoints);
    }

    CancelFineTuningJob cancel() {
        return new CancelFineTuningJob(
                find(),
                jobs,
                log,
                deployments,
                providers,
                report(),
                errands,
                transactions,
                announcer,
                clock);
    }

    PauseFineTuningJob pause() {
        return new PauseFineTuningJob(find(), deployments, providers, report());
    }

    SweepStrays sweep() {
        return new SweepStrays(jobs, deployments, accounts, providers, submit(), clock);
    }

    /** Alice's training data with a copy at both deployments. */
    FileId copied() {
        return kept(aFile().storedAt("openai-1", "copy-1").storedAt("openai-2", "copy-2").build());
    }

    FileId kept(ManagedFile file) {
        files.add(file);
        return file.id();
    }

    /** Alice's job, answered by the provider. */
    FineTuningJob created() {
        return create().create(alice(), wanted(copied(), identity(1))).job();
    }

    /** A job as it stands in the database, with the errand that was committed with it. */
    FineTuningJob stored(JobFixture job) {
        var made = job.learningFrom(copied()).createdAt(clock.instant()).build();
        jobs.add(made);
        errands.plan(Errand.PURSUE_SUBMISSION, made.id().value(), clock.instant().plus(PATIENCE));
        return made;
    }

    /** A job whose first attempt was committed just now; nobody knows more. */
    FineTuningJob attempting() {
        var job = stored(aJob());
        return jobs.change(job.id(), it -> it.attempting(clock.instant(), PATIENCE)).orElseThrow();
    }

    static RequestIdentity identity(int print) {
        return new RequestIdentity(print(print), Optional.empty(), Optional.empty());
    }

    static RequestIdentity keyed(int print, String key) {
        return new RequestIdentity(print(print), Optional.of(key), Optional.empty());
    }

    static RequestIdentity retried(int print, Duration repeatOf) {
        return new RequestIdentity(print(print), Optional.empty(), Optional.of(repeatOf));
    }

    static Fingerprint print(int number) {
        return new Fingerprint("%064x".formatted(number));
    }

    static NewFineTuningJob wanted(FileId training, RequestIdentity identity) {
        return new NewFineTuningJob(
                aDeployment().build().name(),
                ProviderChoice.NONE,
                new NewFineTuningJob.Data(training.value(), Optional.empty()),
                new TrainingMethod.Supervised(Hyperparameters.AUTO),
                new NewFineTuningJob.Options(
                        Optional.empty(), Optional.empty(), List.of(), Metadata.NONE, Map.of()),
                identity);
    }

    /** Whether a transaction is open in this thread, in which no provider may be called. */
    boolean isInTransaction() {
        return plain.isOpen();
    }

    /** The job as it is now. */
    FineTuningJob now(JobId id) {
        return jobs.find(id).orElseThrow();
    }

    List<String> messages(JobId id) {
        var oldestFirst = new ListQuery(Optional.empty(), 1000, ListQuery.Order.OLDEST_FIRST);
        return log.list(id, oldestFirst).items().stream()
                .map(JobEvent::text)
                .map(JobEvent.Text::message)
                .toList();
    }

    /**
     * Runs what is due, as the schedule would: what is planned for a run under way is ignored, and
     * a run in which the process died is begun again half a minute later, by the next process.
     */
    void runDue() {
        for (var due : errands.due(clock.instant())) {
            if (underWay.add(due)) {
                runOne(due);
                underWay.remove(due);
            }
        }
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
            case PURSUE_SUBMISSION -> pursue().pursue(new JobId(due.id()));
            case FOLLOW_JOB -> follow().follow(new JobId(due.id()));
            case LOG_RUN -> logRun().log(new JobId(due.id()));
            case REPLICATE_FILE,
                    REMOVE_COPY,
                    RESEAL_SECRETS,
                    DELIVER_WEBHOOK,
                    PURSUE_BATCH,
                    FOLLOW_BATCH ->
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
                            .filter(it -> it.isBefore(end))
                            .findFirst()
                            .orElse(end);
            clock.set(next);
            runDue();
        }
    }

    /** Waits for another thread, by the real clock. */
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come about");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
