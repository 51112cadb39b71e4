package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpCall.Body;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Training jobs at a host that speaks OpenAI's format. */
final class WireFineTuning implements FineTuningProvider {

    private final WireClient client;
    private final WireJobs jobs;
    private final WireEvents events;
    private final WireSnapshots snapshots;
    private final WireResults results;

    WireFineTuning(WireClient client) {
        var pages = new WirePages(client);
        this.client = client;
        this.jobs = new WireJobs(pages);
        this.events = new WireEvents(pages);
        this.snapshots = new WireSnapshots(pages);
        this.results = new WireResults(client);
    }

    @Override
    public ProviderId provider() {
        return client.dialect().provider();
    }

    @Override
    public TrainingTerms terms(ModelDeployment at) {
        return client.dialect().training(at);
    }

    @Override
    public ProviderJob start(ModelDeployment at, RunOrder order) {
        var body = Body.json(StartJson.of(order, at.target().model()));
        var text = text(at, order);
        var answer = client.create(at, WireJobs.PATH, body, text);
        return job(answer, Effect.CREATING, text);
    }

    @Override
    public Optional<ProviderJob> find(ModelDeployment at, RunOrder order) {
        return jobs.find(at, order);
    }

    @Override
    public Optional<ProviderJob> look(ModelDeployment at, ProviderJobId run) {
        return client.find(at, path(run))
                .map(it -> job(it, Effect.REPEATABLE, WireClient.text(at)));
    }

    @Override
    public ProviderJob cancel(ModelDeployment at, ProviderJobId run) {
        try {
            var answer = client.act(at, path(run) + "/cancel");
            return job(answer, Effect.REPEATABLE, WireClient.text(at));
        } catch (Rejected refused) {
            return look(at, run).filter(it -> it.status().isFinal()).orElseThrow(() -> refused);
        }
    }

    @Override
    public List<MarkedRun> marked(ModelDeployment at, Instant since) {
        return jobs.marked(at, since);
    }

    @Override
    public Optional<Events> events(ModelDeployment at) {
        return Optional.of(events);
    }

    @Override
    public Optional<Snapshots> checkpoints(ModelDeployment at) {
        return Optional.of(snapshots);
    }

    @Override
    public Optional<Results> results(ModelDeployment at) {
        return Optional.of(results);
    }

    /** Knows our names of all that an order speaks of. */
    static PublicWords text(ModelDeployment at, RunOrder order) {
        var request = order.request();
        var training = request.files().training().value();
        var job = order.job().value();
        var text =
                WireClient.text(at).and(order.files().training().value(), training).and(job, job);
        return order.files()
                .validation()
                .flatMap(
                        theirs ->
                                request.files()
                                        .validation()
                                        .map(ours -> text.and(theirs.value(), ours.value())))
                .orElse(text);
    }

    private static String path(ProviderJobId run) {
        return WireJobs.PATH + "/" + Address.segment(run.value());
    }

    private ProviderJob job(JsonNode answer, Effect effect, PublicWords text) {
        return JobJson.job(answer, text).orElseThrow(() -> client.unreadable(effect, null));
    }
}
