package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider.MarkedRun;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.http.Effect;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Searches an account's tuning jobs for ours. */
final class TuningJobs {

    private static final int PAGE = 100;
    private static final int PAGES = 200;

    /** How far Google's clock may be behind ours before a run seems older than its order. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    private static final Comparator<TuningJobJson> OLDEST_FIRST =
            Comparator.comparing(it -> it.created().orElse(Instant.MAX));

    private final VertexClient client;

    TuningJobs(VertexClient client) {
        this.client = client;
    }

    /**
     * The run with the order's marker; the oldest if there are several. Vertex is asked to search,
     * but only what it finds is believed: that it finds nothing may mean that it does not know the
     * question, and so the list is searched as well.
     */
    Optional<ProviderJob> find(ModelDeployment at, RunOrder order) {
        var text = VertexText.of(at, order);
        return searched(at, order)
                .or(() -> oldest(since(at, "", order.since()), order.job()))
                .flatMap(it -> it.job(text));
    }

    private Optional<TuningJobJson> searched(ModelDeployment at, RunOrder order) {
        var filter = "labels." + Marker.KEY + "=\"" + Marker.of(order.job()) + "\"";
        try {
            return oldest(since(at, filter, order.since()), order.job());
        } catch (Rejected _) {
            return Optional.empty();
        }
    }

    private static Optional<TuningJobJson> oldest(List<TuningJobJson> runs, JobId job) {
        return runs.stream()
                .filter(it -> Marker.of(it.json()).filter(job::equals).isPresent())
                .min(OLDEST_FIRST);
    }

    /** The runs that carry one of our markers and began since then, oldest first. */
    List<MarkedRun> marked(ModelDeployment at, Instant since) {
        var text = VertexText.of(at);
        return since(at, "", since).stream()
                .filter(it -> it.created().filter(since::isAfter).isEmpty())
                .sorted(OLDEST_FIRST)
                .flatMap(run -> marked(run, text).stream())
                .toList();
    }

    private static Optional<MarkedRun> marked(TuningJobJson run, VertexText text) {
        return Marker.of(run.json()).flatMap(id -> run.job(text).map(it -> new MarkedRun(id, it)));
    }

    /** The jobs that may have been created since then, and perhaps older ones. */
    private List<TuningJobJson> since(ModelDeployment at, String filter, Instant since) {
        var horizon = since.minus(CLOCKS_APART);
        var runs = new ArrayList<TuningJobJson>();
        var cursors = new HashSet<String>();
        var cursor = "";
        for (int number = 0; number < PAGES; number++) {
            var list =
                    client.find(new Ask(at, address(at, filter, cursor), Concern.TUNING))
                            .orElseThrow(() -> client.unreadable(Effect.REPEATABLE, null));
            var page = new ArrayList<TuningJobJson>();
            list.path("tuningJobs").forEach(it -> page.add(new TuningJobJson(it)));
            page.stream()
                    .filter(it -> it.created().filter(horizon::isAfter).isEmpty())
                    .forEach(runs::add);
            cursor = Lenient.text(list, "nextPageToken").orElse("");
            if (cursor.isEmpty() || !cursors.add(cursor) || isBehind(page, horizon)) {
                return runs;
            }
        }
        throw new Unavailable("The provider's list is too long to be searched.", null, null);
    }

    private static URI address(ModelDeployment at, String filter, String cursor) {
        var query = "?pageSize=" + PAGE;
        if (!filter.isEmpty()) {
            query += "&filter=" + VertexSite.encoded(filter);
        }
        if (!cursor.isEmpty()) {
            query += "&pageToken=" + VertexSite.encoded(cursor);
        }
        return URI.create(VertexSite.of(at.connection()).jobs() + query);
    }

    /** Whether a list with the newest first has come to jobs that are too old. */
    private static boolean isBehind(List<TuningJobJson> page, Instant horizon) {
        if (page.isEmpty()) {
            return false;
        }
        var first = page.getFirst().created().orElse(Instant.MIN);
        var last = page.getLast().created().orElse(Instant.MAX);
        return last.isBefore(horizon) && !first.isBefore(last);
    }
}
