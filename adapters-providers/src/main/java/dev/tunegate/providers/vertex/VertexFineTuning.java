package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.http.Effect;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tuning jobs at Vertex AI: supervised and preference tuning of Gemini models. */
final class VertexFineTuning implements FineTuningProvider {

    private final VertexClient client;
    private final TuningJobs jobs;
    private final RunReader reader;

    VertexFineTuning(VertexClient client) {
        this.client = client;
        this.jobs = new TuningJobs(client);
        this.reader = new RunReader(client);
    }

    @Override
    public ProviderId provider() {
        return VertexWords.VERTEX;
    }

    @Override
    public TrainingTerms terms(ModelDeployment at) {
        return VertexTerms.terms();
    }

    @Override
    public ProviderJob start(ModelDeployment at, RunOrder order) {
        var text = VertexText.of(at, order);
        var ask = new Ask(at, VertexSite.of(at.connection()).jobs(), Concern.TUNING, text);
        var body = TuningStart.of(order, at.target().model());
        return job(client.post(ask, body, Effect.CREATING), Effect.CREATING, text);
    }

    @Override
    public Optional<ProviderJob> find(ModelDeployment at, RunOrder order) {
        return jobs.find(at, order);
    }

    @Override
    public Optional<ProviderJob> look(ModelDeployment at, ProviderJobId run) {
        return reader.find(at, run).map(it -> job(it.json(), Effect.REPEATABLE, VertexText.of(at)));
    }

    /** The answer is empty, and cancelling takes its time: the job itself says how far it is. */
    @Override
    public ProviderJob cancel(ModelDeployment at, ProviderJobId run) {
        var site = VertexSite.of(at.connection());
        var ask = new Ask(at, URI.create(site.job(run.value()) + ":cancel"), Concern.TUNING);
        try {
            var _ = client.post(ask, JsonMapper.shared().createObjectNode(), Effect.REPEATABLE);
        } catch (Rejected refused) {
            return look(at, run).filter(it -> it.status().isFinal()).orElseThrow(() -> refused);
        }
        return look(at, run)
                .orElseThrow(
                        () -> new Unavailable("The provider's job cannot be seen.", null, null));
    }

    @Override
    public List<MarkedRun> marked(ModelDeployment at, Instant since) {
        return jobs.marked(at, since);
    }

    @Override
    public Optional<Events> events(ModelDeployment at) {
        return Optional.of(new VertexEvents(reader));
    }

    @Override
    public Optional<Snapshots> checkpoints(ModelDeployment at) {
        return Optional.of(new VertexSnapshots(reader));
    }

    private ProviderJob job(JsonNode answer, Effect effect, VertexText text) {
        return new TuningJobJson(answer)
                .job(text)
                .orElseThrow(() -> client.unreadable(effect, null));
    }
}
