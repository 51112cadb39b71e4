package dev.tunegate.bootstrap.story.golden;

import dev.tunegate.providers.vertex.server.Misbehaviour;
import dev.tunegate.providers.vertex.server.Misbehaviour.Fault;
import dev.tunegate.providers.vertex.server.VertexWireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Vertex AI with Cloud Storage. */
final class VertexStand implements Stand {

    private final VertexWireServer server = VertexWireServer.start();
    private final Path credentials;

    VertexStand() {
        try {
            var file = Files.createTempFile("service-account", ".json");
            credentials = Files.writeString(file, server.credentials());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    VertexWireServer server() {
        return server;
    }

    @Override
    public String name() {
        return "vertex_ai";
    }

    @Override
    public String configuration() {
        var words =
                server.settings().entrySet().stream()
                        .map(it -> "%s: \"%s\"\n".formatted(it.getKey(), it.getValue()))
                        .collect(Collectors.joining());
        return """
                 - model_name: %s
                   model_info: {supported_endpoints: ["/chat/completions", "/fine_tuning"]}
                   litellm_params:
                     model: vertex_ai/gemini-2.5-flash
                     vertex_credentials: "%s"
               %s"""
                .formatted(model(), credentials, words.indent(6));
    }

    @Override
    public void letRunsEnd(boolean end) {
        server.habit("moves_when_looked_at", end ? 1 : 0);
    }

    @Override
    public void trainTheLast() {
        server.move(server.jobs().getFirst(), "JOB_STATE_RUNNING");
    }

    @Override
    public void expect(Trouble trouble) {
        Fault fault =
                switch (trouble) {
                    case NEVER_ARRIVED -> new Fault.DropBefore();
                    case NOT_NOW -> new Fault.Status(503, "{}", Map.of());
                    case ANSWER_LOST -> new Fault.DropAfter();
                    case HALF_AN_ANSWER -> new Fault.Half();
                    case LATE_ANSWER -> new Fault.Delay(Duration.ofSeconds(4));
                };
        server.misbehave(Misbehaviour.on("POST", ".*/tuningJobs", fault));
    }

    @Override
    public long jobs() {
        return server.jobs().size();
    }

    @Override
    public Set<String> issued() {
        var ids = new HashSet<>(server.jobs());
        ids.addAll(server.objects());
        ids.addAll(server.removed());
        return ids;
    }

    @Override
    public void close() {
        server.close();
    }
}
