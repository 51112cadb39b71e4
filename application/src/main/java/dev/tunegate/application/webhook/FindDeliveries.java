package dev.tunegate.application.webhook;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.webhook.Deliveries;
import dev.tunegate.domain.webhook.DeliveryStatus;
import dev.tunegate.domain.webhook.WebhookDelivery;
import java.util.Optional;

/** Tells what an endpoint was told in the last 30 days, and what it waits for. */
@UseCase
public final class FindDeliveries {

    private final KnownWebhooks known;
    private final Deliveries deliveries;

    public FindDeliveries(KnownWebhooks known, Deliveries deliveries) {
        this.known = known;
        this.deliveries = deliveries;
    }

    /**
     * @throws Refusal.NotFound if there is no such endpoint, or the caller may not know of it
     */
    public Listing<WebhookDelivery> list(
            Caller caller, String id, Optional<DeliveryStatus> status, ListQuery query) {
        return deliveries.list(known.readable(caller, id).id(), status, query);
    }
}
