package dev.tunegate.providers.bedrock.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;

/** Models as AWS's own SDK talks to them, whole and streamed. */
class RuntimeSdkTest {

    private final BedrockWireServer server = BedrockWireServer.start();
    private final StaticCredentialsProvider credentials =
            StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                            BedrockWireServer.ACCESS_KEY, BedrockWireServer.SECRET_KEY));

    @AfterEach
    void stop() {
        server.close();
    }

    private static Message said(String text) {
        return Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText(text))
                .build();
    }

    private BedrockRuntimeClient runtime() {
        return BedrockRuntimeClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(server.address())
                .credentialsProvider(credentials)
                .build();
    }

    @Test
    void models_converse() {
        try (var runtime = runtime()) {
            var answer =
                    runtime.converse(
                            it -> it.modelId("amazon.nova-micro-v1:0").messages(said("世界")));

            assertThat(answer.output().message().content().getFirst().text())
                    .isEqualTo("You said: 世界");
            assertThat(answer.usage().inputTokens()).isEqualTo(9);
            assertThatThrownBy(() -> runtime.converse(it -> it.modelId("x").messages(said("a"))))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
    }

    @Test
    void models_call_tools() {
        var schema = Document.mapBuilder().putString("type", "object").build();
        var tool = Tool.fromToolSpec(of -> of.name("echo").inputSchema(in -> in.json(schema)));
        try (var runtime = runtime()) {
            var called =
                    runtime.converse(
                            it ->
                                    it.modelId("amazon.nova-micro-v1:0")
                                            .messages(said("世界"))
                                            .toolConfig(
                                                    of ->
                                                            of.tools(tool)
                                                                    .toolChoice(
                                                                            one ->
                                                                                    one.any(
                                                                                            _ -> {}))));

            assertThat(called.stopReason()).isEqualTo(StopReason.TOOL_USE);
            var use = called.output().message().content().getFirst().toolUse();
            assertThat(use.name()).isEqualTo("echo");
            assertThat(use.input().asMap()).containsEntry("echo", Document.fromString("世界"));
        }
    }

    @Test
    void streams_are_what_the_sdk_reads_as_streams() {
        var text = new StringBuilder();
        var stops = new ArrayList<StopReason>();
        var tokens = new ArrayList<Integer>();
        var visitor =
                ConverseStreamResponseHandler.Visitor.builder()
                        .onContentBlockDelta(it -> text.append(it.delta().text()))
                        .onMessageStop(it -> stops.add(it.stopReason()))
                        .onMetadata(it -> tokens.add(it.usage().inputTokens()))
                        .onDefault((ConverseStreamOutput _) -> {})
                        .build();
        try (var http = new JdkAsyncHttp();
                var runtime =
                        BedrockRuntimeAsyncClient.builder()
                                .region(Region.US_EAST_1)
                                .endpointOverride(server.address())
                                .credentialsProvider(credentials)
                                .httpClient(http)
                                .build()) {
            runtime.converseStream(
                            it -> it.modelId("amazon.nova-micro-v1:0").messages(said("Grüße, 世界")),
                            ConverseStreamResponseHandler.builder().subscriber(visitor).build())
                    .join();
        }

        assertThat(text).hasToString("You said: Grüße, 世界");
        assertThat(stops).containsExactly(StopReason.END_TURN);
        assertThat(tokens).containsExactly(9);
    }
}
