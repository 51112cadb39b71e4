package dev.tunegate.providers.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.Headers;
import com.openai.errors.InvalidWebhookSignatureException;
import com.openai.models.webhooks.WebhookVerificationParams;
import dev.tunegate.domain.provider.Allowance;
import dev.tunegate.domain.provider.Reach;
import dev.tunegate.domain.webhook.EventType;
import dev.tunegate.domain.webhook.Reply;
import dev.tunegate.domain.webhook.Reply.Reason;
import dev.tunegate.domain.webhook.SigningSecret;
import dev.tunegate.domain.webhook.WebhookEvent;
import dev.tunegate.domain.webhook.WebhookSender;
import dev.tunegate.domain.webhook.WebhookSenderContract;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.http.ProviderHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes over the wire, and what comes of whatever a receiver does. */
@Timeout(30)
final class HttpWebhookSenderTest implements WebhookSenderContract {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final SigningSecret SECRET = SigningSecret.fresh();

    private final Receiver receiver = new Receiver();
    private final ProviderHttp http = client(home());
    private final HttpWebhookSender sender =
            new HttpWebhookSender(http, WebhookConfiguration.guard(home()));

    /** The operator's accounts and what is allowed to them open nothing; their own list does. */
    private static Reach.Current home() {
        var loopback = Allowance.parse("127.0.0.0/8").stream().toList();
        return () -> new Reach(Set.of(), List.of(), loopback);
    }

    private static ProviderHttp client(Reach.Current reach) {
        var settings = new HttpSettings(SHORT, SHORT, SHORT, SHORT, SHORT, 16 << 10);
        return new ProviderHttp(
                settings,
                new HttpFailures(Clock.systemUTC()),
                WebhookConfiguration.guard(reach),
                "test");
    }

    @AfterEach
    void stop() {
        http.close();
        receiver.close();
    }

    @Override
    public WebhookSender sender() {
        return sender;
    }

    @Override
    public URI receiver(int status) {
        receiver.answering(status);
        return receiver.at("/hook");
    }

    @Override
    public URI nobody() {
        return URI.create("http://127.0.0.1:1/hook");
    }

    private static WebhookSender.Message message(URI to, SigningSecret... secrets) {
        var now = Instant.now(Clock.systemUTC());
        var event = WebhookEvent.of(EventType.JOB_SUCCEEDED, "ftjob-1", now);
        return new WebhookSender.Message(to, event, Optional.of(7L), List.of(secrets), now);
    }

    @Test
    void an_event_has_openais_members_and_standard_headers() {
        var message = message(receiver.at("/hook?team=red"), SECRET);

        assertThat(sender.send(message).isSuccess()).isTrue();

        var heard = receiver.heard().getFirst();
        var event = message.event();
        assertThat(heard.method()).isEqualTo("POST");
        assertThat(heard.path()).isEqualTo("/hook?team=red");
        assertThat(heard.body())
                .isEqualTo(
                        "{\"object\":\"event\",\"id\":\"%s\",\"created_at\":%d,\"type\":\"fine_tuning.job.succeeded\",\"data\":{\"id\":\"ftjob-1\"}}"
                                .formatted(event.id(), event.createdAt().getEpochSecond()));
        assertThat(heard.headers())
                .containsEntry("webhook-id", event.id().value())
                .containsEntry("tunegate-sequence", "7")
                .containsEntry("content-type", "application/json")
                .containsOnlyKeys(
                        "webhook-id",
                        "webhook-timestamp",
                        "webhook-signature",
                        "tunegate-sequence",
                        "content-type",
                        "content-length",
                        "user-agent",
                        "host");
    }

    @Test
    void openais_own_client_accepts_it_also_while_two_secrets_sign() {
        var former = SigningSecret.fresh();
        sender.send(message(receiver.at("/hook"), SECRET, former));
        var heard = receiver.heard().getFirst();

        assertThat(unwrapped(heard, SECRET)).isEqualTo("ftjob-1");
        assertThat(unwrapped(heard, former)).isEqualTo("ftjob-1");
        Assertions.assertThatThrownBy(() -> unwrapped(heard, SigningSecret.fresh()))
                .isInstanceOf(InvalidWebhookSignatureException.class);
    }

    private static String unwrapped(Receiver.Heard heard, SigningSecret secret) {
        var headers = Headers.builder();
        heard.headers().forEach(headers::put);
        var client = OpenAIOkHttpClient.builder().apiKey("none").build();
        var params =
                WebhookVerificationParams.builder()
                        .payload(heard.body())
                        .headers(headers.build())
                        .secret(secret.reveal())
                        .build();
        return client.webhooks().unwrap(params).asFineTuningJobSucceeded().data().id();
    }

    @Test
    void a_redirect_is_not_followed() {
        receiver.answering(
                it -> {
                    it.getResponseHeaders().add("Location", "/elsewhere");
                    Receiver.end(it, 307);
                });

        assertThat(sender.send(message(receiver.at("/hook"), SECRET)))
                .isEqualTo(new Reply.Answered(307, Optional.empty()));
        assertThat(receiver.heard()).hasSize(1);
    }

    @Test
    void who_takes_too_long_has_not_answered() {
        var toldSo = new CompletableFuture<Void>();
        receiver.answering(
                it -> {
                    toldSo.join();
                    Receiver.end(it, 200);
                });

        assertThat(sender.send(message(receiver.at("/hook"), SECRET)))
                .isEqualTo(new Reply.Silent(Reason.TIMEOUT));
        toldSo.complete(null);
        assertThat(receiver.heard()).hasSize(1);
    }

    @Test
    void an_answer_without_end_is_not_read() {
        receiver.answering(
                it -> {
                    it.sendResponseHeaders(200, 0);
                    var chunk = new byte[1 << 16];
                    try (var body = it.getResponseBody()) {
                        for (int i = 0; i < 10_000; i++) {
                            body.write(chunk);
                        }
                    }
                });

        assertThat(sender.send(message(receiver.at("/hook"), SECRET)).isSuccess()).isTrue();
    }

    @Test
    void a_receiver_may_ask_for_patience() {
        receiver.answering(
                it -> {
                    it.getResponseHeaders().add("Retry-After", "30");
                    Receiver.end(it, 503);
                });

        assertThat(sender.send(message(receiver.at("/hook"), SECRET)).patience())
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void what_is_open_to_providers_is_closed_to_webhooks() {
        var named = receiver.at("/hook");
        var all = Allowance.parse("127.0.0.0/8").stream().toList();
        Reach.Current reach = () -> new Reach(Set.of(named), all);
        try (var strict = client(reach)) {
            var guarded = new HttpWebhookSender(strict, WebhookConfiguration.guard(reach));

            assertThat(guarded.send(message(named, SECRET)))
                    .isEqualTo(new Reply.Silent(Reason.FORBIDDEN_ADDRESS));
        }
        assertThat(receiver.heard()).isEmpty();
    }

    @Test
    void the_patience_is_twenty_seconds() {
        assertThat(WebhookConfiguration.SETTINGS.firstByte()).isEqualTo(Duration.ofSeconds(20));
    }
}
