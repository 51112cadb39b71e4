package dev.tunegate.domain.webhook;

import dev.tunegate.domain.access.CallerFixture;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.webhook.Webhook.Subscription;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Endpoints and deliveries to test with. */
public final class WebhookFixture {

    public static final Instant CREATED_AT = Instant.parse("2026-01-15T12:00:00Z");
    public static final URI URL = URI.create("https://hooks.example.com/tunegate");

    private Owner owner = CallerFixture.ALICE;
    private Set<EventType> types = EnumSet.of(EventType.JOB_SUCCEEDED, EventType.JOB_FAILED);
    private Instant createdAt = CREATED_AT;

    private WebhookFixture() {}

    /** One of Alice's, for jobs that have succeeded or failed. */
    public static WebhookFixture aWebhook() {
        return new WebhookFixture();
    }

    public WebhookFixture ownedBy(Owner other) {
        owner = other;
        return this;
    }

    public WebhookFixture toldOf(EventType... others) {
        types = Set.of(others);
        return this;
    }

    public WebhookFixture madeAfter(Duration age) {
        createdAt = CREATED_AT.plus(age);
        return this;
    }

    public Webhook build() {
        return Webhook.made(
                owner, new Subscription("main", URL, types), Revision.first(createdAt, "alice"));
    }

    public static WebhookDelivery aDelivery(WebhookId to) {
        return aDelivery(to, CREATED_AT);
    }

    public static WebhookDelivery aDelivery(WebhookId to, Instant at) {
        return WebhookDelivery.queued(to, WebhookEvent.of(EventType.JOB_SUCCEEDED, "ftjob-1", at));
    }
}
