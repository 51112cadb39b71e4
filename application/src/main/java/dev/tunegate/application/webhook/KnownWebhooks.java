package dev.tunegate.application.webhook;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.webhook.Webhook;
import dev.tunegate.domain.webhook.WebhookId;
import dev.tunegate.domain.webhook.Webhooks;

/** Looks endpoints up for those who may read or change them. */
@Step
public final class KnownWebhooks {

    private final Webhooks webhooks;

    public KnownWebhooks(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    Webhook readable(Caller caller, String id) {
        AccessPolicy.require(caller, Permission.WEBHOOKS_READ);
        return visible(caller, id);
    }

    Webhook changeable(Caller caller, String id) {
        AccessPolicy.require(caller, Permission.WEBHOOKS_WRITE);
        var found = visible(caller, id);
        AccessPolicy.require(caller, Permission.WEBHOOKS_WRITE, Place.of(found.owner()));
        return found;
    }

    private Webhook visible(Caller caller, String id) {
        return WebhookId.in(id)
                .flatMap(it -> webhooks.visibleTo(caller, it))
                .orElseThrow(() -> notFound(id));
    }

    static Refusal notFound(String id) {
        return new Refusal.NotFound("webhook endpoint", id, "webhook_endpoint_id");
    }
}
