package dev.tunegate.bootstrap.story.golden;

import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;

/** OpenAI, by whose answers all others are measured. */
final class OpenAiStand implements Stand {

    private final OpenAiWireServer server = OpenAiWireServer.start();

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public String configuration() {
        return """
                 - model_name: %s
                   litellm_params:
                     model: openai/gpt-4o-mini-2024-07-18
                     api_base: "%s"
                     api_key: %s
                   model_info: {supported_endpoints: ["/chat/completions", "/fine_tuning"]}
               """
                .formatted(model(), server.address(), OpenAiWireServer.KEY);
    }

    @Override
    public void letRunsEnd(boolean end) {
        server.moveJobsWhenLookedAt(end);
    }

    @Override
    public void trainTheLast() {
        server.move(server.jobs().getFirst(), "running");
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
