package dev.tunegate.persistence.webhook;

import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.domain.webhook.Deliveries;
import dev.tunegate.domain.webhook.DeliveryId;
import dev.tunegate.domain.webhook.DeliveryStatus;
import dev.tunegate.domain.webhook.WaitingLine;
import dev.tunegate.domain.webhook.WebhookDelivery;
import dev.tunegate.domain.webhook.WebhookId;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.TimeOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries as rows; their position is the order in which they were added. */
public final class JdbcDeliveries implements Deliveries {

    private final JdbcClient db;
    private final Transactions transactions;

    public JdbcDeliveries(JdbcClient db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    @Override
    public void add(WebhookDelivery delivery) {
        db.sql(
                        """
                        INSERT INTO webhook_delivery (id, webhook_id, event_id, type, subject,
                            created_at, status, queued_at, due, attempts, aside, sequence, last_at,
                            last_reply, ended_at)
                        VALUES (:id, :webhook_id, :event_id, :type, :subject, :created_at, :status,
                            :queued_at, :due, :attempts, :aside, :sequence, :last_at, :last_reply,
                            :ended_at)
                        """)
                .params(DeliveryRow.of(delivery))
                .update();
    }

    @Override
    public Optional<WebhookDelivery> find(WebhookId webhook, DeliveryId id) {
        return db.sql("SELECT * FROM webhook_delivery WHERE id = ? AND webhook_id = ?")
                .params(id.value(), webhook.value())
                .query(DeliveryRow::delivery)
                .optional();
    }

    @Override
    public Listing<WebhookDelivery> list(
            WebhookId webhook, Optional<DeliveryStatus> status, ListQuery query) {
        var order = TimeOrder.ofPart("webhook_delivery", query);
        var params = new HashMap<String, Object>();
        query.after().map(it -> place(webhook, it, query)).ifPresent(params::putAll);
        var page =
                db.sql(
                                "SELECT * FROM webhook_delivery WHERE webhook_id = :webhook"
                                        + status.map(_ -> " AND status = :status").orElse("")
                                        + query.after()
                                                .map(_ -> " AND " + order.beyondPlace())
                                                .orElse("")
                                        + " "
                                        + order.orderBy())
                        .params(params)
                        .param("webhook", webhook.value())
                        .param("status", status.map(DeliveryStatus::word).orElse(""))
                        .param("limit", query.limit() + 1)
                        .query(DeliveryRow::delivery)
                        .list();
        return Listing.of(page, query.limit());
    }

    private Map<String, Object> place(WebhookId webhook, String id, ListQuery query) {
        return DeliveryId.in(id)
                .flatMap(it -> find(webhook, it))
                .map(it -> Columns.of(it.event().createdAt()))
                .map(it -> Map.<String, Object>of("after", id, "at", it))
                .orElseThrow(query::unknownCursor);
    }

    @Override
    public Optional<WebhookDelivery> change(DeliveryId id, UnaryOperator<WebhookDelivery> change) {
        return transactions.call(
                () ->
                        db.sql("SELECT * FROM webhook_delivery WHERE id = ? FOR UPDATE")
                                .param(id.value())
                                .query(DeliveryRow::delivery)
                                .optional()
                                .map(it -> store(it, change.apply(it))));
    }

    private WebhookDelivery store(WebhookDelivery before, WebhookDelivery after) {
        if (after.equals(before)) {
            return before;
        }
        return db.sql(
                        """
                        UPDATE webhook_delivery SET status = :status, queued_at = :queued_at,
                            due = :due, attempts = :attempts, aside = :aside,
                            sequence = :sequence, last_at = :last_at, last_reply = :last_reply,
                            ended_at = :ended_at
                        WHERE id = :id RETURNING *
                        """)
                .params(DeliveryRow.of(after))
                .query(DeliveryRow::delivery)
                .single();
    }

    @Override
    public WaitingLine line(WebhookId webhook) {
        return new WaitingLine(
                first(webhook, "NOT aside ORDER BY position"),
                first(webhook, "aside ORDER BY due, position"));
    }

    private Optional<WebhookDelivery> first(WebhookId webhook, String which) {
        return db.sql(
                        "SELECT * FROM webhook_delivery WHERE webhook_id = ? AND status = 'pending'"
                                + " AND "
                                + which
                                + " LIMIT 1")
                .param(webhook.value())
                .query(DeliveryRow::delivery)
                .optional();
    }

    @Override
    public void giveUp(WebhookId webhook, Instant now) {
        db.sql(
                        """
                        UPDATE webhook_delivery SET status = 'failed', ended_at = ?
                        WHERE webhook_id = ? AND status = 'pending'
                        """)
                .params(Columns.of(now), webhook.value())
                .update();
    }

    @Override
    public void hasten(WebhookId webhook, Instant now) {
        db.sql(
                        """
                        UPDATE webhook_delivery SET due = :now
                        WHERE webhook_id = :webhook AND status = 'pending' AND due > :now
                        """)
                .param("now", Columns.of(now))
                .param("webhook", webhook.value())
                .update();
    }

    /** Locked in the order of their line: two who replay the same do not wait for each other. */
    @Override
    public int replayFailed(WebhookId webhook, Instant since, int most, Instant now) {
        var ids =
                db.sql(
                                """
                                SELECT id FROM webhook_delivery
                                WHERE webhook_id = ? AND status = 'failed' AND created_at >= ?
                                ORDER BY created_at, id LIMIT ? FOR UPDATE
                                """)
                        .params(webhook.value(), Columns.of(since), most)
                        .query(Columns::firstText)
                        .list();
        ids.forEach(it -> change(new DeliveryId(it), failed -> failed.replayed(now)));
        return ids.size();
    }

    @Override
    public List<WebhookId> overdue(Instant before, int limit) {
        return db
                .sql(
                        """
                        SELECT DISTINCT webhook_id FROM webhook_delivery
                        WHERE status = 'pending' AND due < ? LIMIT ?
                        """)
                .params(Columns.of(before), limit)
                .query(Columns::firstText)
                .list()
                .stream()
                .map(WebhookId::new)
                .toList();
    }

    @Override
    public int forget(Instant endedBefore, int most) {
        return db.sql(
                        """
                        DELETE FROM webhook_delivery WHERE id IN (
                            SELECT id FROM webhook_delivery WHERE ended_at < ?
                            ORDER BY ended_at LIMIT ?)
                        """)
                .params(Columns.of(endedBefore), most)
                .update();
    }
}
