package dev.tunegate.application.file;

import dev.tunegate.application.catalog.TrainingTargets;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
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
    private final FileContents contents;
    private final TrainingTargets targets;
    private final Examination examination;
    private final StorageRoom room;
    private final KeepFile keep;
    private final Clock clock;

    public UploadFile(
            Intake intake,
            FileContents contents,
            TrainingTargets targets,
            Examination examination,
            StorageRoom room,
            KeepFile keep,
            Clock clock) {
        this.intake = intake;
        this.contents = contents;
        this.targets = targets;
        this.examination = examination;
        this.room = room;
        this.keep = keep;
        this.clock = clock;
    }

    /**
     * Takes the bytes in, before anything else is known of them: a multipart body may name the
     * purpose behind the file. What is returned must be closed.
     *
     * @param atLeast so many bytes are coming, as far as that is known; none of them are read if
     *     that is too much
     * @throws Refusal.LimitReached as soon as there are more than the caller may keep
     * @throws IOException if the sender breaks off
     */
    public Intake.Received receive(Caller caller, InputStream bytes, long atLeast)
            throws IOException {
        requireAllowed(caller, caller.owner());
        var free = room.free(caller);
        free.require(atLeast);
        return intake.receive(bytes, free::require);
    }

    /**
     * Asks again while an upload is under way: its caller may have changed meanwhile.
     *
     * @throws Refusal.NotAllowed if this caller may not upload anything for that owner
     */
    public void requireAllowed(Caller caller, Owner owner) {
        AccessPolicy.require(caller, Permission.FILES_WRITE, Place.of(owner));
    }

    /**
     * Keeps the file. It is acknowledged once this returns, and not lost after that. Each provider
     * that is to hold a copy is asked first whether it can take these rows: the file is refused if
     * none can, and goes only to those that can.
     *
     * @throws Refusal.InvalidInput naming what is wrong, with line and byte where it is in the
     *     data; nothing is left of the file then
     * @throws Refusal.NotAllowed if a model is named that the caller may not use
     * @throws Refusal.LimitReached if others have taken the room meanwhile; nothing is left then
     */
    public ManagedFile finish(Caller caller, Intake.Received received, NewFile wanted)
            throws IOException {
        requireAllowed(caller, caller.owner());
        var purpose = purposeOf(wanted.purpose());
        var at = targets(caller, wanted);
        requireLifetime(wanted.lifetime());
        if (purpose == FilePurpose.FINE_TUNE) {
            requireTrainingData(wanted.filename(), received.report());
        }
        var file = fileOf(caller, received, wanted, purpose);
        received.keep();
        try {
            var placed = placed(file, at);
            keep.keep(caller, placed);
            return placed;
        } catch (RuntimeException e) {
            contents.remove(file.id());
            throw e;
        }
    }

    /**
     * The file with a copy on its way to each deployment that can take it.
     *
     * @throws Refusal.InvalidInput if none of them can
     */
    private ManagedFile placed(ManagedFile file, List<ModelDeployment> at) {
        var refusals = examination.refusals(file, at);
        if (!at.isEmpty() && refusals.size() == at.size()) {
            throw refusedByAll(refusals.values());
        }
        var placed = file;
        for (var deployment : at) {
            var wanted = placed.wantedAt(deployment.id());
            placed =
                    Optional.ofNullable(refusals.get(deployment))
                            .map(it -> wanted.givenUp(deployment.id(), it))
                            .orElse(wanted);
        }
        return placed;
    }

    private static Refusal refusedByAll(Collection<String> reasons) {
        return new Refusal.InvalidInput(
                "file",
                "file_refused",
                reasons.stream().distinct().collect(Collectors.joining(" ")));
    }

    private ManagedFile fileOf(
            Caller caller, Intake.Received received, NewFile wanted, FilePurpose purpose) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return received.as(
                caller.owner(),
                caller.identity(),
                new ManagedFile.Label(wanted.filename(), purpose),
                new ManagedFile.Life(now, wanted.lifetime().map(now::plus), Optional.empty()),
                List.of());
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

    /** All deployments of all named models that the caller chose, each once. */
    private List<ModelDeployment> targets(Caller caller, NewFile wanted) {
        return wanted.targets().stream()
                .map(it -> targets.candidates(caller, it, wanted.choice(), "target_model_names"))
                .flatMap(it -> it.all().stream())
                .distinct()
                .toList();
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
