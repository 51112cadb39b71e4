package dev.tunegate.persistence.webhook;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.domain.webhook.EventType;
import dev.tunegate.domain.webhook.Webhook;
import dev.tunegate.domain.webhook.WebhookId;
import dev.tunegate.domain.webhook.Webhooks;
import dev.tunegate.persistence.access.OwnerScope;
import dev.tunegate.persistence.secret.Seal;
import dev.tunegate.persistence.secret.SealedColumn;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.TimeOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Endpoints as rows, their secrets sealed for the address to which they belong. */
public final class JdbcWebhooks implements Webhooks {

    /** What must be sealed anew when the key changes. */
    public static final SealedColumn SECRETS = new SealedColumn("webhook", "id", "secrets");

    private static final String TABLE = "webhook";

    private final JdbcClient db;
    private final Transactions transactions;
    private final WebhookRow row;

    public JdbcWebhooks(JdbcClient db, Transactions transactions, Seal seal) {
        this.db = db;
        this.transactions = transactions;
        this.row = new WebhookRow(seal);
    }

    @Override
    public void add(Webhook webhook) {
        db.sql(
                        """
                        INSERT INTO webhook (id, owner, name, url, types, secrets, disabled_since,
                            disabled_reason, version, created_at, created_by, updated_at,
                            updated_by)
                        VALUES (:id, :owner, :name, :url, :types, :secrets, :disabled_since,
                            :disabled_reason, :version, :created_at, :created_by, :updated_at,
                            :updated_by)
                        """)
                .params(row.of(webhook))
                .update();
    }

    @Override
    public Optional<Webhook> find(WebhookId id) {
        return db.sql("SELECT * FROM webhook WHERE id = ?")
                .param(id.value())
                .query(row::webhook)
                .optional();
    }

    @Override
    public Optional<Webhook> visibleTo(Caller caller, WebhookId id) {
        return find(id).filter(it -> caller.sees(it.owner()));
    }

    @Override
    public Listing<Webhook> list(Caller caller, ListQuery query) {
        var scope = OwnerScope.of(caller);
        var order =
                scope.isEverything()
                        ? TimeOrder.ofAll(TABLE, query)
                        : TimeOrder.ofPart(TABLE, query);
        var params = new HashMap<String, Object>(scope.params());
        query.after().map(it -> place(caller, it, query)).ifPresent(params::putAll);
        var page =
                db.sql(
                                "SELECT * FROM webhook WHERE "
                                        + scope.condition()
                                        + query.after()
                                                .map(_ -> " AND " + order.beyondPlace())
                                                .orElse("")
                                        + " "
                                        + order.orderBy())
                        .params(params)
                        .param("limit", query.limit() + 1)
                        .query(row::webhook)
                        .list();
        return Listing.of(page, query.limit());
    }

    /** One that was deleted on the way still marks its place. */
    private Map<String, Object> place(Caller caller, String id, ListQuery query) {
        return db.sql(
                        """
                        SELECT owner, created_at FROM webhook WHERE id = :id
                        UNION ALL SELECT owner, created_at FROM forgotten_webhook WHERE id = :id
                        """)
                .param("id", Columns.of(id))
                .query(
                        (found, _) ->
                                Map.entry(
                                        new Owner(found.getString("owner")),
                                        Columns.instant(found, "created_at")))
                .optional()
                .filter(it -> caller.sees(it.getKey()))
                .map(it -> Map.<String, Object>of("after", id, "at", Columns.of(it.getValue())))
                .orElseThrow(query::unknownCursor);
    }

    /** Whoever adds a delivery need not wait: that concerns the id, which never changes. */
    @Override
    public Optional<Webhook> change(WebhookId id, UnaryOperator<Webhook> change) {
        return transactions.call(
                () ->
                        db.sql("SELECT * FROM webhook WHERE id = ? FOR NO KEY UPDATE")
                                .param(id.value())
                                .query(row::webhook)
                                .optional()
                                .map(it -> store(it, change.apply(it))));
    }

    private Webhook store(Webhook before, Webhook after) {
        if (after.equals(before)) {
            return before;
        }
        return db.sql(
                        """
                        UPDATE webhook SET name = :name, url = :url, types = :types,
                            secrets = :secrets, disabled_since = :disabled_since,
                            disabled_reason = :disabled_reason, version = :version,
                            updated_at = :updated_at, updated_by = :updated_by
                        WHERE id = :id RETURNING *
                        """)
                .params(row.of(after))
                .query(row::webhook)
                .single();
    }

    @Override
    public boolean remove(WebhookId id) {
        return db.sql(
                                """
                                WITH gone AS (
                                    DELETE FROM webhook WHERE id = ?
                                    RETURNING id, owner, created_at
                                ), over AS (
                                    DELETE FROM forgotten_webhook
                                    WHERE gone_at < now() - interval '1 day'
                                )
                                INSERT INTO forgotten_webhook (id, owner, created_at)
                                SELECT * FROM gone
                                """)
                        .param(id.value())
                        .update()
                > 0;
    }

    @Override
    public long countOf(Owner owner) {
        db.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))::text")
                .param("webhooks of " + owner)
                .query(Columns::firstText)
                .single();
        return db.sql("SELECT count(*) FROM webhook WHERE owner = ?")
                .param(owner.value())
                .query(Columns::firstNumber)
                .single();
    }

    @Override
    public List<WebhookId> wanting(EventType type, Set<Owner> owners) {
        return db
                .sql(
                        """
                        SELECT id FROM webhook
                        WHERE owner = ANY(:owners) AND disabled_since IS NULL
                            AND :type = ANY(types)
                        ORDER BY id
                        """)
                .param("owners", owners.stream().map(Owner::value).toArray(String[]::new))
                .param("type", type.word())
                .query(Columns::firstText)
                .list()
                .stream()
                .map(WebhookId::new)
                .toList();
    }

    @Override
    public long nextSequence(WebhookId id) {
        return db.sql(
                        """
                        UPDATE webhook SET last_sequence = last_sequence + 1
                        WHERE id = ? RETURNING last_sequence
                        """)
                .param(id.value())
                .query(Columns::firstNumber)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no endpoint " + id));
    }
}
