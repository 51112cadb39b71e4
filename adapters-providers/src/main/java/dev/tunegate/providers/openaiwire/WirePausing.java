package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.providers.http.Effect;
import java.util.function.Predicate;

/** Holds a run and lets it go on, in OpenAI's words for it. */
final class WirePausing implements FineTuningProvider.Pausing {

    private final WireClient client;

    WirePausing(WireClient client) {
        this.client = client;
    }

    @Override
    public ProviderJob pause(ModelDeployment at, ProviderJobId run) {
        return asked(at, run, "/pause", it -> it == JobStatus.PAUSED);
    }

    @Override
    public ProviderJob resume(ModelDeployment at, ProviderJobId run) {
        return asked(at, run, "/resume", it -> it != JobStatus.PAUSED && !it.isFinal());
    }

    /** A host that refuses may only mean that the run is there already. */
    private ProviderJob asked(
            ModelDeployment at, ProviderJobId run, String wish, Predicate<JobStatus> granted) {
        var path = WireFineTuning.path(run);
        var text = WireClient.text(at);
        try {
            var answer = client.act(at, path + wish);
            return WireFineTuning.job(client, answer, Effect.REPEATABLE, text);
        } catch (Rejected refused) {
            return client.find(at, path)
                    .flatMap(it -> JobJson.job(it, text))
                    .filter(it -> granted.test(it.status()))
                    .orElseThrow(() -> refused);
        }
    }
}
