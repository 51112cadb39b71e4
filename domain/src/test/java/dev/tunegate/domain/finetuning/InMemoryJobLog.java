package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Undoable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Jobs' logs for as long as a test runs. */
public final class InMemoryJobLog implements JobLog, Undoable {

    private final InMemoryTable<EventId, Line> lines = new InMemoryTable<>();
    private final AtomicLong number = new AtomicLong();

    private record Line(long number, JobId job, JobEvent event) {}

    @Override
    public synchronized void append(JobId job, List<JobEvent> events) {
        for (var each : events) {
            if (linesOf(job).noneMatch(it -> it.event().key().equals(each.key()))) {
                var event = each.notBefore(lastTime(job));
                lines.add(each.id(), new Line(number.incrementAndGet(), job, event));
            }
        }
    }

    private Instant lastTime(JobId job) {
        return linesOf(job)
                .max(Comparator.comparingLong(Line::number))
                .map(it -> it.event().createdAt())
                .orElse(Instant.MIN);
    }

    @Override
    public Listing<JobEvent> list(JobId job, ListQuery query) {
        var inOrder = Comparator.comparingLong(Line::number);
        return lines.page(query, inOrder, it -> it.job().equals(job), _ -> true).map(Line::event);
    }

    @Override
    public List<JobEvent> metrics(JobId job, int most) {
        var all = linesOf(job).map(Line::event).filter(JobEvent::isMetrics).toList();
        if (all.size() <= most) {
            return all;
        }
        return IntStream.rangeClosed(1, most)
                .mapToObj(it -> all.get((int) ((long) it * all.size() / most) - 1))
                .toList();
    }

    @Override
    public List<JobEvent> metricsFrom(JobId job, long place, int most) {
        return linesOf(job)
                .map(Line::event)
                .filter(JobEvent::isMetrics)
                .skip(place)
                .limit(most)
                .toList();
    }

    @Override
    public boolean hasAny(JobId job, Set<String> keys) {
        return linesOf(job).anyMatch(it -> keys.contains(it.event().key()));
    }

    private Stream<Line> linesOf(JobId job) {
        return lines.where(it -> it.job().equals(job));
    }

    @Override
    public Runnable savepoint() {
        return lines.savepoint();
    }
}
