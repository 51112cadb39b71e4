package dev.tunegate.application.batch;

import dev.tunegate.application.batch.BatchYield.Taken;
import dev.tunegate.application.file.Intake;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchError;
import dev.tunegate.domain.batch.BatchOrder;
import dev.tunegate.domain.batch.BatchProgress;
import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.batch.BatchRoute;
import dev.tunegate.domain.batch.BatchRows;
import dev.tunegate.domain.batch.BatchUsage;
import dev.tunegate.domain.batch.ProviderBatch;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.PublicWords;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches from a provider what a batch has brought forth, and puts it into our own words. */
@Step
public final class BatchHarvest {

    private static final Logger LOG = LoggerFactory.getLogger(BatchHarvest.class);

    /** So long after its end a file that is refused, or cannot be read, is worth another try. */
    private static final Duration FILES_MAY_COME = Duration.ofMinutes(30);

    private final ByProvider<BatchProvider> providers;
    private final BatchCopy copies;
    private final BatchRows rows;
    private final Intake intake;
    private final Clock clock;

    public BatchHarvest(
            ByProvider<BatchProvider> providers,
            BatchCopy copies,
            BatchRows rows,
            Intake intake,
            Clock clock) {
        this.providers = providers;
        this.copies = copies;
        this.rows = rows;
        this.intake = intake;
        this.clock = clock;
    }

    /** Where the files of one batch are. */
    private record Field(
            Batch batch,
            ModelDeployment at,
            ProviderBatch said,
            BatchOrder order,
            BatchRows.Names names) {}

    /** What one file holds. */
    private record Fetched(Taken taken, Optional<BatchUsage> usage) {}

    PublicWords words(Batch batch, BatchRoute route, ProviderBatch said) {
        var ours = new HashMap<String, String>();
        ours.put(said.id().value(), batch.id().value());
        ours.put(route.providerModel(), route.model().value());
        route.copy().id().ifPresent(it -> ours.put(it.value(), batch.request().input().value()));
        return PublicWords.knowing(ours);
    }

    /** What the provider says, fit for the batch's owner. */
    static BatchProgress cleaned(BatchProgress said, PublicWords words) {
        var errors =
                said.errors().stream()
                        .map(
                                it ->
                                        new BatchError(
                                                words.clean(it.code()),
                                                words.clean(it.message()),
                                                it.param().map(words::clean),
                                                it.line()))
                        .toList();
        return new BatchProgress(said.status(), said.times(), said.counts(), errors, said.usage());
    }

    /**
     * @throws ProviderFailure if the files cannot be fetched now, and may be later
     */
    BatchYield gather(Batch batch, BatchRoute route, ModelDeployment at, ProviderBatch said) {
        var copy = route.copy().id().orElseThrow(() -> new IllegalStateException("no copy"));
        var names = new BatchRows.Names(batch.id(), route.model(), words(batch, route, said));
        var field = new Field(batch, at, said, copies.order(batch, route, at, copy), names);
        var progress = cleaned(said.progress(), names.words());
        var errors = new ArrayList<>(progress.errors());
        var answers = fetched(field, said.files().answers(), "output", errors);
        try {
            var faults = fetched(field, said.files().errors(), "error", errors);
            var usage = progress.usage().or(() -> answers.flatMap(Fetched::usage));
            return new BatchYield(
                    new BatchProgress(
                            progress.status(), progress.times(), progress.counts(), errors, usage),
                    answers.map(Fetched::taken),
                    faults.map(Fetched::taken));
        } catch (RuntimeException e) {
            answers.ifPresent(it -> it.taken().bytes().close());
            throw e;
        }
    }

    /** Throws a failure on while another try may help; after that it is one of the errors. */
    private Optional<Fetched> fetched(
            Field field, Optional<String> file, String what, List<BatchError> errors) {
        try {
            return file.map(it -> fetch(field, it, what));
        } catch (ProviderFailure.Rejected e) {
            LOG.warn("a file of {} could not be fetched: {}", field.batch().id(), e.reason());
            if (mayCome(field.said())) {
                throw e;
            }
            errors.add(
                    BatchError.of(
                            "output_unavailable",
                            "The provider does not give the " + what + " file of this batch."));
            return Optional.empty();
        }
    }

    private boolean mayCome(ProviderBatch said) {
        return said.progress()
                .times()
                .reached(said.status())
                .filter(it -> clock.instant().isBefore(it.plus(FILES_MAY_COME)))
                .isPresent();
    }

    private Fetched fetch(Field field, String file, String what) {
        var provider = providers.of(field.at().provider());
        try (var content = provider.open(field.at(), field.order(), file)) {
            var published = rows.published(content, field.names());
            var received = intake.receive(published.rows());
            var made = fileOf(field.batch(), received, what);
            return new Fetched(new Taken(made, received), published.usage());
        } catch (BatchRows.Unreadable e) {
            throw new ProviderFailure.Rejected(
                    502, null, "output_unavailable", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new ProviderFailure.Unavailable("A file of the batch broke off.", null, e);
        }
    }

    private ManagedFile fileOf(Batch batch, Intake.Received received, String what) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var lifetime = batch.request().outputLifetime();
        return received.as(
                batch.owner(),
                batch.requester().by(),
                new ManagedFile.Label(batch.id() + "_" + what + ".jsonl", FilePurpose.BATCH_OUTPUT),
                new ManagedFile.Life(now, lifetime.map(now::plus), Optional.empty()),
                List.of());
    }
}
