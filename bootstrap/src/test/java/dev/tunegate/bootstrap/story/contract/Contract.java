package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.client.okhttp.OkHttpClient;
import com.openai.core.ClientOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a story holds the house to: whatever it asks, and however, is looked at. */
final class Contract {

    private final ContractHouse house = ContractHouse.open();
    private final Witness witness = new Witness(house.description());

    ContractHouse house() {
        return house;
    }

    /** An official client of the house, which takes nothing that it would not call valid. */
    OpenAIClient client(String key) {
        return new OpenAIClientImpl(
                ClientOptions.builder()
                        .httpClient(new OverheardClient(OkHttpClient.builder().build(), witness))
                        .baseUrl(house.address() + "/v1")
                        .apiKey(key)
                        .adminApiKey(key)
                        .maxRetries(0)
                        .responseValidation(true)
                        .build());
    }

    /** What a good request gets that no official client makes. */
    JsonNode answer(String method, String path, String key, String body) {
        var request =
                house.request(method, "/v1" + path, key)
                        .method(method, BodyPublishers.ofString(body))
                        .header("content-type", "application/json")
                        .build();
        var answer = house.send(request);
        witness.look(
                new Exchange(
                        method,
                        request.uri(),
                        "application/json",
                        body.getBytes(StandardCharsets.UTF_8),
                        answer.statusCode(),
                        answer.headers().firstValue("content-type").orElse(""),
                        answer.body()));
        assertThat(answer.statusCode()).as(() -> Judge.text(answer)).isLessThan(300);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Everything under these headings was tried, and nothing in any answer was amiss. */
    void isKept(Set<String> headings) {
        assertThat(witness.findings()).isEmpty();
        assertThat(witness.tried().missing(headings)).as("not tried").isEmpty();
    }
}
