package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.EventId;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobEvent.Level;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.providers.openaiwire.WirePages.Book;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the log of a run: the newest 5,000 events of it. */
final class WireEvents implements FineTuningProvider.Events {

    private static final int PAGE = 100;
    private static final int PAGES = 50;

    private final WirePages pages;

    WireEvents(WirePages pages) {
        this.pages = pages;
    }

    @Override
    public List<JobEvent> events(
            ModelDeployment at, ProviderJobId run, Predicate<Set<String>> known) {
        var path = WireJobs.PATH + "/" + Address.segment(run.value()) + "/events";
        var events = new ArrayList<JsonNode>();
        pages.walk(
                at,
                new Book(path, Map.of(), PAGE, PAGES),
                page -> {
                    events.addAll(page);
                    return !isNewestFirst(page) || !known.test(keys(page));
                });
        return oldestFirst(events).stream().flatMap(it -> event(it).stream()).toList();
    }

    /** Hosts list the newest first, in general; events of one second keep their order. */
    private static List<JsonNode> oldestFirst(List<JsonNode> events) {
        if (events.isEmpty()) {
            return events;
        }
        var first = created(events.getFirst());
        var last = created(events.getLast());
        return first.isBefore(last) ? events : events.reversed();
    }

    private static boolean isNewestFirst(List<JsonNode> page) {
        return page.isEmpty() || !created(page.getFirst()).isBefore(created(page.getLast()));
    }

    private static Set<String> keys(List<JsonNode> page) {
        return page.stream()
                .map(it -> key(it, Lenient.text(it, "message").orElse("")))
                .collect(Collectors.toSet());
    }

    private static Optional<JobEvent> event(JsonNode event) {
        var message = Lenient.text(event, "message").orElse("");
        var data = data(event);
        if (message.isEmpty() && data.isEmpty()) {
            return Optional.empty();
        }
        var level = Lenient.text(event, "level").flatMap(Level::named).orElse(Level.INFO);
        return Optional.of(
                new JobEvent(
                        EventId.fresh(),
                        key(event, message),
                        created(event),
                        level,
                        new JobEvent.Text(message, data)));
    }

    private static String key(JsonNode event, String message) {
        return Lenient.text(event, "id")
                .filter(it -> it.length() <= 200)
                .orElseGet(
                        () ->
                                created(event).getEpochSecond()
                                        + ":"
                                        + Integer.toHexString(message.hashCode()));
    }

    private static Map<String, BigDecimal> data(JsonNode event) {
        boolean message = Lenient.text(event, "type").filter("message"::equals).isPresent();
        return message ? Map.of() : Lenient.numbers(event.path("data"));
    }

    private static Instant created(JsonNode event) {
        return Lenient.time(event, "created_at").orElse(Instant.EPOCH);
    }
}
