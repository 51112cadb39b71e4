package dev.tunegate.application.webhook;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.domain.webhook.Webhook;
import dev.tunegate.domain.webhook.Webhook.Subscription;
import dev.tunegate.domain.webhook.WebhookChanged;
import dev.tunegate.domain.webhook.WebhookChanged.Change;
import dev.tunegate.domain.webhook.WebhookId;
import dev.tunegate.domain.webhook.Webhooks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Makes endpoints, gives them other secrets, and deletes them. */
@UseCase
public final class ManageWebhooks {

    private final Webhooks webhooks;
    private final KnownWebhooks known;
    private final WebhookAddresses addresses;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public ManageWebhooks(
            Webhooks webhooks,
            KnownWebhooks known,
            WebhookAddresses addresses,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.webhooks = webhooks;
        this.known = known;
        this.addresses = addresses;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * An endpoint for what happens to the caller's things, or to everybody's.
     *
     * @throws Refusal.NotAllowed if the caller may not make one, or not for the whole platform
     * @throws Refusal.InvalidInput naming what is wrong
     * @throws Refusal.LimitReached if the owner has 20 already
     */
    public Webhook create(Caller caller, NewWebhook wanted) {
        var owner = wanted.platform() ? platform(caller) : caller.owner();
        AccessPolicy.require(caller, Permission.WEBHOOKS_WRITE);
        AccessPolicy.require(caller, Permission.WEBHOOKS_WRITE, Place.of(owner));
        var url = addresses.read(wanted.url());
        var subscription = new Subscription(wanted.name(), url, wanted.types());
        var webhook = Webhook.made(owner, subscription, Revision.first(now(), caller.name()));
        transactions.run(
                () -> {
                    requireRoom(owner);
                    webhooks.add(webhook);
                    announcer.announce(caller, new WebhookChanged(webhook.id(), Change.CREATED));
                });
        return webhook;
    }

    /** What is rehearsed is told to nobody who expects the real thing. */
    private static Owner platform(Caller caller) {
        return caller.isRehearsing() ? Webhook.PLATFORM.rehearsing() : Webhook.PLATFORM;
    }

    private void requireRoom(Owner owner) {
        if (webhooks.countOf(owner) >= Webhook.MOST_PER_OWNER) {
            throw new Refusal.LimitReached(
                    "webhook_endpoint_limit",
                    "There are "
                            + Webhook.MOST_PER_OWNER
                            + " webhook endpoints already; delete one first.",
                    Optional.empty());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Signs with another secret from now on.
     *
     * @param keep whether the former one goes on signing for 24 hours
     * @throws Refusal.NotFound if there is none, or the caller may not know of it
     */
    public Webhook rotate(Caller caller, String id, boolean keep) {
        var found = known.changeable(caller, id);
        var now = now();
        return transactions.call(
                () -> {
                    var rotated =
                            webhooks.change(found.id(), it -> it.rotated(keep, now, caller.name()));
                    announcer.announce(
                            caller, new WebhookChanged(found.id(), Change.SECRET_ROTATED));
                    return rotated.orElseThrow(() -> KnownWebhooks.notFound(id));
                });
    }

    /**
     * Forgets it, with all that it was told or waits for.
     *
     * @throws Refusal.NotFound if there is none, or the caller may not know of it
     */
    public WebhookId delete(Caller caller, String id) {
        var found = known.changeable(caller, id).id();
        transactions.run(
                () -> {
                    if (!webhooks.remove(found)) {
                        throw KnownWebhooks.notFound(id);
                    }
                    announcer.announce(caller, new WebhookChanged(found, Change.DELETED));
                });
        return found;
    }
}
