package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.Headers;
import com.openai.errors.BadRequestException;
import com.openai.errors.InvalidWebhookSignatureException;
import com.openai.errors.NotFoundException;
import com.openai.models.webhooks.UnwrapWebhookEvent;
import com.openai.models.webhooks.WebhookCreateParams;
import com.openai.models.webhooks.WebhookRotateSecretParams;
import com.openai.models.webhooks.WebhookTestParams;
import com.openai.models.webhooks.WebhookUpdateParams;
import com.openai.models.webhooks.WebhookVerificationParams;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tunegate.bootstrap.Arguments;
import dev.tunegate.bootstrap.Gateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A job's end is told to a receiver that trusts nothing but OpenAI's own client. */
final class WebhooksStory {

    private static final String MASTER_KEY = "sk-webhooks-administrator-0001";

    private static final List<Heard> HEARD = new CopyOnWriteArrayList<>();
    private static final AtomicInteger STATUS = new AtomicInteger(200);

    private static HttpServer receiver;
    private static Gateway gateway;

    /** An event as it came. */
    private record Heard(Map<String, List<String>> headers, String body) {}

    @BeforeAll
    static void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 9);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/hook", WebhooksStory::hear);
        receiver.start();
        var folder = Files.createTempDirectory("tunegate-webhooks");
        var config =
                Files.writeString(
                        folder.resolve("tunegate.yaml"),
                        """
                        general_settings:
                          master_key: %s
                        tunegate:
                          polling_fastest: 200ms
                          polling_slowest: 1s
                          outbound:
                            webhooks: ["127.0.0.1:%d"]
                        model_list:
                          - model_name: simulated
                            litellm_params: {model: simulator/tiny, duration: 2s}
                            model_info: {supported_endpoints: ["/fine_tuning"]}
                        """
                                .formatted(MASTER_KEY, receiver.getAddress().getPort()));
        gateway =
                Gateway.start(
                        Arguments.parse(
                                List.of("start", "--config", config.toString(), "--port", "0")),
                        Map.of("TUNEGATE_HOME", folder.resolve("home").toString()));
    }

    @AfterAll
    static void close() {
        gateway.close();
        receiver.stop(0);
    }

    private static void hear(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        HEARD.add(new Heard(Map.copyOf(exchange.getRequestHeaders()), body));
        exchange.sendResponseHeaders(STATUS.get(), -1);
        exchange.close();
    }

    private static String address() {
        return "http://127.0.0.1:" + gateway.port();
    }

    private static String hook() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    }

    private static OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(address() + "/v1")
                .apiKey(key)
                .timeout(Duration.ofSeconds(30))
                .responseValidation(true)
                .build();
    }

    /** Somebody who works here. */
    private static OpenAIClient developer() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(address() + "/user/new"))
                        .header("authorization", "Bearer " + MASTER_KEY)
                        .header("content-type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"user_role\":\"internal_user\",\"models\":[\"simulated\"]}"))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return client(Json.text(answer.body(), "key"));
        }
    }

    private static UnwrapWebhookEvent unwrapped(OpenAIClient client, Heard heard, String secret) {
        var headers = Headers.builder();
        heard.headers().forEach(headers::put);
        return client.webhooks()
                .unwrap(
                        WebhookVerificationParams.builder()
                                .payload(heard.body())
                                .headers(headers.build())
                                .secret(secret)
                                .build());
    }

    private static void run(OpenAIClient client) {
        int before = HEARD.size();
        var file = TuningStory.upload(client, House.trainingFile(), "simulated");
        var job = TuningStory.create(client, "simulated", file.id());
        House.eventually(
                "the end of " + job.id() + " is told",
                () -> HEARD.stream().skip(before).anyMatch(it -> it.body().contains(job.id())));
    }

    @Test
    void openais_client_keeps_endpoints_and_accepts_what_they_are_told() throws Exception {
        var client = developer();
        var webhooks = client.webhooks();

        var made =
                webhooks.create(
                        WebhookCreateParams.builder()
                                .name("story")
                                .url(hook())
                                .addEventType(
                                        WebhookCreateParams.EventType.FINE_TUNING_JOB_SUCCEEDED)
                                .build());
        var first = made.signingSecret();
        assertThat(webhooks.list().items()).hasSize(1);
        assertThat(webhooks.eventTypes().list().data()).contains("fine_tuning.job.succeeded");

        run(client);
        var told = HEARD.getLast();
        var event = unwrapped(client, told, first).asFineTuningJobSucceeded();
        assertThat(event.validate().data().id()).startsWith("ftjob-");
        assertThat(told.body()).contains("\"id\":\"" + event.id() + "\"");

        var second =
                webhooks.rotateSecret(
                                made.id(),
                                WebhookRotateSecretParams.builder()
                                        .keepOldSecretActiveFor24Hours(true)
                                        .build())
                        .signingSecret();
        run(client);
        unwrapped(client, HEARD.getLast(), first);
        unwrapped(client, HEARD.getLast(), second);

        var third = webhooks.rotateSecret(made.id()).signingSecret();
        run(client);
        unwrapped(client, HEARD.getLast(), third);
        assertThatThrownBy(() -> unwrapped(client, HEARD.getLast(), second))
                .isInstanceOf(InvalidWebhookSignatureException.class);

        STATUS.set(503);
        var test =
                webhooks.test(
                        made.id(),
                        WebhookTestParams.builder()
                                .eventType(WebhookTestParams.EventType.FINE_TUNING_JOB_FAILED)
                                .build());
        assertThat(test.statusCode()).isEqualTo(503);
        STATUS.set(200);

        var renamed =
                webhooks.update(made.id(), WebhookUpdateParams.builder().name("renamed").build());
        assertThat(renamed.name()).isEqualTo("renamed");
        assertThatThrownBy(
                        () ->
                                webhooks.update(
                                        made.id(),
                                        WebhookUpdateParams.builder()
                                                .url("https://127.0.0.1:1/")
                                                .build()))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> developerSees(made.id())).isInstanceOf(NotFoundException.class);
        assertThat(webhooks.delete(made.id()).deleted()).isTrue();
    }

    private static void developerSees(String id) throws Exception {
        developer().webhooks().retrieve(id);
    }

    @Test
    void what_was_not_taken_comes_again_under_the_same_id() throws Exception {
        var client = developer();
        client.webhooks()
                .create(
                        WebhookCreateParams.builder()
                                .name("again")
                                .url(hook())
                                .addEventType(
                                        WebhookCreateParams.EventType.FINE_TUNING_JOB_SUCCEEDED)
                                .build());
        int before = HEARD.size();
        STATUS.set(503);
        run(client);
        STATUS.set(200);

        House.eventually("it comes again", () -> HEARD.size() >= before + 2);

        var both = HEARD.subList(before, before + 2);
        assertThat(both.get(0).body()).isEqualTo(both.get(1).body());
        assertThat(both.get(0).headers().get("Webhook-id"))
                .isEqualTo(both.get(1).headers().get("Webhook-id"));
    }
}
