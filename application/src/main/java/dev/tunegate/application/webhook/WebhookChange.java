package dev.tunegate.application.webhook;

import dev.tunegate.domain.webhook.EventType;
import java.util.Optional;
import java.util.Set;

/** What is to become otherwise of an endpoint; what is empty stays. */
public record WebhookChange(
        Optional<String> name,
        Optional<String> url,
        Optional<Set<EventType>> types,
        Optional<Boolean> enabled) {

    public WebhookChange {
        types = types.map(Set::copyOf);
    }
}
