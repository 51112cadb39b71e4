package dev.tunegate.domain.webhook;

import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Undoable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Deliveries for as long as a test runs, in the order in which they were added. */
public final class InMemoryDeliveries implements Deliveries, Undoable {

    private static final Comparator<WebhookDelivery> OLDEST_FIRST =
            Comparator.<WebhookDelivery, Instant>comparing(it -> it.event().createdAt())
                    .thenComparing(it -> it.id().value());

    private final InMemoryTable<DeliveryId, WebhookDelivery> rows = new InMemoryTable<>();

    @Override
    public void add(WebhookDelivery delivery) {
        rows.add(delivery.id(), delivery);
    }

    @Override
    public Optional<WebhookDelivery> find(WebhookId webhook, DeliveryId id) {
        return rows.find(id).filter(it -> it.webhook().equals(webhook));
    }

    @Override
    public Listing<WebhookDelivery> list(
            WebhookId webhook, Optional<DeliveryStatus> status, ListQuery query) {
        return rows.page(
                query,
                OLDEST_FIRST,
                it -> it.webhook().equals(webhook),
                it -> status.isEmpty() || status.get() == it.status());
    }

    @Override
    public Optional<WebhookDelivery> change(DeliveryId id, UnaryOperator<WebhookDelivery> change) {
        return rows.change(id, change);
    }

    private Stream<WebhookDelivery> pending(WebhookId webhook) {
        return rows.where(
                it -> it.webhook().equals(webhook) && it.status() == DeliveryStatus.PENDING);
    }

    @Override
    public WaitingLine line(WebhookId webhook) {
        return new WaitingLine(
                pending(webhook).filter(it -> !it.turn().aside()).findFirst(),
                pending(webhook)
                        .filter(it -> it.turn().aside())
                        .min(Comparator.comparing(it -> it.turn().due())));
    }

    @Override
    public void giveUp(WebhookId webhook, Instant now) {
        changeAll(it -> it.webhook().equals(webhook), it -> it.givenUp(now));
    }

    @Override
    public void hasten(WebhookId webhook, Instant now) {
        changeAll(it -> it.webhook().equals(webhook), it -> it.hastened(now));
    }

    private void changeAll(
            Predicate<WebhookDelivery> which, UnaryOperator<WebhookDelivery> change) {
        rows.where(which).toList().forEach(it -> change(it.id(), change));
    }

    @Override
    public int replayFailed(WebhookId webhook, Instant since, int most, Instant now) {
        var failed =
                rows.where(
                                it ->
                                        it.webhook().equals(webhook)
                                                && it.status() == DeliveryStatus.FAILED
                                                && !it.event().createdAt().isBefore(since))
                        .sorted(OLDEST_FIRST)
                        .limit(most)
                        .toList();
        failed.forEach(it -> change(it.id(), each -> each.replayed(now)));
        return failed.size();
    }

    @Override
    public List<WebhookId> overdue(Instant before, int limit) {
        return rows.where(it -> it.status() == DeliveryStatus.PENDING)
                .filter(it -> it.turn().due().isBefore(before))
                .map(WebhookDelivery::webhook)
                .distinct()
                .limit(limit)
                .toList();
    }

    @Override
    public int forget(Instant endedBefore, int most) {
        var over =
                rows.where(it -> it.endedAt().filter(endedBefore::isAfter).isPresent())
                        .limit(most)
                        .toList();
        over.forEach(it -> rows.remove(it.id()));
        return over.size();
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
