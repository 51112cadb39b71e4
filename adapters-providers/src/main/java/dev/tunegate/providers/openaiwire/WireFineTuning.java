package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.Capabilities.Feature;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
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
    private final WirePausing pausing;

    WireFineTuning(WireClient client) {
        var pages = new WirePages(client);
        this.client = client;
        this.jobs = new WireJobs(client.dialect(), pages);
        this.events = new WireEvents(pages);
        this.snapshots = new WireSnapshots(pages);
        this.results = new WireResults(client);
        this.pausing = new WirePausing(client);
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
        var body = Body.json(client.dialect().start(at, order));
        var text = text(at, order);
        var answer = client.create(at, WireJobs.PATH, body, text);
        var run = job(client, answer, Effect.CREATING, text);
        return Lenient.text(answer, "status").isPresent() ? run : lookedAt(at, run);
    }

    /** Some hosts answer with an id and no more; that the run is there is certain all the same. */
    private ProviderJob lookedAt(ModelDeployment at, ProviderJob run) {
        try {
            return look(at, run.id()).orElse(run);
        } catch (ProviderFailure _) {
            return run;
        }
    }

    @Override
    public Optional<ProviderJob> find(ModelDeployment at, RunOrder order) {
        return jobs.find(at, order);
    }

    @Override
    public Optional<ProviderJob> look(ModelDeployment at, ProviderJobId run) {
        return client.find(at, path(run))
                .map(it -> job(client, it, Effect.REPEATABLE, WireClient.text(at)));
    }

    /** Hosts may fail after they have ended the run, or because it has ended: a look tells. */
    @Override
    public ProviderJob cancel(ModelDeployment at, ProviderJobId run) {
        try {
            var answer = client.act(at, path(run) + "/cancel");
            return job(client, answer, Effect.REPEATABLE, WireClient.text(at));
        } catch (Rejected | Unavailable failed) {
            return look(at, run).filter(it -> it.status().isFinal()).orElseThrow(() -> failed);
        }
    }

    @Override
    public List<MarkedRun> marked(ModelDeployment at, Instant since) {
        return jobs.marked(at, since);
    }

    @Override
    public Optional<Events> events(ModelDeployment at) {
        return facet(at, Feature.EVENTS, events);
    }

    @Override
    public Optional<Snapshots> checkpoints(ModelDeployment at) {
        return facet(at, Feature.CHECKPOINTS, snapshots);
    }

    @Override
    public Optional<Results> results(ModelDeployment at) {
        return facet(at, Feature.RESULT_FILES, results);
    }

    @Override
    public Optional<Pausing> pausing(ModelDeployment at) {
        return facet(at, Feature.PAUSE, pausing);
    }

    @Override
    public Optional<Hosting> hosting(ModelDeployment at) {
        return client.dialect().hosting(at);
    }

    private <T> Optional<T> facet(ModelDeployment at, Feature feature, T facet) {
        return client.dialect().features(at).contains(feature)
                ? Optional.of(facet)
                : Optional.empty();
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

    static String path(ProviderJobId run) {
        return WireJobs.PATH + "/" + Address.segment(run.value());
    }

    static ProviderJob job(WireClient client, JsonNode answer, Effect effect, PublicWords text) {
        return JobJson.job(answer, text).orElseThrow(() -> client.unreadable(effect, null));
    }
}
