package dev.tunegate.providers.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.domain.webhook.WebhookEvent;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** An event as receivers get it: OpenAI's members in OpenAI's order; webhooks guide, 2026-11-21. */
record EventJson(
        String object,
        String id,
        @JsonProperty("created_at") long createdAt,
        String type,
        Data data) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What happened to whom. */
    record Data(String id) {}

    /** The same bytes at every attempt. */
    static byte[] of(WebhookEvent event) {
        var json =
                new EventJson(
                        "event",
                        event.id().value(),
                        event.createdAt().getEpochSecond(),
                        event.type().word(),
                        new Data(event.subject()));
        return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    }
}
