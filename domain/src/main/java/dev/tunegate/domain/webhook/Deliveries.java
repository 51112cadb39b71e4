package dev.tunegate.domain.webhook;

import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.OutboundPort;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What endpoints are told, in lines: what was added first stands first. */
@OutboundPort
public interface Deliveries {

    /** At the end of its endpoint's line. */
    void add(WebhookDelivery delivery);

    Optional<WebhookDelivery> find(WebhookId webhook, DeliveryId id);

    /** One endpoint's; of one status or of all. */
    Listing<WebhookDelivery> list(
            WebhookId webhook, Optional<DeliveryStatus> status, ListQuery query);

    /** Changes one under lock. */
    Optional<WebhookDelivery> change(DeliveryId id, UnaryOperator<WebhookDelivery> change);

    WaitingLine line(WebhookId webhook);

    /** Gives up whatever waits in this line. */
    void giveUp(WebhookId webhook, Instant now);

    /** Whatever waits in this line is due at once. */
    void hasten(WebhookId webhook, Instant now);

    /**
     * Replays what was given up of the events since then, at most so many of them, the oldest
     * first.
     *
     * @return how many
     */
    int replayFailed(WebhookId webhook, Instant since, int most, Instant now);

    /** Endpoints in whose line something has been due since before that moment. */
    List<WebhookId> overdue(Instant before, int limit);

    /**
     * Forgets what ended before that moment, at most so many.
     *
     * @return how many
     */
    int forget(Instant endedBefore, int most);
}
