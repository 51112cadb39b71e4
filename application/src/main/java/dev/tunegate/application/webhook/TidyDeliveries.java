package dev.tunegate.application.webhook;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.webhook.Deliveries;
import java.time.Clock;
import java.time.Duration;

/** Sees to it that no line is forgotten, and forgets what is long over; an errand. */
@UseCase
public final class TidyDeliveries {

    /** How long one can look up what an endpoint was told. */
    static final Duration KEPT = Duration.ofDays(30);

    /** A line that has waited longer has nobody who looks after it. */
    static final Duration FORGOTTEN = Duration.ofSeconds(30);

    private static final int BATCH = 1000;

    private final Deliveries deliveries;
    private final Errands errands;
    private final Clock clock;

    public TidyDeliveries(Deliveries deliveries, Errands errands, Clock clock) {
        this.deliveries = deliveries;
        this.errands = errands;
        this.clock = clock;
    }

    /** Plans the errands that a crash or a race has lost. */
    public void plan() {
        var now = clock.instant();
        deliveries
                .overdue(now.minus(FORGOTTEN), BATCH)
                .forEach(it -> errands.plan(Errand.DELIVER_WEBHOOK, it.value(), now));
    }

    public void forget() {
        var before = clock.instant().minus(KEPT);
        int forgotten = BATCH;
        while (forgotten == BATCH) {
            forgotten = deliveries.forget(before, BATCH);
        }
    }
}
