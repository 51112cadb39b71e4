package dev.tunegate.persistence.webhook;

import static dev.tunegate.domain.webhook.WebhookFixture.aDelivery;
import static dev.tunegate.domain.webhook.WebhookFixture.aWebhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.webhook.Deliveries;
import dev.tunegate.domain.webhook.DeliveriesContract;
import dev.tunegate.domain.webhook.Webhook;
import dev.tunegate.domain.webhook.WebhookId;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries in a real database. */
final class JdbcDeliveriesTest implements DeliveriesContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcWebhooks webhooks =
            new JdbcWebhooks(DATABASE.db(), DATABASE.transactions(), TestSeals.in(DATABASE));
    private final JdbcDeliveries deliveries =
            new JdbcDeliveries(DATABASE.db(), DATABASE.transactions());
    private final Webhook webhook = aWebhook().build();
    private final Webhook other = aWebhook().build();

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("webhook");
        webhooks.add(webhook);
        webhooks.add(other);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

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

    @Test
    void what_an_endpoint_was_told_goes_with_it() {
        var delivery = aDelivery(webhook.id());
        deliveries.add(delivery);

        webhooks.remove(webhook.id());

        assertThat(deliveries.find(webhook.id(), delivery.id())).isEmpty();
    }
}
