package dev.tunegate.api.webhook;

import dev.tunegate.domain.webhook.DeliveryStatus;
import dev.tunegate.domain.webhook.Reply;
import dev.tunegate.domain.webhook.WebhookDelivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What an endpoint is told of one event, and how far that has come.
 *
 * @param sequence its number among what the endpoint was sent; null before the first attempt
 * @param nextAttemptAt null once nothing more is sent
 * @param lastStatusCode what the endpoint answered last; null if it did not
 * @param lastError why it did not answer
 */
@JsonNaming(SnakeCaseStrategy.class)
record DeliveryBody(
        String id,
        String object,
        String webhookEndpointId,
        long createdAt,
        EventBody event,
        String status,
        @Nullable Long sequence,
        int attempts,
        @Nullable Long nextAttemptAt,
        @Nullable Long lastAttemptAt,
        @Nullable Integer lastStatusCode,
        @Nullable String lastError,
        @Nullable Long endedAt) {

    /** The event; {@code id} is the receiver's {@code webhook-id}. */
    record EventBody(String id, String type, DataBody data) {}

    /** What it happened to. */
    record DataBody(String id) {}

    static DeliveryBody of(WebhookDelivery delivery) {
        var event = delivery.event();
        var reply = delivery.last().map(WebhookDelivery.Outcome::reply);
        return new DeliveryBody(
                delivery.id().value(),
                "webhook_endpoint.delivery",
                delivery.webhook().value(),
                event.createdAt().getEpochSecond(),
                new EventBody(
                        event.id().value(), event.type().word(), new DataBody(event.subject())),
                delivery.status().word(),
                delivery.turn().sequence().orElse(null),
                delivery.turn().attempts(),
                next(delivery),
                delivery.last().map(it -> it.at().getEpochSecond()).orElse(null),
                reply.map(DeliveryBody::status).orElse(null),
                reply.map(DeliveryBody::error).orElse(null),
                delivery.endedAt().map(Instant::getEpochSecond).orElse(null));
    }

    private static @Nullable Long next(WebhookDelivery delivery) {
        return delivery.status() == DeliveryStatus.PENDING
                ? delivery.turn().due().getEpochSecond()
                : null;
    }

    private static @Nullable Integer status(Reply reply) {
        return reply instanceof Reply.Answered it ? it.status() : null;
    }

    private static @Nullable String error(Reply reply) {
        return reply instanceof Reply.Silent it ? it.reason().word() : null;
    }
}
