package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.errors.OpenAIServiceException;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One submission is one paid job, whatever goes wrong between the SDK, the gateway and the
 * provider.
 */
final class OnceStory {

    private static final String CREATE = "/fine_tuning/jobs";

    private final House house = House.open();

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault.DropBefore(),
                new Fault.DropAfter(),
                new Fault.Half(),
                new Fault.Status(500, "{}", Map.of()),
                new Fault.Status(503, "{}", Map.of()),
                new Fault.Delay(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_at_the_provider_never_makes_a_second_job(Fault fault) {
        var client = house.client(house.key("gpt-east"));
        var file = TuningStory.upload(client, House.trainingFile(), "gpt-east");
        TuningStory.processed(client, file.id());
        house.east().misbehave(Misbehaviour.on("POST", CREATE, fault));
        house.east().moveJobsWhenLookedAt(true);

        var created = TuningStory.create(client, "gpt-east", file.id());
        TuningStory.ended(client, created.id());

        assertThat(house.east().jobsByMarker()).containsEntry(created.id(), 1L);
    }

    @Test
    void a_refusal_reaches_the_caller_with_the_providers_reason_and_leaves_no_job() {
        var client = house.client(house.key("gpt-east"));
        var file = TuningStory.upload(client, House.trainingFile(), "gpt-east");
        TuningStory.processed(client, file.id());
        var body =
                "{\"error\":{\"message\":\"suffix is taken\",\"type\":\"invalid_request_error\",\"param\":\"suffix\",\"code\":\"taken\"}}";
        house.east()
                .misbehave(Misbehaviour.on("POST", CREATE, new Fault.Status(400, body, Map.of())));

        assertThatThrownBy(() -> TuningStory.create(client, "gpt-east", file.id()))
                .isInstanceOf(OpenAIServiceException.class)
                .hasMessageContaining("suffix is taken");
        assertThat(client.fineTuning().jobs().list().data()).isEmpty();
    }

    @Test
    void a_retry_of_a_stock_sdk_gets_the_same_job() {
        var key = house.key("org/simulated");
        var body = body(house.client(key), "");

        var first = create(key, body, Map.of("x-stainless-retry-count", "0"));
        var retry =
                create(
                        key,
                        body,
                        Map.of("x-stainless-retry-count", "1", "x-stainless-read-timeout", "600"));
        var deliberate = create(key, body, Map.of("x-stainless-retry-count", "0"));

        assertThat(retry).isEqualTo(first);
        assertThat(deliberate).isNotEqualTo(first);
    }

    @Test
    void an_idempotency_key_stands_for_one_request() {
        var key = house.key("org/simulated");
        var client = house.client(key);
        var body = body(client, "");
        var other = body(client, ",\"seed\":7");

        var first = create(key, body, Map.of("Idempotency-Key", "abc"));
        var again = create(key, body, Map.of("Idempotency-Key", "abc"));
        var conflict = send(key, other, Map.of("Idempotency-Key", "abc"));

        assertThat(again).isEqualTo(first);
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.headers().firstValue("x-should-retry")).contains("false");
    }

    private static String body(OpenAIClient client, String more) {
        var file = TuningStory.upload(client, House.trainingFile(), "org/simulated");
        return "{\"model\":\"org/simulated\",\"training_file\":\"" + file.id() + "\"" + more + "}";
    }

    private String create(String key, String body, Map<String, String> headers) {
        var answer = send(key, body, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.text(answer.body(), "id");
    }

    private HttpResponse<String> send(String key, String body, Map<String, String> headers) {
        var request = house.request("/v1" + CREATE, key).header("content-type", "application/json");
        headers.forEach(request::header);
        return house.send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }
}
