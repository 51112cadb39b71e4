package dev.tunegate.application.shared;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.OwnedEvent;
import dev.tunegate.domain.shared.DomainEvent;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.webhook.Deliveries;
import dev.tunegate.domain.webhook.EventType;
import dev.tunegate.domain.webhook.Webhook;
import dev.tunegate.domain.webhook.WebhookDelivery;
import dev.tunegate.domain.webhook.WebhookEvent;
import dev.tunegate.domain.webhook.Webhooks;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where the house hears that something changed. Called inside the change's own
 * transaction, so that whatever is written down here is stored together with the change.
 */
@Step
public final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger("tunegate.audit");

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Errands errands;
    private final Clock clock;

    public Announcer(Webhooks webhooks, Deliveries deliveries, Errands errands, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.errands = errands;
        this.clock = clock;
    }

    public void announce(Caller caller, DomainEvent event) {
        LOG.info("{} {} by {}", event.action(), event.subject(), caller.owner());
        if (event instanceof OwnedEvent owned) {
            EventType.of(event).ifPresent(it -> tell(it, owned));
        }
    }

    /** Every endpoint is told of the same event, under the same id. */
    private void tell(EventType type, OwnedEvent owned) {
        var wanting = webhooks.wanting(type, Webhook.audience(owned.owner()));
        if (wanting.isEmpty()) {
            return;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var event = WebhookEvent.of(type, owned.subject(), now);
        for (var webhook : wanting) {
            deliveries.add(WebhookDelivery.queued(webhook, event));
            errands.plan(Errand.DELIVER_WEBHOOK, webhook.value(), now);
        }
    }
}
