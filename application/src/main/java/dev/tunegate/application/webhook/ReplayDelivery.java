package dev.tunegate.application.webhook;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.domain.webhook.Deliveries;
import dev.tunegate.domain.webhook.DeliveryId;
import dev.tunegate.domain.webhook.Webhook;
import dev.tunegate.domain.webhook.WebhookChanged;
import dev.tunegate.domain.webhook.WebhookChanged.Change;
import dev.tunegate.domain.webhook.WebhookDelivery;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Tells an endpoint once more what it was told, or should have been. */
@UseCase
public final class ReplayDelivery {

    /** As many as one request replays; the next one goes on. */
    public static final int MOST = 1000;

    private final KnownWebhooks known;
    private final Deliveries deliveries;
    private final Errands errands;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public ReplayDelivery(
            KnownWebhooks known,
            Deliveries deliveries,
            Errands errands,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.known = known;
        this.deliveries = deliveries;
        this.errands = errands;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * @throws Refusal.NotFound if there is no such endpoint or delivery for this caller
     * @throws Refusal.WrongState while it is still to be sent, or its endpoint is turned off
     */
    public WebhookDelivery replay(Caller caller, String id, String delivery) {
        var webhook = enabled(caller, id);
        var found =
                DeliveryId.in(delivery)
                        .flatMap(it -> deliveries.find(webhook.id(), it))
                        .orElseThrow(() -> notFound(delivery));
        var now = now();
        return transactions.call(
                () -> {
                    var replayed =
                            deliveries
                                    .change(found.id(), it -> it.replayed(now))
                                    .orElseThrow(() -> notFound(delivery));
                    plan(caller, webhook, now);
                    return replayed;
                });
    }

    /**
     * Whatever was given up of the events since then, the oldest first and at most {@link #MOST}.
     *
     * @return how many
     * @throws Refusal.NotFound if there is no such endpoint for this caller
     * @throws Refusal.WrongState if it is turned off
     */
    public int replayFailed(Caller caller, String id, Instant since) {
        var webhook = enabled(caller, id);
        var now = now();
        return transactions.call(
                () -> {
                    int replayed = deliveries.replayFailed(webhook.id(), since, MOST, now);
                    if (replayed > 0) {
                        plan(caller, webhook, now);
                    }
                    return replayed;
                });
    }

    private Webhook enabled(Caller caller, String id) {
        var webhook = known.changeable(caller, id);
        if (!webhook.isEnabled()) {
            throw new Refusal.WrongState(
                    "webhook_endpoint_disabled",
                    "This endpoint is disabled; update it with 'status': 'enabled' first.");
        }
        return webhook;
    }

    private void plan(Caller caller, Webhook webhook, Instant now) {
        errands.plan(Errand.DELIVER_WEBHOOK, webhook.id().value(), now);
        announcer.announce(caller, new WebhookChanged(webhook.id(), Change.REPLAYED));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Refusal notFound(String delivery) {
        return new Refusal.NotFound("delivery", delivery, "delivery_id");
    }
}
