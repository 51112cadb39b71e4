package dev.tunegate.domain.webhook;

import static dev.tunegate.domain.webhook.WebhookFixture.CREATED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody who brings events to endpoints must do. */
public interface WebhookSenderContract {

    WebhookSender sender();

    /** Where a receiver stands that answers like this. */
    URI receiver(int status);

    /** Where nobody stands. */
    URI nobody();

    private Reply sent(URI to) {
        return sender().send(
                        new WebhookSender.Message(
                                to,
                                WebhookEvent.of(EventType.JOB_SUCCEEDED, "ftjob-1", CREATED_AT),
                                Optional.of(1L),
                                List.of(SigningSecret.fresh()),
                                CREATED_AT));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 307, 400, 410, 429, 500, 503})
    default void the_status_is_the_reply(int status) {
        assertThat(sent(receiver(status)))
                .isInstanceOfSatisfying(
                        Reply.Answered.class, it -> assertThat(it.status()).isEqualTo(status));
    }

    @Test
    default void nobody_there_is_a_reply_too() {
        assertThat(sent(nobody())).isEqualTo(new Reply.Silent(Reply.Reason.UNREACHABLE));
    }
}
