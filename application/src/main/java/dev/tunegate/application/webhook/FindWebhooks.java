package dev.tunegate.application.webhook;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.webhook.EventType;
import dev.tunegate.domain.webhook.Webhook;
import dev.tunegate.domain.webhook.Webhooks;
import java.util.List;

/** Tells which endpoints there are, and of what they can be told. */
@UseCase
public final class FindWebhooks {

    private final Webhooks webhooks;
    private final KnownWebhooks known;

    public FindWebhooks(Webhooks webhooks, KnownWebhooks known) {
        this.webhooks = webhooks;
        this.known = known;
    }

    /**
     * @throws Refusal.NotFound if there is none, or the caller may not know of it
     */
    public Webhook byId(Caller caller, String id) {
        return known.readable(caller, id);
    }

    public Listing<Webhook> list(Caller caller, ListQuery query) {
        AccessPolicy.require(caller, Permission.WEBHOOKS_READ);
        return webhooks.list(caller, query);
    }

    public List<EventType> types(Caller caller) {
        AccessPolicy.require(caller, Permission.WEBHOOKS_READ);
        return List.of(EventType.values());
    }
}
