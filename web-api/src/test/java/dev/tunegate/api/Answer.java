package dev.tunegate.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered. */
public record Answer(HttpResponse<byte[]> response) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public int status() {
        return response.statusCode();
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    /** A member of the answer, by JSON pointer; missing members are missing nodes. */
    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /** The answer, once it is known to be a success. */
    public Answer ok() {
        assertThat(status()).as(text()).isEqualTo(200);
        return this;
    }

    /** Checks for an error of OpenAI's shape, with a request id of ours. */
    public Answer isError(int expected, String code) {
        assertThat(status()).as(text()).isEqualTo(expected);
        assertThat(header("content-type").orElse("")).startsWith("application/json");
        assertThat(header("x-request-id").orElse("")).startsWith("req_");
        assertThat(json().propertyNames()).containsExactly("error");
        assertThat(json().get("error").propertyNames())
                .containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(at("/error/code").asString()).as(text()).isEqualTo(code);
        return this;
    }

    public Answer isError(int expected, String code, String param) {
        isError(expected, code);
        assertThat(at("/error/param").asString()).as(text()).isEqualTo(param);
        return this;
    }
}
