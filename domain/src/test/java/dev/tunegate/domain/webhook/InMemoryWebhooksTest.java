package dev.tunegate.domain.webhook;

/** The fake keeps the contract. */
final class InMemoryWebhooksTest implements WebhooksContract {

    private final InMemoryWebhooks webhooks = new InMemoryWebhooks();

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }
}
