package dev.tunegate.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.api.organization.Town;
import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.webhook.DeliverWebhook;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.OwnedEvent;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.webhook.InMemoryWebhooks;
import dev.tunegate.domain.webhook.StandInReceiver;
import dev.tunegate.domain.webhook.WebhookId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhook endpoints as OpenAI's SDKs ask for them, and what is ours beside. */
final class WebhooksTest {

    private static final String WANTED =
            "{'name':'main','url':'https://hooks.example.com/a','event_types':"
                    + "['fine_tuning.job.succeeded','batch.completed']}";

    private final Town town = new Town();
    private final Client developer = town.user("dora");
    private final StandInReceiver receiver = TestServer.bean(StandInReceiver.class);

    @BeforeEach
    void answerWell() {
        receiver.answering(200);
    }

    private Answer made(Client client) {
        return client.postJson("/v1/webhook_endpoints", WANTED).ok();
    }

    private static String id(Answer made) {
        return made.at("/id").asString();
    }

    @Test
    void an_endpoint_is_made_and_its_secret_shown_once() {
        var made = made(developer);

        assertThat(made.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "object",
                        "created_at",
                        "updated_at",
                        "name",
                        "url",
                        "event_types",
                        "signing_secret",
                        "signing_secret_hint",
                        "scope",
                        "status");
        assertThat(made.at("/object").asString()).isEqualTo("webhook_endpoint");
        var secret = made.at("/signing_secret").asString();
        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);

