package dev.tunegate.domain.webhook;

import java.net.URI;

/** The fake keeps the contract. */
final class StandInReceiverTest implements WebhookSenderContract {

    private final StandInReceiver receiver = new StandInReceiver();

    @Override
    public WebhookSender sender() {
        return receiver;
    }

    @Override
    public URI receiver(int status) {
        receiver.answering(status);
        return WebhookFixture.URL;
    }

    @Override
    public URI nobody() {
        receiver.silent();
        return WebhookFixture.URL;
    }
}
