package dev.tunegate.providers.openaiwire.server;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Portkey gateway, by its source 1.15.2 read on 2026-11-21: with OpenAI behind it, or with what
 * it makes of Bedrock's answers.
 */
final class PortkeyFace implements Face {

    private static final String ARN = "arn:aws:bedrock:us-east-1:1:model-customization-job/base/";

    private final String key;

    PortkeyFace(String key) {
        this.key = key;
    }

    @Override
    public WireResponse handle(WireRequest request, WireApi host) throws IOException {
        if (!request.header("x-portkey-api-key").equals(key)) {
            return failure(401, "Invalid API Key");
        }
        boolean directed =
                Stream.of("provider", "config", "virtual-key")
                        .anyMatch(it -> request.headers().containsKey("x-portkey-" + it));
        if (!directed) {
            return failure(400, "Either x-portkey-config or x-portkey-provider header is required");
        }
        boolean lost = host.habits().failsOnNode20 && breaks(request);
        var answer = host.core(unwrapped(request));
        return lost ? failure(500, "Something went wrong") : wrapped(request, answer, host);
    }

    private static boolean breaks(WireRequest request) {
        var path = request.path();
        return path.endsWith("/cancel")
                || path.endsWith("/content")
                || (request.method().equals("GET") && path.equals(TrainingApi.PATH));
    }

    private static WireRequest unwrapped(WireRequest request) {
        var arn = URLEncoder.encode(ARN, StandardCharsets.UTF_8);
        return request.to(request.path().replace(arn, ""));
    }

    private static WireResponse wrapped(WireRequest request, WireResponse answer, WireApi host) {
        if (!answer.contentType().equals("application/json")) {
            return answer;
        }
        var body = (ObjectNode) JsonMapper.shared().readTree(answer.whole());
        if (answer.status() >= 400) {
            return WireResponse.json(answer.status(), body.put("provider", "openai"));
        }
        if (!host.habits().speaksOfBedrock) {
            return answer;
        }
        boolean created =
                request.method().equals("POST") && request.path().equals(TrainingApi.PATH);
        if (created) {
            var only = JsonNodeFactory.instance.objectNode();
            return WireResponse.json(only.put("id", encoded(body)));
        }
        body.path("data").forEach(it -> bedrock((ObjectNode) it));
        return WireResponse.json(bedrock(body));
    }

    private static ObjectNode bedrock(ObjectNode body) {
        if (!body.path("object").asString("").equals("fine_tuning.job")) {
            return body;
        }
        body.put("id", encoded(body));
        body.put("object", "finetune");
        body.put("created_at", body.path("created_at").asLong(0) * 1000);
        if (body.path("finished_at").isNumber()) {
            body.put("finished_at", body.path("finished_at").asLong(0) * 1000);
        }
        body.putObject("hyperparameters").put("n_epochs", "NaN").putNull("batch_size");
        body.remove("method");
        if (body.path("error").isEmpty()) {
            body.putObject("error");
        } else {
            body.put("error", body.path("error").path("message").asString(""));
        }
        return body;
    }

    private static String encoded(ObjectNode job) {
        return URLEncoder.encode(ARN + job.path("id").asString(""), StandardCharsets.UTF_8);
    }

    private static WireResponse failure(int status, String message) {
        var body = JsonNodeFactory.instance.objectNode();
        return WireResponse.json(status, body.put("status", "failure").put("message", message));
    }
}
