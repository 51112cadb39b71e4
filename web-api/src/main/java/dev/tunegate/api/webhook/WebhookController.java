package dev.tunegate.api.webhook;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.BoundedListBody;
import dev.tunegate.api.web.DeletedBody;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.ListParameters;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.webhook.FindWebhooks;
import dev.tunegate.application.webhook.ManageWebhooks;
import dev.tunegate.application.webhook.TestWebhook;
import dev.tunegate.application.webhook.UpdateWebhook;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.webhook.EventType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The routes under {@code /webhook_endpoints}, as OpenAI's SDKs call them since the summer 2026.
 */
@Api
final class WebhookController {

    private static final int PAGE = 20;
    private static final int MAX_PAGE = 100;

    private final ManageWebhooks manage;
    private final UpdateWebhook update;
    private final FindWebhooks find;
    private final TestWebhook test;

    WebhookController(
            ManageWebhooks manage, UpdateWebhook update, FindWebhooks find, TestWebhook test) {
        this.manage = manage;
        this.update = update;
        this.find = find;
        this.test = test;
    }

    /** What an endpoint has answered to a sample. */
    @JsonNaming(SnakeCaseStrategy.class)
    record TestBody(
            String object,
            String webhookEndpointId,
            String eventType,
            int statusCode,
            boolean success) {}

    /** Of what endpoints can be told. */
    record TypesBody(String object, List<String> data) {}

    @Needs(Permission.WEBHOOKS_WRITE)
    @PostMapping("/webhook_endpoints")
    WebhookBody create(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var wanted = WebhookRequest.whole(JsonRequest.read(request));
        return WebhookBody.withSecret(manage.create(caller, wanted));
    }

    @Needs(Permission.WEBHOOKS_READ)
    @GetMapping("/webhook_endpoints")
    BoundedListBody<WebhookBody> list(Caller caller, HttpServletRequest request) {
        var page = ListParameters.newestFirst(QueryParameters.of(request), PAGE, MAX_PAGE);
        return BoundedListBody.of(find.list(caller, page), WebhookBody::of, it -> it.id().value());
    }

    @Needs(Permission.WEBHOOKS_READ)
    @GetMapping("/webhook_endpoints/{id}")
    WebhookBody retrieve(Caller caller, @PathVariable String id) {
        return WebhookBody.of(find.byId(caller, id));
    }

    @Needs(Permission.WEBHOOKS_WRITE)
    @PostMapping("/webhook_endpoints/{id}")
    WebhookBody update(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var change = WebhookRequest.change(JsonRequest.readOrEmpty(request));
        return WebhookBody.of(update.update(caller, id, change));
    }

    @Needs(Permission.WEBHOOKS_WRITE)
    @DeleteMapping("/webhook_endpoints/{id}")
    DeletedBody delete(Caller caller, @PathVariable String id) {
        return DeletedBody.of("webhook_endpoint.deleted", manage.delete(caller, id).value());
    }

    @Needs(Permission.WEBHOOKS_WRITE)
    @PostMapping("/webhook_endpoints/{id}/rotate_secret")
    WebhookBody rotate(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        boolean keep = WebhookRequest.keepsFormer(JsonRequest.readOrEmpty(request));
        return WebhookBody.withSecret(manage.rotate(caller, id, keep));
    }

    @Needs(Permission.WEBHOOKS_WRITE)
    @PostMapping("/webhook_endpoints/{id}/test")
    TestBody test(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var type = WebhookRequest.type(JsonRequest.read(request));
        int status = test.test(caller, id, type);
        return new TestBody("webhook_endpoint.test", id, type.word(), status, true);
    }

    @Needs(Permission.WEBHOOKS_READ)
    @GetMapping("/webhook_event_types")
    TypesBody types(Caller caller) {
        return new TypesBody("list", find.types(caller).stream().map(EventType::word).toList());
    }
}
