package dev.tunegate.domain.webhook;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of an endpoint's line matters: newer events wait for the head, and nobody for what stands
 * aside.
 *
 * @param head the oldest that others wait for
 * @param aside the one that stands aside and is due first
 */
public record WaitingLine(Optional<WebhookDelivery> head, Optional<WebhookDelivery> aside) {

    /** What is to be sent now, if anything is. */
    public Optional<WebhookDelivery> next(Instant now) {
        return Stream.of(head, aside)
                .flatMap(Optional::stream)
                .filter(it -> it.isDue(now))
                .findFirst();
    }

    /** When something is to be sent; empty if nobody waits. */
    public Optional<Instant> due() {
        return Stream.of(head, aside)
                .flatMap(Optional::stream)
                .map(it -> it.turn().due())
                .min(Comparator.naturalOrder());
    }
}
