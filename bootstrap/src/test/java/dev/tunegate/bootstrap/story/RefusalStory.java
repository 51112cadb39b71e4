package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to be turned down, in OpenAI's shape. */
final class RefusalStory {

    private final House house = House.open();

    private static void isRefusal(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        var error = Json.read(answer.body()).path("error");
        assertThat(error.propertyNames())
                .containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(error.path("code").asString("")).isEqualTo(code);
        assertThat(error.path("message").asString("")).isNotBlank();
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
    }

    @Test
    void without_a_key_and_with_a_wrong_one() {
        isRefusal(house.get("/v1/models", ""), 401, "missing_api_key");
        isRefusal(house.get("/v1/models", "sk-wrong"), 401, "invalid_api_key");
    }

    @Test
    void an_unknown_path_and_a_wrong_method() {
        var key = house.key("org/simulated");

        isRefusal(house.get("/v1/nothing", key), 404, "unknown_url");
        isRefusal(house.post("/v1/models", key, "{}"), 405, "method_not_supported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json | invalid_json |",
                "[] | invalid_type |",
                "{} | missing_required_parameter | model",
                "{\"model\":\"org/simulated\"} | missing_required_parameter | training_file",
                "{\"model\":1,\"training_file\":\"f\"} | invalid_type | model",
                "{\"model\":\"org/simulated\",\"training_file\":\"f\",\"what\":1} | unknown_parameter | what",
                "{\"model\":\"org/simulated\",\"training_file\":\"f\",\"seed\":-1} | integer_below_min_value | seed",
                "{\"model\":\"org/simulated\",\"training_file\":\"f\",\"hyperparameters\":{\"n_epochs\":51}} | integer_above_max_value | hyperparameters.n_epochs",
                "{\"model\":\"org/simulated\",\"training_file\":\"f\",\"method\":{\"type\":\"dpo\",\"dpo\":{\"hyperparameters\":{\"beta\":3}}}} | decimal_above_max_value | method.dpo.hyperparameters.beta",
                "{\"model\":\"org/simulated\",\"training_file\":\"f\",\"method\":{\"type\":\"magic\"}} | invalid_value | method.type",
                "{\"model\":\"org/simulated\",\"training_file\":\"f\",\"integrations\":[{\"type\":\"wandb\",\"wandb\":{}}]} | missing_required_parameter | integrations[0].wandb.project",
                "{\"model\":\"org/simulated\",\"training_file\":\"f\",\"metadata\":{\"k\":1}} | invalid_type | metadata.k",
            })
    void a_create_request_that_is_wrong(String body, String code, String param) {
        var key = house.key("org/simulated");

        var answer = house.post("/v1/fine_tuning/jobs", key, body);

        isRefusal(answer, 400, code);
        assertThat(Json.at(answer.body(), "/error/param")).isEqualTo(param == null ? "" : param);
    }

    @Test
    void a_model_that_cannot_be_tuned() {
        var key = house.key("chat-only");

        var answer =
                house.post(
                        "/v1/fine_tuning/jobs",
                        key,
                        "{\"model\":\"chat-only\",\"training_file\":\"file-x\"}");

        isRefusal(answer, 400, "model_not_tunable");
    }

    @Test
    void bad_training_data_with_line_and_byte() {
        var key = house.key("org/simulated");
        var data =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"b\"}]}\n";

        var answer = upload(key, "data.jsonl", data + "{\"messages\":\n");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Json.at(answer.body(), "/error/message")).contains("Line 2").contains("byte");
        assertThat(Json.read(house.get("/v1/files", key).body()).path("data")).isEmpty();
    }

    @Test
    void lists_with_a_bad_limit_or_an_unknown_cursor() {
        var key = house.key("org/simulated");

        isRefusal(house.get("/v1/fine_tuning/jobs?limit=0", key), 400, "integer_below_min_value");
        isRefusal(house.get("/v1/fine_tuning/jobs?limit=101", key), 400, "integer_above_max_value");
        isRefusal(house.get("/v1/files?limit=x", key), 400, "invalid_type");
        isRefusal(house.get("/v1/files?after=file-unknown", key), 400, "invalid_cursor");
    }

    @Test
    void a_model_with_a_slash_in_its_name_however_it_is_written() {
        var key = house.key("org/simulated");

        assertThat(house.get("/v1/models/org/simulated", key).statusCode()).isEqualTo(200);
        assertThat(house.get("/v1/models/org%2Fsimulated", key).statusCode()).isEqualTo(200);
        isRefusal(house.get("/v1/models/org%2Fother", key), 404, "model_not_found");
    }

    private HttpResponse<String> upload(String key, String name, String data) {
        var form =
                "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--b\r\ncontent-disposition: form-data; name=\"purpose\"\r\n\r\nfine-tune\r\n--b--\r\n"
                        .formatted(name, data);
        return house.send(
                house.request("/v1/files", key)
                        .header("content-type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
    }
}
