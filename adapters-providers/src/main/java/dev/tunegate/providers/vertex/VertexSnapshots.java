package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProvider.Snapshot;
import dev.tunegate.domain.finetuning.ProviderJobId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the checkpoints of a run, the first step first. They become callable when the run ends;
 * their losses are kept where this API does not reach.
 */
final class VertexSnapshots implements FineTuningProvider.Snapshots {

    private final RunReader reader;

    VertexSnapshots(RunReader reader) {
        this.reader = reader;
    }

    @Override
    public List<Snapshot> snapshots(ModelDeployment at, ProviderJobId run) {
        return reader.find(at, run).map(VertexSnapshots::of).orElse(List.of());
    }

    private static List<Snapshot> of(TuningJobJson job) {
        var created = job.ended().or(job::started).or(job::created).orElse(Instant.EPOCH);
        var bySteps = new LinkedHashMap<Long, Snapshot>();
        for (var checkpoint : job.tunedModel().path("checkpoints")) {
            snapshot(checkpoint, created).ifPresent(it -> bySteps.putIfAbsent(it.step(), it));
        }
        return bySteps.values().stream().sorted(Comparator.comparingLong(Snapshot::step)).toList();
    }

    private static Optional<Snapshot> snapshot(JsonNode checkpoint, Instant created) {
        return Lenient.text(checkpoint, "endpoint")
                .flatMap(
                        endpoint ->
                                Lenient.whole(checkpoint, "step")
                                        .map(it -> new Snapshot(endpoint, it, created, Map.of())));
    }
}
