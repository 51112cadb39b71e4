package dev.tunegate.application.webhook;

import dev.tunegate.application.shared.Again;
import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.domain.webhook.Deliveries;
import dev.tunegate.domain.webhook.Reply;
import dev.tunegate.domain.webhook.Webhook;
import dev.tunegate.domain.webhook.WebhookChanged;
import dev.tunegate.domain.webhook.WebhookChanged.Change;
import dev.tunegate.domain.webhook.WebhookDelivery;
import dev.tunegate.domain.webhook.WebhookId;
import dev.tunegate.domain.webhook.WebhookSender;
import dev.tunegate.domain.webhook.Webhooks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Tells one endpoint what stands in its line, one event after the other; an errand. Each attempt is
 * committed before the wire: a second node that comes meanwhile finds it under way, and one that
 * comes after a crash sends the same event again under the same id.
 */
@UseCase
public final class DeliverWebhook {

    /** Others have errands, too. */
    private static final int MOST_IN_A_ROW = 50;

    /** A receiver that takes its time must not keep others' errands waiting for long. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(10);

    /**
     * An event that comes while this run ends is not planned again, for the run was still there:
     * therefore one run more looks after it.
     */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final WebhookSender sender;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public DeliverWebhook(
            Webhooks webhooks,
            Deliveries deliveries,
            WebhookSender sender,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.sender = sender;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** It comes back when something in the line is due, and never where nobody waits. */
    public Again deliver(WebhookId id) {
        var end = clock.instant().plus(LONGEST_RUN);
        for (int sent = 0; sent < MOST_IN_A_ROW && clock.instant().isBefore(end); sent++) {
            var begun = transactions.call(() -> begin(id));
            if (begun.isEmpty()) {
                return again(id, sent > 0);
            }
            send(begun.get());
        }
        return Again.at(clock.instant());
    }

    /** The endpoint is held until this is committed: no other node can begin the same. */
    private Optional<WebhookDelivery> begin(WebhookId id) {
        var now = now();
        if (deliveries.line(id).next(now).isEmpty()) {
            return Optional.empty();
        }
        return webhooks.change(id, it -> it)
                .filter(Webhook::isEnabled)
                .flatMap(_ -> deliveries.line(id).next(now))
                .flatMap(it -> deliveries.change(it.id(), due -> attempted(due, now)));
    }

    private WebhookDelivery attempted(WebhookDelivery due, Instant now) {
        long number = due.turn().sequence().orElseGet(() -> webhooks.nextSequence(due.webhook()));
        return due.attempted(number, now);
    }

    private void send(WebhookDelivery begun) {
        var webhook = webhooks.find(begun.webhook());
        if (webhook.isEmpty()) {
            return;
        }
        var reply = reply(webhook.get(), begun);
        var now = now();
        transactions.run(
                () -> {
                    deliveries.change(
                            begun.id(), it -> it.replied(begun.turn().attempts(), reply, now));
                    if (reply.isGone()) {
                        disable(webhook.get(), now);
                    }
                });
    }

    private Reply reply(Webhook webhook, WebhookDelivery begun) {
        var now = clock.instant();
        var secrets = webhook.secrets().signing(now);
        return secrets.isEmpty()
                ? new Reply.Silent(Reply.Reason.SECRET_LOST)
                : sender.send(
                        new WebhookSender.Message(
                                webhook.subscription().url(),
                                begun.event(),
                                begun.turn().sequence(),
                                secrets,
                                now));
    }

    /** An endpoint that has moved meanwhile is not the one that has answered. */
    private void disable(Webhook asked, Instant now) {
        var gateway = Caller.gateway();
        var after =
                webhooks.change(
                        asked.id(),
                        it ->
                                it.subscription().url().equals(asked.subscription().url())
                                        ? it.gone(now, gateway.name())
                                        : it);
        if (after.filter(it -> !it.isEnabled()).isPresent()) {
            deliveries.giveUp(asked.id(), now);
            announcer.announce(gateway, new WebhookChanged(asked.id(), Change.DISABLED));
        }
    }

    private Again again(WebhookId id, boolean hasSent) {
        if (webhooks.find(id).filter(Webhook::isEnabled).isEmpty()) {
            deliveries.giveUp(id, now());
            return Again.NEVER;
        }
        var due = deliveries.line(id).due();
        return due.map(Again::at)
                .orElseGet(
                        () -> hasSent ? Again.at(clock.instant().plus(SECOND_LOOK)) : Again.NEVER);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
