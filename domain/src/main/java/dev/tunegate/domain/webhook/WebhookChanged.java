package dev.tunegate.domain.webhook;

import dev.tunegate.domain.shared.DomainEvent;

/** An endpoint was made, changed, or is gone. */
public record WebhookChanged(WebhookId id, Change change) implements DomainEvent {

    /** What happened to the endpoint. */
    public enum Change {
        CREATED("created"),
        UPDATED("updated"),
        SECRET_ROTATED("secret_rotated"),
        DISABLED("disabled"),
        DELETED("deleted"),
        REPLAYED("replayed");

        private final String word;

        Change(String word) {
            this.word = word;
        }
    }

    @Override
    public String action() {
        return "webhook_endpoint." + change.word;
    }

    @Override
    public String subject() {
        return id.value();
    }
}
