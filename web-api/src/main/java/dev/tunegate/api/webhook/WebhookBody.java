package dev.tunegate.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.tunegate.domain.webhook.EventType;
import dev.tunegate.domain.webhook.SigningSecret;
import dev.tunegate.domain.webhook.Webhook;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An endpoint as callers see it. {@code scope}, {@code status} and {@code disabled_reason} are
 * ours.
 *
 * @param signingSecret in answer to its making and to a rotation alone
 */
@JsonNaming(SnakeCaseStrategy.class)
record WebhookBody(
        String id,
        String object,
        long createdAt,
        long updatedAt,
        String name,
        String url,
        List<String> eventTypes,
        @JsonInclude(Include.NON_NULL) @Nullable String signingSecret,
        @Nullable String signingSecretHint,
        String scope,
        String status,
        @JsonInclude(Include.NON_NULL) @Nullable String disabledReason) {

    static WebhookBody of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookBody withSecret(Webhook webhook) {
        return of(webhook, webhook.secrets().current().map(SigningSecret::reveal).orElse(null));
    }

    private static WebhookBody of(Webhook webhook, @Nullable String secret) {
        var subscription = webhook.subscription();
        return new WebhookBody(
                webhook.id().value(),
                "webhook_endpoint",
                webhook.revision().createdAt().getEpochSecond(),
                webhook.revision().updatedAt().getEpochSecond(),
                subscription.name(),
                subscription.url().toString(),
                subscription.types().stream().map(EventType::word).toList(),
                secret,
                webhook.secrets().current().map(SigningSecret::hint).orElse(null),
                isOfPlatform(webhook) ? WebhookRequest.PLATFORM : WebhookRequest.OWN,
                webhook.isEnabled() ? WebhookRequest.ENABLED : WebhookRequest.DISABLED,
                webhook.disabled().map(it -> it.reason().word()).orElse(null));
    }

    private static boolean isOfPlatform(Webhook webhook) {
        return webhook.owner().equals(Webhook.PLATFORM)
                || webhook.owner().equals(Webhook.PLATFORM.rehearsing());
    }

    /** Names the address alone: one of the members may be a secret. */
    @Override
    public String toString() {
        return id + " at " + url;
    }
}
