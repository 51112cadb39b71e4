package dev.tunegate.domain.webhook;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Undoable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Endpoints for as long as a test runs. */
public final class InMemoryWebhooks implements Webhooks, Undoable {

    private static final Comparator<Webhook> OLDEST_FIRST =
            Comparator.<Webhook, java.time.Instant>comparing(it -> it.revision().createdAt())
                    .thenComparing(it -> it.id().value());

    private final InMemoryTable<WebhookId, Webhook> rows = new InMemoryTable<>();
    private final Map<WebhookId, Long> sequences = new ConcurrentHashMap<>();

    @Override
    public void add(Webhook webhook) {
        rows.add(webhook.id(), webhook);
    }

    @Override
    public Optional<Webhook> find(WebhookId id) {
        return rows.find(id);
    }

    @Override
    public Optional<Webhook> visibleTo(Caller caller, WebhookId id) {
        return find(id).filter(it -> caller.sees(it.owner()));
    }

    @Override
    public Listing<Webhook> list(Caller caller, ListQuery query) {
        return rows.page(query, OLDEST_FIRST, it -> caller.sees(it.owner()), _ -> true);
    }

    @Override
    public Optional<Webhook> change(WebhookId id, UnaryOperator<Webhook> change) {
        return rows.change(id, change);
    }

    @Override
    public boolean remove(WebhookId id) {
        return rows.remove(id);
    }

    @Override
    public long countOf(Owner owner) {
        return rows.where(it -> it.owner().equals(owner)).count();
    }

    @Override
    public List<WebhookId> wanting(EventType type, Set<Owner> owners) {
        return rows.where(
                        it ->
                                it.isEnabled()
                                        && owners.contains(it.owner())
                                        && it.subscription().types().contains(type))
                .map(Webhook::id)
                .sorted(Comparator.comparing(WebhookId::value))
                .toList();
    }

    @Override
    public long nextSequence(WebhookId id) {
        if (find(id).isEmpty()) {
            throw new IllegalStateException("no endpoint " + id);
        }
        return sequences.merge(id, 1L, Long::sum);
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
