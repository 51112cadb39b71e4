package dev.tunegate.application.webhook;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.provider.OutboundAddresses;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.webhook.Webhook;
import java.net.URI;
import java.util.Optional;

/** Reads where an endpoint is, and refuses what nothing would ever be sent to. */
@Step
public final class WebhookAddresses {

    private static final String PARAM = "url";

    private final OutboundAddresses addresses;

    public WebhookAddresses(OutboundAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * @throws Refusal.InvalidInput if it is none, too long, or leads where nobody may be told
     *     anything
     */
    URI read(String text) {
        if (text.length() > Webhook.MOST_URL) {
            throw invalid("string_above_max_length", "'url' has more than 2048 characters.");
        }
        var address =
                parsed(text).orElseThrow(() -> invalid("invalid_value", "'url' is no address."));
        addresses
                .objectionToWebhook(address)
                .ifPresent(
                        it -> {
                            throw invalid("forbidden_address", it);
                        });
        return address;
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text)).filter(it -> it.getScheme() != null);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Refusal invalid(String code, String message) {
        return new Refusal.InvalidInput(PARAM, code, message);
    }
}
