package dev.tunegate.bootstrap.story.golden;

import dev.tunegate.providers.bedrock.server.BedrockWireServer;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bedrock with S3. */
final class BedrockStand implements Stand {

    private final BedrockWireServer server = BedrockWireServer.start();

    BedrockWireServer server() {
        return server;
    }

    @Override
    public String name() {
        return "bedrock";
    }

    @Override
    public String configuration() {
        var words =
                Stream.of(server.settings(), BedrockWireServer.secrets())
                        .map(Map::entrySet)
                        .flatMap(it -> it.stream())
                        .map(it -> "%s: \"%s\"\n".formatted(it.getKey(), it.getValue()))
                        .collect(Collectors.joining());
        return """
                 - model_name: %s
                   model_info: {supported_endpoints: ["/chat/completions", "/fine_tuning"]}
                   litellm_params:
                     model: "bedrock/amazon.nova-micro-v1:0:128k"
               %s"""
                .formatted(model(), words.indent(6));
    }

    @Override
    public void letRunsEnd(boolean end) {
        server.moveJobsWhenLookedAt(end);
    }

    @Override
    public void trainTheLast() {
        server.move(server.jobs().getLast(), "training");
    }

    @Override
    public long jobs() {
        return server.jobs().size();
    }

    @Override
    public void close() {
        server.close();
    }
}
