package dev.tunegate.bootstrap.story.golden;

import dev.tunegate.providers.openaiwire.server.Manner;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A host that speaks OpenAI's format, in one of its dialects. */
final class WireStand implements Stand {

    private final String name;
    private final OpenAiWireServer server;
    private final String params;

    /**
     * @param params of {@code litellm_params}, where {@code @address} stands for the server's
     *     address, {@code @host} for its host and {@code @key} for its key
     */
    private WireStand(String name, Manner manner, String params) {
        this.name = name;
        this.server = OpenAiWireServer.start(manner);
        this.params = params;
    }

    static WireStand openai() {
        return new WireStand(
                "openai",
                Manner.OPENAI,
                """
                model: openai/gpt-4o-mini-2024-07-18
                api_base: "@address"
                api_key: @key
                """);
    }

    static WireStand azureGa() {
        return azure("azure-ga", Manner.AZURE_GA, "2024-10-21");
    }

    static WireStand azureV1() {
        return azure("azure-v1", Manner.AZURE_V1, "v1");
    }

    private static WireStand azure(String name, Manner manner, String version) {
        return new WireStand(
                name,
                manner,
                """
                model: azure/gpt-4.1-mini-2025-04-14
                api_base: "@address"
                api_key: @key
                api_version: "%s"
                azure_subscription_id: sub-1
                azure_resource_group: group-1
                azure_account_name: account-1
                azure_management_endpoint: "@host"
                azure_authority_host: "@host"
                tenant_id: tenant-1
                client_id: client-1
                client_secret: @key
                """
                        .formatted(version));
    }

    static WireStand portkey() {
        return new WireStand(
                "portkey",
                Manner.PORTKEY,
                """
                model: portkey/gpt-4o-mini
                api_base: "@address"
                portkey_api_key: @key
                portkey_provider: openai
                provider_api_key: sk-behind
                """);
    }

    static WireStand compatible() {
        return new WireStand(
                "openai-compatible",
                Manner.OPENAI,
                """
                model: openai-compatible/some-model
                api_base: "@address"
                api_key: @key
                features: "events,checkpoints,result_files"
                """);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String configuration() {
        var words =
                params.replace("@address", server.address().toString())
                        .replace("@host", server.host().toString())
                        .replace("@key", OpenAiWireServer.KEY);
        return """
                 - model_name: %s
                   model_info: {supported_endpoints: ["/chat/completions", "/fine_tuning"]}
                   litellm_params:
               %s"""
                .formatted(model(), words.indent(8));
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
    public void expect(Trouble trouble) {
        Fault fault =
                switch (trouble) {
                    case NEVER_ARRIVED -> new Fault.DropBefore();
                    case NOT_NOW -> new Fault.Status(503, "{}", Map.of());
                    case ANSWER_LOST -> new Fault.DropAfter();
                    case HALF_AN_ANSWER -> new Fault.Half();
                    case LATE_ANSWER -> new Fault.Delay(Duration.ofSeconds(4));
                };
        server.misbehave(Misbehaviour.on("POST", ".*/fine_tuning/jobs", fault));
    }

    @Override
    public long jobs() {
        return server.jobs().size();
    }

    OpenAiWireServer server() {
        return server;
    }

    @Override
    public Set<String> issued() {
        var ids = new HashSet<>(server.jobs());
        ids.addAll(server.files());
        ids.addAll(server.deletedModels());
        return ids;
    }

    @Override
    public void close() {
        server.close();
    }
}
