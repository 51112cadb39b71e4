package dev.tunegate.application.webhook;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.domain.webhook.Deliveries;
import dev.tunegate.domain.webhook.Webhook;
import dev.tunegate.domain.webhook.Webhook.Disabled;
import dev.tunegate.domain.webhook.Webhook.Reason;
import dev.tunegate.domain.webhook.Webhook.Subscription;
import dev.tunegate.domain.webhook.WebhookChanged;
import dev.tunegate.domain.webhook.WebhookChanged.Change;
import dev.tunegate.domain.webhook.Webhooks;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Changes who is told, where and of what; turns endpoints off and on. */
@UseCase
public final class UpdateWebhook {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final KnownWebhooks known;
    private final WebhookAddresses addresses;
    private final Errands errands;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public UpdateWebhook(
            Webhooks webhooks,
            Deliveries deliveries,
            KnownWebhooks known,
            WebhookAddresses addresses,
            Errands errands,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.known = known;
        this.addresses = addresses;
        this.errands = errands;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * Changes what is wanted otherwise. An endpoint that gets another address is turned on with it;
     * what waits is sent at once, and what waits for one that is turned off is given up.
     *
     * @throws Refusal.NotFound if there is none, or the caller may not know of it
     * @throws Refusal.InvalidInput naming what is wrong
     */
    public Webhook update(Caller caller, String id, WebhookChange wanted) {
        var found = known.changeable(caller, id);
        var url = wanted.url().map(addresses::read);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.call(
                () -> {
                    var before = webhooks.change(found.id(), it -> it);
                    var after =
                            webhooks.change(
                                    found.id(), it -> changed(it, wanted, url, now, caller));
                    if (before.isEmpty() || after.isEmpty()) {
                        throw KnownWebhooks.notFound(id);
                    }
                    follow(caller, before.get(), after.get(), now);
                    return after.get();
                });
    }

    private static Webhook changed(
            Webhook webhook, WebhookChange wanted, Optional<URI> url, Instant now, Caller caller) {
        var old = webhook.subscription();
        var next =
                new Subscription(
                        wanted.name().orElse(old.name()),
                        url.orElse(old.url()),
                        wanted.types().orElse(old.types()));
        boolean moves = !next.url().equals(old.url());
        boolean enabled = wanted.enabled().orElse(moves || webhook.isEnabled());
        var standing =
                enabled ? Optional.<Disabled>empty() : webhook.disabled().or(() -> disabled(now));
        return webhook.changed(next, standing, now, caller.name());
    }

    private static Optional<Disabled> disabled(Instant now) {
        return Optional.of(new Disabled(now, Reason.REQUESTED));
    }

    private void follow(Caller caller, Webhook before, Webhook after, Instant now) {
        if (after.equals(before)) {
            return;
        }
        announcer.announce(caller, new WebhookChanged(after.id(), Change.UPDATED));
        if (!after.isEnabled()) {
            deliveries.giveUp(after.id(), now);
        } else if (!after.subscription().url().equals(before.subscription().url())) {
            deliveries.hasten(after.id(), now);
            errands.plan(Errand.DELIVER_WEBHOOK, after.id().value(), now);
        }
    }
}
