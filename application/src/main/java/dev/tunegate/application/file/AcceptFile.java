package dev.tunegate.application.file;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.BatchReader;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.dataset.Finding;
import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a managed file of bytes that have come in, or leaves nothing of them. */
@Step
public final class AcceptFile {

    private static final Logger LOG = LoggerFactory.getLogger(AcceptFile.class);

    private final FileContents contents;
    private final Examination examination;
    private final BatchReader batches;
    private final KeepFile keep;
    private final Clock clock;

    public AcceptFile(
            FileContents contents,
            Examination examination,
            BatchReader batches,
            KeepFile keep,
            Clock clock) {
        this.contents = contents;
        this.examination = examination;
        this.batches = batches;
        this.keep = keep;
        this.clock = clock;
    }

    /**
     * Keeps the file. Each provider that is to hold a copy is asked first whether it can take these
     * rows: the file is refused if none can, and goes only to those that can.
     *
     * @param also what must happen in the transaction that makes the file, before room is claimed
     * @throws Refusal.InvalidInput naming what is wrong, with line and byte where it is in the data
     * @throws Refusal.LimitReached if others have taken the room meanwhile
     */
    ManagedFile accept(
            Caller caller,
            Owner owner,
            Intake.Received received,
            FileTerms.Terms terms,
            Consumer<ManagedFile> also)
            throws IOException {
        terms.requireName();
        if (terms.purpose() == FilePurpose.FINE_TUNE) {
            requireSound(received.report(), "Invalid training data. ");
        }
        var file = fileOf(caller, owner, received, terms);
        terms.requireSize(file.content().bytes());
        received.keep();
        try {
            requireRequests(file);
            var placed = placed(file, terms.at());
            keep.keep(caller, placed, also);
            return placed;
        } catch (RuntimeException e) {
            discard(file, e);
            throw e;
        }
    }

    private ManagedFile fileOf(
            Caller caller, Owner owner, Intake.Received received, FileTerms.Terms terms) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return received.as(
                owner,
                caller.identity(),
                new ManagedFile.Label(terms.filename(), terms.purpose()),
                new ManagedFile.Life(now, terms.lifetime().map(now::plus), Optional.empty()),
                List.of());
    }

    /** A commit that fails may have happened all the same: its bytes are needed then. */
    private void discard(ManagedFile file, RuntimeException why) {
        try {
            if (why instanceof Refusal || !keep.isKept(file.id())) {
                contents.remove(file.id());
            }
        } catch (RuntimeException e) {
            LOG.warn("what is left of {} will be cleared away later: {}", file.id(), "" + e);
        }
    }

    private void requireRequests(ManagedFile file) throws IOException {
        if (file.label().purpose() == FilePurpose.BATCH) {
            try (var bytes = contents.open(file.id())) {
                requireSound(batches.check(bytes), "Invalid batch. ");
            }
        }
    }

    private static void requireSound(DatasetReport report, String what) {
        if (!report.isSound()) {
            var all =
                    report.findings().stream()
                            .map(Finding::sentence)
                            .collect(Collectors.joining(" "));
            throw new Refusal.InvalidInput("file", report.findings().getFirst().rule(), what + all);
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
}
