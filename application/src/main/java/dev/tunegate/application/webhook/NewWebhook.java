package dev.tunegate.application.webhook;

import dev.tunegate.domain.webhook.EventType;
import java.util.Set;

/**
 * A wish for an endpoint.
 *
 * @param platform whether it is to be told of everybody's things
 */
public record NewWebhook(String name, String url, Set<EventType> types, boolean platform) {

    public NewWebhook {
        types = Set.copyOf(types);
    }
}
