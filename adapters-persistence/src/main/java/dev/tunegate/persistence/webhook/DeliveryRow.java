package dev.tunegate.persistence.webhook;

import dev.tunegate.domain.webhook.DeliveryId;
import dev.tunegate.domain.webhook.DeliveryStatus;
import dev.tunegate.domain.webhook.EventType;
import dev.tunegate.domain.webhook.Reply;
import dev.tunegate.domain.webhook.WebhookDelivery;
import dev.tunegate.domain.webhook.WebhookDelivery.Outcome;
import dev.tunegate.domain.webhook.WebhookDelivery.Turn;
import dev.tunegate.domain.webhook.WebhookEvent;
import dev.tunegate.domain.webhook.WebhookEventId;
import dev.tunegate.domain.webhook.WebhookId;
import dev.tunegate.persistence.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A delivery as it is stored: to named columns, and back. */
final class DeliveryRow {

    private DeliveryRow() {}

    static Map<String, @Nullable Object> of(WebhookDelivery delivery) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        var event = delivery.event();
        row.put("id", delivery.id().value());
        row.put("webhook_id", delivery.webhook().value());
        row.put("event_id", event.id().value());
        row.put("type", event.type().word());
        row.put("subject", Columns.of(event.subject()));
        row.put("created_at", Columns.of(event.createdAt()));
        row.put("status", delivery.status().word());
        var turn = delivery.turn();
        row.put("queued_at", Columns.of(turn.queuedAt()));
        row.put("due", Columns.of(turn.due()));
        row.put("attempts", turn.attempts());
        row.put("aside", turn.aside());
        row.put("sequence", turn.sequence().orElse(null));
        row.put("last_at", Columns.of(delivery.last().map(Outcome::at)));
        row.put("last_reply", delivery.last().map(it -> word(it.reply())).orElse(null));
        row.put("ended_at", Columns.of(delivery.endedAt()));
        return row;
    }

    /** A status, or why there is none; how long the endpoint asked us to wait is over. */
    private static String word(Reply reply) {
        return switch (reply) {
            case Reply.Answered it -> Integer.toString(it.status());
            case Reply.Silent it -> it.reason().word();
        };
    }

    private static Reply reply(String word) {
        return Arrays.stream(Reply.Reason.values())
                .filter(it -> it.word().equals(word))
                .<Reply>map(Reply.Silent::new)
                .findFirst()
                .orElseGet(() -> new Reply.Answered(Integer.parseInt(word), Optional.empty()));
    }

    static WebhookDelivery delivery(ResultSet row, int number) throws SQLException {
        return new WebhookDelivery(
                new DeliveryId(row.getString("id")),
                new WebhookId(row.getString("webhook_id")),
                new WebhookEvent(
                        new WebhookEventId(row.getString("event_id")),
                        EventType.named(row.getString("type")).orElseThrow(),
                        row.getString("subject"),
                        Columns.instant(row, "created_at")),
                DeliveryStatus.named(row.getString("status")).orElseThrow(),
                new Turn(
                        Columns.instant(row, "queued_at"),
                        Columns.instant(row, "due"),
                        row.getInt("attempts"),
                        row.getBoolean("aside"),
                        Columns.number(row, "sequence")),
                outcome(row),
                Columns.optionalInstant(row, "ended_at"));
    }

    private static Optional<Outcome> outcome(ResultSet row) throws SQLException {
        var word = Columns.text(row, "last_reply");
        return Columns.optionalInstant(row, "last_at")
                .flatMap(at -> word.map(it -> new Outcome(at, reply(it))));
    }
}
