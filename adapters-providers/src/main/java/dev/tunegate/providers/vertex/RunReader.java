package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.ProviderJobId;
import java.util.Optional;

/** Reads one tuning job, from which everything that is known of a run is taken. */
final class RunReader {

    private final VertexClient client;

    RunReader(VertexClient client) {
        this.client = client;
    }

    Optional<TuningJobJson> find(ModelDeployment at, ProviderJobId run) {
        var address = VertexSite.of(at.connection()).job(run.value());
        return client.find(new Ask(at, address, Concern.TUNING)).map(TuningJobJson::new);
    }
}
