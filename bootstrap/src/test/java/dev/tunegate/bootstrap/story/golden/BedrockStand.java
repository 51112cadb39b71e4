package dev.tunegate.bootstrap.story.golden;

import dev.tunegate.providers.bedrock.server.BedrockWireServer;
import dev.tunegate.providers.bedrock.server.Misbehaviour;
import dev.tunegate.providers.bedrock.server.Misbehaviour.Fault;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
    public void expect(Trouble trouble) {
        Fault fault =
                switch (trouble) {
                    case NEVER_ARRIVED -> new Fault.DropAfterBytes(0);
                    case NOT_NOW ->
                            new Fault.Refusal(503, "ServiceUnavailableException", "Later.", "1");
                    case ANSWER_LOST -> new Fault.AnswerLost();
                    case HALF_AN_ANSWER -> new Fault.Half();
                    case LATE_ANSWER -> new Fault.Delay(Duration.ofSeconds(4));
                };
        server.misbehave(Misbehaviour.on("POST /model-customization-jobs", fault));
    }

    @Override
    public long jobs() {
        return server.jobs().size();
    }

    @Override
    public Set<String> issued() {
        var ids = new HashSet<>(server.jobs());
        ids.addAll(server.objects());
        ids.addAll(server.deployments());
        ids.addAll(server.deletedModels());
        return ids;
    }

    @Override
    public void close() {
        server.close();
    }
}
