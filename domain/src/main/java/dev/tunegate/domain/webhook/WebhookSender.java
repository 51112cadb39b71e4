package dev.tunegate.domain.webhook;

import dev.tunegate.domain.shared.OutboundPort;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Brings events to endpoints, signed as Standard Webhooks says. */
@OutboundPort
public interface WebhookSender {

    /**
     * Sends one event once and waits at most 20 seconds for the answer to begin. Follows no
     * redirect and reads no answer. Whatever goes wrong is a reply, too.
     */
    Reply send(Message message);

    /**
     * What is sent.
     *
     * @param sequence its number among what this endpoint is sent; empty for a test
     * @param secrets with each of which it is signed
     * @param at the time that is signed
     */
    record Message(
            URI url,
            WebhookEvent event,
            Optional<Long> sequence,
            List<SigningSecret> secrets,
            Instant at) {

        public Message {
            secrets = List.copyOf(secrets);
            if (secrets.isEmpty()) {
                throw new IllegalArgumentException("nothing is sent unsigned");
            }
        }
    }
}
