package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProvider.Snapshot;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.providers.openaiwire.WirePages.Book;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the checkpoints of a run, the first step first. */
final class WireSnapshots implements FineTuningProvider.Snapshots {

    private static final int PAGE = 100;
    private static final int PAGES = 20;

    private final WirePages pages;

    WireSnapshots(WirePages pages) {
        this.pages = pages;
    }

    @Override
    public List<Snapshot> snapshots(ModelDeployment at, ProviderJobId run) {
        var path = WireJobs.PATH + "/" + Address.segment(run.value()) + "/checkpoints";
        var checkpoints = new ArrayList<JsonNode>();
        pages.walk(at, new Book(path, Map.of(), PAGE, PAGES), checkpoints::addAll);
        return checkpoints.stream()
                .flatMap(it -> snapshot(it).stream())
                .sorted(Comparator.comparingLong(Snapshot::step))
                .toList();
    }

    private static Optional<Snapshot> snapshot(JsonNode checkpoint) {
        var created = Lenient.time(checkpoint, "created_at").orElse(Instant.EPOCH);
        var metrics = Lenient.numbers(checkpoint.path("metrics"));
        return Lenient.text(checkpoint, "fine_tuned_model_checkpoint")
                .flatMap(
                        model ->
                                Lenient.whole(checkpoint, "step_number")
                                        .map(step -> new Snapshot(model, step, created, metrics)));
    }
}
