package dev.tunegate.api.web;

import dev.tunegate.api.web.MatrixCall.Thing;
import java.util.List;

/** How the routes for webhook endpoints are called in the matrix. */
final class WebhookCalls {

    private static final String HOOKS = "/webhook_endpoints";
    private static final String ONE = HOOKS + "/{id}";
    private static final String NOBODYS = "whd_nobody";

    static final List<MatrixCall> ALL =
            List.of(
                    MatrixCall.of("POST " + HOOKS, Thing.NOTHING, HOOKS, "{}"),
                    MatrixCall.of("GET " + HOOKS, Thing.NOTHING, HOOKS, ""),
                    MatrixCall.of("GET " + HOOKS, Thing.WEBHOOK, HOOKS + "?after=@", ""),
                    MatrixCall.of("GET " + ONE, Thing.WEBHOOK, HOOKS + "/@", ""),
                    MatrixCall.of("POST " + ONE, Thing.WEBHOOK, HOOKS + "/@", "{'name':'x'}"),
                    MatrixCall.of("DELETE " + ONE, Thing.WEBHOOK, HOOKS + "/@", ""),
                    MatrixCall.of(
                            "POST " + ONE + "/rotate_secret",
                            Thing.WEBHOOK,
                            HOOKS + "/@/rotate_secret",
                            ""),
                    MatrixCall.of(
                            "POST " + ONE + "/test",
                            Thing.WEBHOOK,
                            HOOKS + "/@/test",
                            "{'event_type':'fine_tuning.job.failed'}"),
                    MatrixCall.of(
                            "GET " + ONE + "/deliveries",
                            Thing.WEBHOOK,
                            HOOKS + "/@/deliveries",
                            ""),
                    MatrixCall.of(
                            "POST " + ONE + "/deliveries/{delivery}/replay",
                            Thing.NOTHING,
                            HOOKS + "/we_nobody/deliveries/" + NOBODYS + "/replay",
                            ""),
                    MatrixCall.of(
                            "POST " + ONE + "/deliveries/replay_failed",
                            Thing.WEBHOOK,
                            HOOKS + "/@/deliveries/replay_failed",
                            "{'since':1}"),
                    MatrixCall.of(
                            "GET /webhook_event_types", Thing.NOTHING, "/webhook_event_types", ""));

    private WebhookCalls() {}
}
