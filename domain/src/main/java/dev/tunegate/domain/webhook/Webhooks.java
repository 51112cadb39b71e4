package dev.tunegate.domain.webhook;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.OutboundPort;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The endpoints that are told what happens. Their secrets are kept sealed. */
@OutboundPort
public interface Webhooks {

    void add(Webhook webhook);

    Optional<Webhook> find(WebhookId id);

    Optional<Webhook> visibleTo(Caller caller, WebhookId id);

    /** Those that the caller sees. */
    Listing<Webhook> list(Caller caller, ListQuery query);

    /** Changes one under lock. */
    Optional<Webhook> change(WebhookId id, UnaryOperator<Webhook> change);

    /** Forgets one, and with it whatever it was told. */
    boolean remove(WebhookId id);

    /** How many the owner has; nobody else can make one for them until the transaction ends. */
    long countOf(Owner owner);

    /** The enabled ones of these owners that want to be told of this. Asked at every change. */
    List<WebhookId> wanting(EventType type, Set<Owner> owners);

    /**
     * The next number of what this endpoint is sent: 1, 2, 3 and so on, none of them twice.
     *
     * @throws IllegalStateException if there is no such endpoint
     */
    long nextSequence(WebhookId id);
}
