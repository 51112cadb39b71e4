package dev.tunegate.application.webhook;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.CallerFixture;
import dev.tunegate.domain.access.OwnedEvent;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Rights;
import dev.tunegate.domain.access.Role;
import dev.tunegate.domain.provider.PlainAddresses;
import dev.tunegate.domain.shared.ImmediateTransactions;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.RecordedErrands;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.domain.webhook.Deliveries;
import dev.tunegate.domain.webhook.EventType;
import dev.tunegate.domain.webhook.InMemoryDeliveries;
import dev.tunegate.domain.webhook.InMemoryWebhooks;
import dev.tunegate.domain.webhook.StandInReceiver;
import dev.tunegate.domain.webhook.Webhook;
import dev.tunegate.domain.webhook.WebhookDelivery;
import dev.tunegate.domain.webhook.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The column of webhooks over fakes, a clock that a test moves, and one receiver. */
final class WebhookHouse {

    static final String URL = "https://hooks.example.com/tunegate";
    static final Set<EventType> ENDS =
            EnumSet.of(EventType.JOB_SUCCEEDED, EventType.JOB_FAILED, EventType.JOB_CANCELLED);

    final SettableClock clock = SettableClock.atNoon();
    final RecordedErrands errands = new RecordedErrands();
    final InMemoryWebhooks webhooks = new InMemoryWebhooks();
    final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    final StandInReceiver receiver = new StandInReceiver();
    final ImmediateTransactions transactions =
            new ImmediateTransactions(webhooks, deliveries, errands);
    final Announcer announcer = new Announcer(webhooks, deliveries, errands, clock);
    final KnownWebhooks known = new KnownWebhooks(webhooks);
    final WebhookAddresses addresses = new WebhookAddresses(new PlainAddresses());
    final ManageWebhooks manage =
            new ManageWebhooks(webhooks, known, addresses, transactions, announcer, clock);
    final UpdateWebhook update =
            new UpdateWebhook(
                    webhooks,
                    deliveries,
                    known,
                    addresses,
                    errands,
                    transactions,
                    announcer,
                    clock);
    final ReplayDelivery replay =
            new ReplayDelivery(known, deliveries, errands, transactions, announcer, clock);
    final TidyDeliveries tidy = new TidyDeliveries(deliveries, errands, clock);

    /** Alice as somebody who works here, rather than a program. */
    static Caller alice() {
        return developer(CallerFixture.ALICE);
    }

    static Caller bob() {
        return developer(CallerFixture.BOB);
    }

    static Caller developer(Owner owner) {
        var plain = CallerFixture.alice();
        return new Caller(
                plain.identity(), owner, Rights.with(owner, Role.DEVELOPER), plain.models());
    }

    DeliverWebhook deliver() {
        return deliver(deliveries);
    }

    DeliverWebhook deliver(Deliveries through) {
        return new DeliverWebhook(webhooks, through, receiver, transactions, announcer, clock);
    }

    /** An endpoint of Alice's for the ends of jobs. */
    Webhook endpoint() {
        return endpoint(alice());
    }

    Webhook endpoint(Caller caller) {
        return manage.create(caller, new NewWebhook("main", URL, ENDS, false));
    }

    /** Some thing of somebody's has changed. */
    record Happened(String action, String subject, Owner owner) implements OwnedEvent {}

    /** A job of Alice's has succeeded. */
    void happens(String subject) {
        happens("fine_tuning.job.succeeded", subject, CallerFixture.ALICE);
    }

    void happens(String action, String subject, Owner owner) {
        transactions.run(
                () -> announcer.announce(Caller.gateway(), new Happened(action, subject, owner)));
    }

    void runDue() {
        for (var due : errands.takeDue(clock.instant())) {
            deliver()
                    .deliver(new WebhookId(due.id()))
                    .at()
                    .ifPresent(it -> errands.plan(due.errand(), due.id(), it));
        }
    }

    /** Lets time pass from one errand to the next, up to that moment. */
    void passTo(Instant end) {
        runDue();
        while (clock.instant().isBefore(end)) {
            var next =
                    errands.all().stream()
                            .map(RecordedErrands.Planned::at)
                            .filter(it -> it.isBefore(end))
                            .findFirst()
                            .orElse(end);
            clock.set(next);
            runDue();
        }
    }

    void pass(Duration time) {
        passTo(clock.instant().plus(time));
    }

    List<WebhookDelivery> told(Webhook webhook) {
        return deliveries
                .list(
                        webhook.id(),
                        Optional.empty(),
                        new ListQuery(Optional.empty(), 1000, ListQuery.Order.OLDEST_FIRST))
                .items();
    }
}
