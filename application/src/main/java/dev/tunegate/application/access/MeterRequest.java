package dev.tunegate.application.access;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.access.RequestMeter;
import dev.tunegate.domain.access.RequestMeter.Reading;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Counts a caller's requests, and says how many more there may be in this minute. */
@UseCase
public final class MeterRequest {

    private final RequestMeter meter;

    public MeterRequest(RequestMeter meter) {
        this.meter = meter;
    }

    /**
     * How the caller stands with the quota that leaves least.
     *
     * @param admitted whether the request was counted and may go on
     * @param whose whose limit it is: {@code key}, {@code user}, {@code team}, {@code organization}
     * @param remaining how many more requests fit into the window
     * @param reset until the window is over
     */
    public record Meter(
            boolean admitted, String whose, long limit, long remaining, Duration reset) {}

    /** Empty, at no cost, if nothing limits this caller's requests. */
    public Optional<Meter> meter(Caller caller) {
        var quotas = quotas(caller);
        return quotas.isEmpty() ? Optional.empty() : Optional.of(tightest(meter.count(quotas)));
    }

    private static List<Quota> quotas(Caller caller) {
        return caller.quotas().isEmpty()
                ? List.of()
                : caller.quotas().stream()
                        .filter(it -> it.limits().requestsPerMinute().isPresent())
                        .toList();
    }

    /** Of several that leave as much, the one that will be so for longest. */
    private static Meter tightest(List<Reading> readings) {
        var least =
                readings.stream()
                        .max(
                                Comparator.comparing(Reading::full)
                                        .thenComparing(
                                                Reading::remaining, Comparator.reverseOrder())
                                        .thenComparing(Reading::reset))
                        .orElseThrow();
        return new Meter(
                !least.full(),
                least.quota().kind().word(),
                least.quota().limits().requestsPerMinute().orElseThrow(),
                least.remaining(),
                least.reset());
    }

    /** Forgets what was counted in minutes that are over. */
    public void tidy() {
        meter.tidy();
    }
}
