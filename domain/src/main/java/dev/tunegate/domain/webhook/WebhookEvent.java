package dev.tunegate.domain.webhook;

import java.time.Instant;

/**
 * Something happened that endpoints are told of.
 *
 * @param subject the identifier of the thing it happened to
 */
public record WebhookEvent(WebhookEventId id, EventType type, String subject, Instant createdAt) {

    public static WebhookEvent of(EventType type, String subject, Instant now) {
        return new WebhookEvent(WebhookEventId.fresh(), type, subject, now);
    }
}
