package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.batch.BatchOrder;
import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.batch.BatchRequest;
import dev.tunegate.domain.batch.ProviderBatch;
import dev.tunegate.domain.batch.RowWords;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpCall.Body;
import dev.tunegate.providers.openaiwire.WirePages.Book;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Batches at a host that speaks OpenAI's format. */
final class WireBatches implements BatchProvider {

    static final String PATH = "/batches";

    /** The member of the metadata that holds our mark. */
    static final String MARK = "tunegate_batch";

    private static final Book ALL = new Book(PATH, Map.of(), 100, 200);

    /** How far a host's clock may be behind ours before a batch seems older than its order. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    private final WireClient client;
    private final WirePages pages;

    WireBatches(WireClient client) {
        this.client = client;
        this.pages = new WirePages(client);
    }

    @Override
    public ProviderId provider() {
        return client.dialect().provider();
    }

    @Override
    public Set<Endpoint> endpoints(ModelDeployment at) {
        return client.dialect().batches(at);
    }

    @Override
    public RowWords words(ModelDeployment at, Endpoint endpoint, String model) {
        return client.dialect().rows(at, endpoint, model);
    }

    @Override
    public ProviderBatch start(ModelDeployment at, BatchOrder order) {
        var text = text(at, order);
        var body = Body.json(body(at, order));
        return batch(client.create(at, PATH, body, text), Effect.CREATING, text);
    }

    private String body(ModelDeployment at, BatchOrder order) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("input_file_id", order.input().copy().value());
        body.put("endpoint", words(at, order.endpoint(), order.model().theirs()).url());
        body.put("completion_window", BatchRequest.WINDOW_WORD);
        body.putObject("metadata").put(MARK, order.batch().value());
        return body.toString();
    }

    /** The oldest if there are several. */
    @Override
    public Optional<ProviderBatch> find(ModelDeployment at, BatchOrder order) {
        var found = new ArrayList<JsonNode>();
        var horizon = order.since().minus(CLOCKS_APART);
        pages.walkWhole(
                at,
                ALL,
                page -> {
                    page.stream().filter(it -> isThat(it, order)).forEach(found::add);
                    return !isBehind(page, horizon);
                });
        return found.stream()
                .min(Comparator.comparing(it -> created(it).orElse(Instant.MAX)))
                .flatMap(it -> BatchJson.batch(it, text(at, order)));
    }

    /** No other batch reads this copy, so that it tells where a host forgets the mark. */
    private static boolean isThat(JsonNode batch, BatchOrder order) {
        return Lenient.text(batch.path("metadata"), MARK)
                .map(order.batch().value()::equals)
                .orElseGet(
                        () ->
                                Lenient.text(batch, "input_file_id")
                                        .filter(order.input().copy().value()::equals)
                                        .isPresent());
    }

    /** Whether a list with the newest first has come to batches that are too old. */
    private static boolean isBehind(List<JsonNode> page, Instant horizon) {
        var first = created(page.getFirst()).orElse(Instant.MIN);
        var last = created(page.getLast()).orElse(Instant.MAX);
        return last.isBefore(horizon) && !first.isBefore(last);
    }

    private static Optional<Instant> created(JsonNode batch) {
        return Lenient.time(batch, "created_at");
    }

    @Override
    public Optional<ProviderBatch> look(ModelDeployment at, ProviderJobId run) {
        return client.find(at, path(run))
                .map(it -> batch(it, Effect.REPEATABLE, WireClient.text(at)));
    }

    /** Hosts refuse to end what has ended or is ending: a look tells. */
    @Override
    public ProviderBatch cancel(ModelDeployment at, ProviderJobId run) {
        try {
            var answer = client.act(at, path(run) + "/cancel");
            return batch(answer, Effect.REPEATABLE, WireClient.text(at));
        } catch (Rejected | Unavailable failed) {
            return look(at, run).orElseThrow(() -> failed);
        }
    }

    @Override
    public InputStream open(ModelDeployment at, BatchOrder order, String file) {
        var path = WireFileStore.PATH + "/" + Address.segment(file) + "/content";
        return client.download(at, path).body();
    }

    private static String path(ProviderJobId run) {
        return PATH + "/" + Address.segment(run.value());
    }

    private static PublicWords text(ModelDeployment at, BatchOrder order) {
        return WireClient.text(at)
                .and(order.model().theirs(), order.model().asked().value())
                .and(order.batch().value(), order.batch().value());
    }

    private ProviderBatch batch(JsonNode answer, Effect effect, PublicWords text) {
        return BatchJson.batch(answer, text).orElseThrow(() -> client.unreadable(effect, null));
    }
}
