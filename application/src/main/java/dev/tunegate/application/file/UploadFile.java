package dev.tunegate.application.file;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.file.FileChanged;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileReplica;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes in a file and has it copied to every deployment of the models it is meant for. */
@UseCase
public final class UploadFile {

    /** OpenAI's limits of {@code expires_after.seconds}: an hour to thirty days. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofDays(30);

    private final Intake intake;
    private final ManagedFiles files;
    private final Deployments deployments;
    private final Errands errands;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public UploadFile(
            Intake intake,
            ManagedFiles files,
            Deployments deployments,
            Errands errands,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.intake = intake;
        this.files = files;
        this.deployments = deployments;
        this.errands = errands;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * Takes the bytes in, before anything else is known of them: a multipart body may name the
     * purpose behind the file. What is returned must be closed.
     *
     * @throws IOException if the sender breaks off
     */
    public Intake.Received receive(Caller caller, InputStream bytes) throws IOException {
        AccessPolicy.require(caller, Permission.FILES_WRITE);
        return intake.receive(bytes);
    }

    /**
     * Keeps the file. It is acknowledged once this returns, and not lost after that.
     *
     * @throws Refusal.InvalidInput naming what is wrong, with line and byte where it is in the
     *     data; nothing is left of the file then
     * @throws Refusal.NotAllowed if a model is named that the caller may not use
     */
    public ManagedFile finish(Caller caller, Intake.Received received, NewFile wanted)
            throws IOException {
        AccessPolicy.require(caller, Permission.FILES_WRITE);
        var purpose = purposeOf(wanted.purpose());
        var targets = targets(caller, wanted.targets());
        requireLifetime(wanted.lifetime());
        if (purpose == FilePurpose.FINE_TUNE) {
            requireTrainingData(wanted.filename(), received.report());
        }
        var file = fileOf(caller, received, wanted, purpose, targets);
        received.keep();
        transactions.run(() -> store(caller, file));
        return file;
    }

    private void store(Caller caller, ManagedFile file) {
        files.add(file);
        for (var replica : file.replicas()) {
            var copy = new CopyName(file.id(), replica.deployment());
            errands.plan(Errand.REPLICATE_FILE, copy.text(), clock.instant());
        }
        announcer.announce(caller, new FileChanged(file.id(), FileChanged.Change.CREATED));
    }

    private ManagedFile fileOf(
            Caller caller,
            Intake.Received received,
            NewFile wanted,
            FilePurpose purpose,
            List<ModelDeployment> targets) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return received.as(
                caller.owner(),
                new ManagedFile.Label(wanted.filename(), purpose),
                new ManagedFile.Life(now, wanted.lifetime().map(now::plus), Optional.empty()),
                targets.stream().map(it -> FileReplica.waitingAt(it.id())).toList());
    }

    private static FilePurpose purposeOf(String word) {
        return FilePurpose.named(word)
                .filter(FilePurpose::isUploadable)
                .orElseThrow(
                        () ->
                                new Refusal.InvalidInput(
                                        "purpose",
                                        "invalid_value",
                                        "'"
                                                + word
                                                + "' is not one of ["
                                                + uploadable()
                                                + "] - 'purpose'"));
    }

    private static String uploadable() {
        return List.of(FilePurpose.values()).stream()
                .filter(FilePurpose::isUploadable)
                .map(it -> "'" + it.word() + "'")
                .collect(Collectors.joining(", "));
    }

    /** All deployments of all named models, each once. */
    private List<ModelDeployment> targets(Caller caller, List<ModelName> names) {
        return names.stream().flatMap(it -> deploymentsOf(caller, it).stream()).distinct().toList();
    }

    private List<ModelDeployment> deploymentsOf(Caller caller, ModelName name) {
        var catalog = deployments.catalog();
        if (!catalog.permits(caller.grants(), name)) {
            throw new Refusal.NotAllowed(
                    "model_not_allowed", "This key may not use the model '" + name + "'.");
        }
        var tunable = catalog.serving(name, Endpoint.FINE_TUNING);
        if (tunable.isEmpty()) {
            throw new Refusal.InvalidInput(
                    "target_model_names",
                    "model_not_tunable",
                    "The model '" + name + "' cannot be fine-tuned here.");
        }
        return tunable;
    }

    private static void requireLifetime(Optional<Duration> lifetime) {
        lifetime.filter(it -> it.compareTo(SHORTEST) < 0 || it.compareTo(LONGEST) > 0)
                .ifPresent(
                        it -> {
                            throw new Refusal.InvalidInput(
                                    "expires_after.seconds",
                                    it.compareTo(SHORTEST) < 0
                                            ? "integer_below_min_value"
                                            : "integer_above_max_value",
                                    "expires_after.seconds must be from 3600 to 2592000.");
                        });
    }

    private static void requireTrainingData(String filename, DatasetReport report) {
        if (!filename.endsWith(".jsonl")) {
            throw new Refusal.InvalidInput(
                    "file",
                    "invalid_file_format",
                    "Training data is JSON Lines: the file's name must end in .jsonl.");
        }
        if (!report.isSound()) {
            var all =
                    report.findings().stream()
                            .map(it -> it.sentence())
                            .collect(Collectors.joining(" "));
            throw new Refusal.InvalidInput(
                    "file", report.findings().getFirst().rule(), "Invalid training data. " + all);
        }
    }
}
