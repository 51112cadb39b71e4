package dev.tunegate.persistence.webhook;

import static dev.tunegate.domain.webhook.WebhookFixture.aWebhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.shared.Race;
import dev.tunegate.domain.webhook.SigningSecrets;
import dev.tunegate.domain.webhook.Webhook;
import dev.tunegate.domain.webhook.WebhookFixture;
import dev.tunegate.domain.webhook.Webhooks;
import dev.tunegate.domain.webhook.WebhooksContract;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints in a real database. */
final class JdbcWebhooksTest implements WebhooksContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcWebhooks webhooks =
            new JdbcWebhooks(DATABASE.db(), DATABASE.transactions(), TestSeals.in(DATABASE));

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("webhook");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }

    @Test
    void a_secret_is_nowhere_in_the_table() {
        var webhook = aWebhook().build();
        webhooks.add(webhook);

        var row =
                DATABASE.db()
                        .sql("SELECT w::text || encode(secrets, 'escape') FROM webhook w")
                        .query(Columns::firstText)
                        .single();

        var secret = webhook.secrets().current().orElseThrow().reveal();
        assertThat(row).contains("hooks.example.com").doesNotContain("whsec_");
        assertThat(row).doesNotContain(secret.substring(6, 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url = 'https://evil.example/'",
                "owner = 'team:other'",
                "secrets = set_byte(secrets, 90, get_byte(secrets, 90) # 1)"
            })
    void a_row_that_was_changed_behind_our_back_signs_nothing_more(String change) {
        var webhook = aWebhook().build();
        webhooks.add(webhook);

        DATABASE.db().sql("UPDATE webhook SET " + change).update();

        assertThat(webhooks.find(webhook.id()).map(Webhook::secrets)).contains(SigningSecrets.LOST);
    }

    @Test
    void secrets_open_as_before_when_their_key_was_changed_and_forgotten() {
        var webhook = aWebhook().build().rotated(true, WebhookFixture.CREATED_AT, "alice");
        webhooks.add(webhook);
        var keys = TestSeals.keysIn(DATABASE, JdbcWebhooks.SECRETS);
        keys.add(WebhookFixture.CREATED_AT);
        assertThat(keys.reseal()).isOne();

        assertThat(keys.retire(WebhookFixture.CREATED_AT.plusSeconds(1))).hasSize(1);

        var fresh =
                new JdbcWebhooks(DATABASE.db(), DATABASE.transactions(), TestSeals.in(DATABASE));
        assertThat(fresh.find(webhook.id())).contains(webhook);
        assertThat(webhooks.find(webhook.id())).contains(webhook);
        assertThat(webhook.secrets().former()).isPresent();
    }

    @Test
    void whoever_counts_keeps_others_from_making_one_too_many() {
        var webhook = aWebhook().build();

        Race.of(
                6,
                () ->
                        DATABASE.transactions()
                                .run(
                                        () -> {
                                            if (webhooks.countOf(webhook.owner()) < 2) {
                                                webhooks.add(aWebhook().build());
                                            }
                                        }));

        assertThat(webhooks.countOf(webhook.owner())).isEqualTo(2);
    }
}
