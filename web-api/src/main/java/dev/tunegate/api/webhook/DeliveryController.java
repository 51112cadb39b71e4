package dev.tunegate.api.webhook;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.BoundedListBody;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.ListParameters;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.webhook.FindDeliveries;
import dev.tunegate.application.webhook.ReplayDelivery;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.webhook.DeliveryStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What endpoints were told, and telling it once more; OpenAI has no such routes. */
@Api
final class DeliveryController {

    private static final int PAGE = 20;
    private static final int MAX_PAGE = 100;
    private static final String SINCE = "since";

    private final FindDeliveries find;
    private final ReplayDelivery replay;

    DeliveryController(FindDeliveries find, ReplayDelivery replay) {
        this.find = find;
        this.replay = replay;
    }

    /**
     * How much was replayed.
     *
     * @param more whether there may be more, for another request
     */
    record ReplayedBody(String object, int replayed, boolean more) {}

    @Needs(Permission.WEBHOOKS_READ)
    @GetMapping("/webhook_endpoints/{id}/deliveries")
    BoundedListBody<DeliveryBody> list(
            Caller caller, @PathVariable String id, HttpServletRequest request) {
        var query = QueryParameters.of(request);
        var page = ListParameters.inOrder(query, PAGE, MAX_PAGE);
        var status = query.text("status").map(DeliveryController::status);
        return BoundedListBody.of(
                find.list(caller, id, status, page), DeliveryBody::of, it -> it.id().value());
    }

    private static DeliveryStatus status(String word) {
        return DeliveryStatus.named(word)
                .orElseThrow(
                        () ->
                                new Refusal.InvalidInput(
                                        "status",
                                        "invalid_value",
                                        "'status' is 'pending', 'succeeded' or 'failed'."));
    }

    @Needs(Permission.WEBHOOKS_WRITE)
    @PostMapping("/webhook_endpoints/{id}/deliveries/{delivery}/replay")
    DeliveryBody replay(Caller caller, @PathVariable String id, @PathVariable String delivery) {
        return DeliveryBody.of(replay.replay(caller, id, delivery));
    }

    @Needs(Permission.WEBHOOKS_WRITE)
    @PostMapping("/webhook_endpoints/{id}/deliveries/replay_failed")
    ReplayedBody replayFailed(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request).only(Set.of(SINCE));
        int since = body.integer(SINCE).orElseThrow(() -> body.missing(SINCE));
        int replayed = replay.replayFailed(caller, id, Instant.ofEpochSecond(since));
        return new ReplayedBody(
                "webhook_endpoint.replay", replayed, replayed == ReplayDelivery.MOST);
    }
}
