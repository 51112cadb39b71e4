package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider.MarkedRun;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.providers.openaiwire.WirePages.Book;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Searches a host's list of jobs for ours. */
final class WireJobs {

    static final String PATH = "/fine_tuning/jobs";

    private static final int PAGE = 100;
    private static final int PAGES = 200;

    /** How far a host's clock may be behind ours before a run seems older than its order. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    /** The same, where the time is all that tells a run from an older one. */
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private static final Comparator<JsonNode> OLDEST_FIRST =
            Comparator.comparing(it -> created(it).orElse(Instant.MAX));

    private final Dialect dialect;
    private final WirePages pages;

    WireJobs(Dialect dialect, WirePages pages) {
        this.dialect = dialect;
        this.pages = pages;
    }

    /**
     * The run with the order's marker; the oldest if there are several. The host is asked to
     * search, and its answer is searched again, for some hosts ignore the question.
     */
    Optional<ProviderJob> find(ModelDeployment at, RunOrder order) {
        var runs = since(at, dialect.search(at, order), order.since());
        var marked =
                runs.stream().filter(it -> Marker.of(it).filter(order.job()::equals).isPresent());
        var text = WireFineTuning.text(at, order);
        return marked.min(OLDEST_FIRST)
                .or(() -> alike(runs, at, order).min(OLDEST_FIRST))
                .flatMap(it -> JobJson.job(it, text));
    }

    /** The runs that carry one of our markers and began since then, oldest first. */
    List<MarkedRun> marked(ModelDeployment at, Instant since) {
        var text = WireClient.text(at);
        return since(at, Map.of(), since).stream()
                .filter(it -> created(it).filter(since::isAfter).isEmpty())
                .sorted(OLDEST_FIRST)
                .flatMap(
                        run ->
                                Marker.of(run).stream()
                                        .flatMap(
                                                id ->
                                                        JobJson.job(run, text).stream()
                                                                .map(it -> new MarkedRun(id, it))))
                .toList();
    }

    private static Stream<JsonNode> alike(List<JsonNode> runs, ModelDeployment at, RunOrder order) {
        return runs.stream().filter(it -> isAlike(it, at, order));
    }

    /** Whether a run of a host that keeps no metadata can only be the one that was ordered. */
    private static boolean isAlike(JsonNode run, ModelDeployment at, RunOrder order) {
        var earliest = order.since().minus(CLOSE);
        var seed = Lenient.number(run, "seed");
        return Marker.of(run).isEmpty()
                && run.path("metadata").isEmpty()
                && Marker.suffix(run).filter(it -> !it.equals(suffix(order))).isEmpty()
                && Lenient.text(run, "training_file")
                        .filter(order.files().training().value()::equals)
                        .isPresent()
                && Lenient.text(run, "model")
                        .filter(it -> it.startsWith(at.target().model()))
                        .isPresent()
                && seed.filter(it -> it.compareTo(seed(order)) != 0).isEmpty()
                && created(run).filter(it -> !it.isBefore(earliest)).isPresent();
    }

    private static String suffix(RunOrder order) {
        return order.request().options().suffix().orElse("");
    }

    private static BigDecimal seed(RunOrder order) {
        return BigDecimal.valueOf(order.request().options().seed());
    }

    /** The jobs that may have been created since then, and perhaps older ones. */
    private List<JsonNode> since(ModelDeployment at, Map<String, String> query, Instant since) {
        var horizon = since.minus(CLOCKS_APART);
        var runs = new ArrayList<JsonNode>();
        pages.walkWhole(
                at,
                new Book(PATH, query, PAGE, PAGES),
                page -> {
                    page.stream()
                            .filter(it -> created(it).filter(horizon::isAfter).isEmpty())
                            .forEach(runs::add);
                    return !isBehind(page, horizon);
                });
        return runs;
    }

    /** Whether a list with the newest first has come to jobs that are too old. */
    private static boolean isBehind(List<JsonNode> page, Instant horizon) {
        var first = created(page.getFirst()).orElse(Instant.MIN);
        var last = created(page.getLast()).orElse(Instant.MAX);
        return last.isBefore(horizon) && !first.isBefore(last);
    }

    private static Optional<Instant> created(JsonNode run) {
        return Lenient.time(run, "created_at");
    }
}
