package dev.tunegate.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an upload is copied to, however its client says so. */
final class FileTargetsTest {

    private final Client client = TestServer.someTenant();

    private static List<String> copies(Answer uploaded) {
        var id = new FileId(uploaded.ok().at("/id").asString());
        var file = TestServer.bean(InMemoryManagedFiles.class).find(id).orElseThrow();
        return file.replicas().stream().map(it -> it.deployment().value()).toList();
    }

    @Test
    void a_file_goes_to_every_deployment_of_its_models() {
        var answer = Form.training().field("target_model_names", "everywhere").sendTo(client);

        assertThat(copies(answer))
                .containsExactlyInAnyOrder("openai-4", "azure-1", "azure-2", "bedrock-1");
    }

    @Test
    void a_provider_in_the_form_leaves_its_deployments() {
        var answer =
                Form.training()
                        .field("custom_llm_provider", "azure-openai")
                        .field("target_model_names", "everywhere")
                        .sendTo(client);

        assertThat(copies(answer)).containsExactlyInAnyOrder("azure-1", "azure-2");
    }

    @Test
    void a_provider_may_stand_in_the_query_a_header_or_the_path() {
        var form = Form.training().field("target_model_names", "everywhere");

        assertThat(copies(form.sendTo(client, "/v1/files?custom_llm_provider=bedrock")))
                .containsExactly("bedrock-1");
        assertThat(copies(form.sendTo(client, "/v1/files", "custom-llm-provider", "bedrock")))
                .containsExactly("bedrock-1");
        assertThat(copies(form.sendTo(client, "/files", "x-portkey-virtual-key", "eu")))
                .containsExactly("azure-1");
        assertThat(copies(form.sendTo(client, "/bedrock/v1/files"))).containsExactly("bedrock-1");
    }

    @Test
    void one_model_may_be_named_as_litellm_does() {
        var field = Form.training().field("model", "gpt-4o-mini");

        assertThat(copies(field.sendTo(client))).containsExactly("openai-1");
        assertThat(copies(Form.training().sendTo(client, "/v1/files?model=gpt-4o-mini")))
                .containsExactly("openai-1");
        assertThat(
                        copies(
                                Form.training()
                                        .sendTo(
                                                client,
                                                "/v1/files",
                                                "x-litellm-model",
                                                "gpt-4o-mini")))
                .containsExactly("openai-1");
    }

    @Test
    void a_model_that_is_named_twice_is_one_and_two_are_refused() {
        var form = Form.training().field("model", "gpt-4o-mini");

        assertThat(copies(form.sendTo(client, "/v1/files", "x-litellm-model", "gpt-4o-mini")))
                .containsExactly("openai-1");
        form.sendTo(client, "/v1/files", "x-litellm-model", "everywhere")
                .isError(400, "contradictory_model", "model");
    }

    @Test
    void metadata_of_litellm_is_taken_and_passed_over() {
        Form.training()
                .field("litellm_metadata", "{\"a\":1}")
                .field("litellm_metadata[b]", "2")
                .sendTo(client)
                .ok();
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere, unknown_provider, custom_llm_provider",
        "azure, contradictory_provider, custom_llm_provider",
    })
    void a_provider_that_cannot_be_followed_is_refused(String word, String code, String param) {
        Form.training()
                .field("custom_llm_provider", word)
                .sendTo(client, "/bedrock/v1/files")
                .isError(400, code, param);
    }

    @Test
    void a_file_that_no_provider_takes_is_refused_with_its_place() {
        var answer = Form.training().field("target_model_names", "picky-model").sendTo(client);

        answer.isError(400, "file_refused", "file");
        assertThat(answer.at("/error/message").asString())
                .contains("'picky'", "Line 2 (byte 34): it has no tools there.");
        assertThat(client.get("/v1/files").ok().at("/data")).isEmpty();
    }

    @Test
    void a_file_that_some_provider_takes_says_which_does_not() {
        var uploaded =
                Form.training()
                        .field("target_model_names", "picky-model,gpt-4o-mini")
                        .sendTo(client);

        assertThat(uploaded.ok().at("/status_details").asString())
                .contains("'picky'", "Line 2 (byte 34)");
    }

    @Test
    void files_stand_behind_the_name_of_every_provider() {
        var id = Form.training().sendTo(client, "/azure-openai/v1/files").ok().at("/id").asString();
        var files = "/openai/v1/files";

        assertThat(client.get(files).ok().at("/data/0/id").asString()).isEqualTo(id);
        client.get(files + "/" + id).ok();
        client.get(files + "/" + id + "/content").ok();
        client.delete(files + "/" + id).ok();
        client.get("/v1/files/" + id).isError(404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere/v1/files",
                "/nowhere/v1/files/file-1",
                "/nowhere/v1/files/file-1/content",
                "/v1/nowhere/v1/files",
                "/openai/v2/files",
                "/openai/files",
                "/%2e%2e/v1/files",
            })
    void what_is_no_provider_is_no_route(String path) {
        var answer = client.get(path);

        assertThat(answer.status()).as(answer.text()).isIn(400, 404);
        assertThat(answer.at("/error/code").asString()).isIn("unknown_url", "invalid_request");
    }

    @Test
    void nothing_is_taken_in_behind_the_name_of_no_provider() {
        Form.training().sendTo(client, "/nowhere/v1/files").isError(404, "unknown_url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/file-x", "/file-x/content"})
    void a_provider_that_is_not_known_is_refused_wherever_it_stands(String path) {
        client.get("/v1/files" + path + "?custom_llm_provider=nowhere")
                .isError(400, "unknown_provider", "custom_llm_provider");
    }
}
