package dev.tunegate.domain.webhook;

/** The fake keeps the contract. */
final class InMemoryDeliveriesTest implements DeliveriesContract {

    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final Webhook webhook = WebhookFixture.aWebhook().build();
    private final Webhook other = WebhookFixture.aWebhook().build();

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public WebhookId webhook() {
        return webhook.id();
    }

    @Override
    public WebhookId other() {
        return other.id();
    }
}
