package dev.tunegate.domain.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts requests for as long as a test runs. */
public final class InMemoryRequestMeter implements RequestMeter {

    private record Window(Instant end, long used) {}

    private final Clock clock;
    private final Map<String, Window> windows = new HashMap<>();

    public InMemoryRequestMeter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized List<Reading> count(List<Quota> quotas) {
        var now = clock.instant();
        int one = quotas.stream().allMatch(it -> windowOf(it, now).used < limit(it)) ? 1 : 0;
        return quotas.stream().map(it -> count(it, one, now)).toList();
    }

    private Reading count(Quota quota, int requests, Instant now) {
        var before = windowOf(quota, now);
        var window = new Window(before.end, before.used + requests);
        windows.put(quota.scope(), window);
        long remaining = Math.max(0, limit(quota) - window.used);
        boolean full = before.used >= limit(quota);
        return new Reading(quota, full, remaining, Duration.between(now, window.end));
    }

    private Window windowOf(Quota quota, Instant now) {
        var known = windows.get(quota.scope());
        return known != null && known.end.isAfter(now) ? known : new Window(now.plus(WINDOW), 0);
    }

    private static long limit(Quota quota) {
        return quota.limits().requestsPerMinute().orElseThrow();
    }

    @Override
    public synchronized void tidy() {
        var now = clock.instant();
        windows.values().removeIf(it -> !it.end.isAfter(now));
    }
}