        var read = developer.get("/webhook_endpoints/" + id(made)).ok();
        assertThat(read.text()).doesNotContain(secret);
        assertThat(read.json().has("signing_secret")).isFalse();
        assertThat(read.at("/signing_secret_hint").asString())
                .isEqualTo(made.at("/signing_secret_hint").asString());
        assertThat(developer.get("/webhook_endpoints").ok().text()).doesNotContain(secret);
    }

    @Test
    void a_list_runs_from_the_newest_on() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            ids.add(id(made(developer)));
        }

        var page = developer.get("/v1/webhook_endpoints?limit=2").ok();
        assertThat(page.at("/has_more").asBoolean()).isTrue();
        var rest =
                developer
                        .get(
                                "/v1/webhook_endpoints?limit=2&after="
                                        + page.at("/last_id").asString())
                        .ok();
        assertThat(rest.at("/has_more").asBoolean()).isFalse();
        assertThat(rest.at("/data").size()).isOne();
        assertThat(page.at("/data/0/id").asString()).isIn(ids);
        developer.get("/webhook_endpoints?after=we_nobody").isError(400, "invalid_cursor", "after");
    }

    @Test
    void a_change_changes_what_it_names_and_nothing_else() {
        var id = id(made(developer));
        TestServer.bean(dev.tunegate.domain.shared.SettableClock.class)
                .advance(java.time.Duration.ofSeconds(5));

        var same = developer.postJson("/webhook_endpoints/" + id, "{'name':'main'}").ok();
        assertThat(same.at("/updated_at").asLong()).isEqualTo(same.at("/created_at").asLong());

        var changed =
                developer
                        .postJson(
                                "/webhook_endpoints/" + id,
                                "{'name':'other','event_types':['fine_tuning.job.failed']}")
                        .ok();
        assertThat(changed.at("/name").asString()).isEqualTo("other");
        assertThat(changed.at("/url").asString()).isEqualTo("https://hooks.example.com/a");
        assertThat(changed.at("/event_types").toString()).isEqualTo("[\"fine_tuning.job.failed\"]");
        assertThat(changed.at("/updated_at").asLong())
                .isGreaterThan(changed.at("/created_at").asLong());
        assertThat(changed.json().has("signing_secret")).isFalse();

        var off = developer.postJson("/webhook_endpoints/" + id, "{'status':'disabled'}").ok();
        assertThat(off.at("/status").asString()).isEqualTo("disabled");
        assertThat(off.at("/disabled_reason").asString()).isEqualTo("requested");
        var moved =
                developer
                        .postJson(
                                "/webhook_endpoints/" + id, "{'url':'https://hooks.example.com/b'}")
                        .ok();
        assertThat(moved.at("/status").asString()).isEqualTo("enabled");
    }

    @Test
    void a_rotation_shows_the_new_secret_once() {
        var made = made(developer);
        var path = "/webhook_endpoints/" + id(made) + "/rotate_secret";

        var kept = developer.postJson(path, "{'keep_old_secret_active_for_24_hours':true}").ok();
        assertThat(kept.at("/signing_secret").asString())
                .startsWith("whsec_")
                .isNotEqualTo(made.at("/signing_secret").asString());
        var secrets =
                TestServer.bean(InMemoryWebhooks.class)
                        .find(new WebhookId(id(made)))
                        .orElseThrow()
                        .secrets();
        assertThat(secrets.former().orElseThrow().secret().reveal())
                .isEqualTo(made.at("/signing_secret").asString());
        developer.post(path).ok();
        developer
                .postJson(path, "{'keep_old_secret_active_for_24_hours':'yes'}")
                .isError(400, "invalid_type", "keep_old_secret_active_for_24_hours");
    }

    @Test
    void a_test_sends_a_sample_and_tells_the_status() {
        var id = id(made(developer));
        var path = "/webhook_endpoints/" + id + "/test";
        receiver.answering(418);

        var answer = developer.postJson(path, "{'event_type':'batch.failed'}").ok();

        assertThat(answer.text())
                .isEqualTo(
                        "{\"object\":\"webhook_endpoint.test\",\"webhook_endpoint_id\":\"%s\",\"event_type\":\"batch.failed\",\"status_code\":418,\"success\":true}"
                                .formatted(id));
        assertThat(receiver.heard().getLast().event().subject()).startsWith("batch_sample");
        assertThat(developer.get("/webhook_endpoints/" + id + "/deliveries").at("/data").size())
                .isZero();
        receiver.silent();
        developer
                .postJson(path, "{'event_type':'batch.failed'}")
                .isError(400, "no_answer", "webhook_endpoint_id");
    }

    @Test
    void the_types_are_listed() {
        var types = developer.get("/v1/webhook_event_types").ok();

        assertThat(types.at("/object").asString()).isEqualTo("list");
        assertThat(
                        StreamSupport.stream(types.at("/data").spliterator(), false)
                                .map(it -> it.asString()))
                .contains(
                        "fine_tuning.job.succeeded",
                        "fine_tuning.job.failed",
                        "fine_tuning.job.cancelled",
                        "batch.completed",
                        "batch.failed",
                        "batch.expired",
                        "batch.cancelled");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'url':'https://a.example/','event_types':['batch.failed']}                             | missing_required_parameter | name
                    {'name':'','url':'https://a.example/','event_types':['batch.failed']}                   | empty_string               | name
                    {'name':'x','event_types':['batch.failed']}                                             | missing_required_parameter | url
                    {'name':'x','url':'https://a.example/'}                                                 | missing_required_parameter | event_types
                    {'name':'x','url':'https://a.example/','event_types':[]}                                | invalid_value              | event_types
                    {'name':'x','url':'https://a.example/','event_types':['batch.failed','video.failed']}   | invalid_value              | event_types
                    {'name':'x','url':'https://a.example/','event_types':['batch.failed'],'scope':'mine'}   | invalid_value              | scope
                    {'name':'x','url':'https://a.example/','event_types':['batch.failed'],'secret':'x'}     | unknown_parameter          | secret
                    {'name':'x','url':'no address','event_types':['batch.failed']}                          | invalid_value              | url
                    """)
    void a_wish_that_is_wrong_is_refused_by_name(String json, String code, String param) {
        var answer = developer.postJson("/webhook_endpoints", json);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("/error/param").asString()).isEqualTo(param);
        if (!code.equals("empty_string")) {
            answer.isError(400, code, param);
        }
    }

    @Test
    void unknown_types_are_named() {
        var answer =
                developer.postJson(
                        "/webhook_endpoints",
                        "{'name':'x','url':'https://a.example/','event_types':['batch.failed','video.failed','eval.run.failed']}");

        assertThat(answer.at("/error/message").asString())
                .contains("'video.failed', 'eval.run.failed'")
                .doesNotContain("'batch.failed'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://10.1.2.3/",
                "https://169.254.169.254/latest",
                "https://[::1]/",
                "https://user@hooks.example.com/"
            })
    void an_address_inside_is_refused_when_it_is_stored(String url) {
        var json = "{'name':'x','url':'" + url + "','event_types':['batch.failed']}";

        developer.postJson("/webhook_endpoints", json).isError(400, "forbidden_address", "url");
        developer
                .postJson("/webhook_endpoints/" + id(made(developer)), "{'url':'" + url + "'}")
                .isError(400, "forbidden_address", "url");
    }

    @Test
    void names_addresses_and_numbers_have_bounds() {
        var longName = WANTED.replace("'main'", "'" + "n".repeat(257) + "'");
        assertThat(developer.postJson("/webhook_endpoints", longName).at("/error/param").asString())
                .isEqualTo("name");
        var longUrl = WANTED.replace(".com/a", ".com/" + "a".repeat(2048));
        assertThat(developer.postJson("/webhook_endpoints", longUrl).at("/error/param").asString())
                .isEqualTo("url");
        for (int i = 0; i < 20; i++) {
            made(developer);
        }
        assertThat(developer.postJson("/webhook_endpoints", WANTED).status()).isEqualTo(429);
        town.user("other").postJson("/webhook_endpoints", WANTED).ok();
    }

    @Test
    void only_an_administrator_is_told_of_everything() {
        var all = WANTED.replace("{'name'", "{'scope':'platform','name'");

        developer.postJson("/webhook_endpoints", all).isError(403, "insufficient_permissions");
        var made = TestServer.administrator().postJson("/webhook_endpoints", all).ok();
        assertThat(made.at("/scope").asString()).isEqualTo("platform");
        developer.get("/webhook_endpoints/" + id(made)).isError(404, "not_found");
        TestServer.administrator().delete("/webhook_endpoints/" + id(made)).ok();
    }

    /** Something of the developer's has ended. */
    record Ended(String subject, Owner owner) implements OwnedEvent {

        @Override
        public String action() {
            return "fine_tuning.job.succeeded";
        }
    }

    private void tell(String endpoint, String job) {
        var owner =
                TestServer.bean(InMemoryWebhooks.class)
                        .find(new WebhookId(endpoint))
                        .orElseThrow()
                        .owner();
        TestServer.bean(Announcer.class).announce(Caller.gateway(), new Ended(job, owner));
        TestServer.bean(DeliverWebhook.class).deliver(new WebhookId(endpoint));
    }

    @Test
    void what_was_told_can_be_looked_up_and_told_again() {
        var id = id(made(developer));
        tell(id, "ftjob-1");
        receiver.answering(410);
        tell(id, "ftjob-2");
        receiver.answering(200);

        var path = "/webhook_endpoints/" + id + "/deliveries";
        var all = developer.get("/v1" + path).ok();
        assertThat(all.at("/data").size()).isEqualTo(2);
        var failed = developer.get(path + "?status=failed").ok();
        assertThat(failed.at("/data").size()).isOne();
        var one = failed.at("/data/0");
        assertThat(one.at("/event/data/id").asString()).isEqualTo("ftjob-2");
        assertThat(one.at("/last_status_code").asInt()).isEqualTo(410);
        assertThat(one.at("/sequence").asInt()).isEqualTo(2);
        assertThat(one.at("/next_attempt_at").isNull()).isTrue();
        developer.get(path + "?status=lost").isError(400, "invalid_value", "status");

        var replay = path + "/" + one.at("/id").asString() + "/replay";
        developer.post(replay).isError(400, "webhook_endpoint_disabled");
        developer.postJson("/webhook_endpoints/" + id, "{'status':'enabled'}").ok();
        assertThat(developer.post(replay).ok().at("/status").asString()).isEqualTo("pending");
        TestServer.bean(DeliverWebhook.class).deliver(new WebhookId(id));

        assertThat(developer.get(path + "?status=succeeded").at("/data").size()).isEqualTo(2);
        var ids = List.of(receiver.heard().getLast().event().id().value());
        assertThat(ids).containsExactly(one.at("/event/id").asString());
        developer.post(path + "/whd_nobody/replay").isError(404, "not_found", "delivery_id");
        assertThat(developer.postJson(path + "/replay_failed", "{'since':0}").ok().text())
                .isEqualTo(
                        "{\"object\":\"webhook_endpoint.replay\",\"replayed\":0,\"more\":false}");
    }

    @Test
    void one_that_is_deleted_is_gone() {
        var id = id(made(developer));

        assertThat(developer.delete("/v1/webhook_endpoints/" + id).ok().text())
                .isEqualTo(
                        "{\"id\":\"%s\",\"object\":\"webhook_endpoint.deleted\",\"deleted\":true}"
                                .formatted(id));
        developer.get("/webhook_endpoints/" + id).isError(404, "not_found", "webhook_endpoint_id");
    }
}
