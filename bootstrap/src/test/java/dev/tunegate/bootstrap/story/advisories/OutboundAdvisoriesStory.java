package dev.tunegate.bootstrap.story.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How others were made to carry their providers' keys to a stranger. */
final class OutboundAdvisoriesStory {

    private static final List<String> ADDRESS_WORDS =
            List.of(
                    "api_base",
                    "base_url",
                    "baseURL",
                    "api_url",
                    "endpoint",
                    "url",
                    "custom_host",
                    "host",
                    "proxy",
                    "webhook_url",
                    "aws_bedrock_endpoint",
                    "vertex_endpoint");

    private static final Stranger STRANGER = new Stranger();

    private final Fortress house = Fortress.open();
    private final String key = house.key("theirs", "simulated");

    /** Whoever would like to be called; it counts who calls. */
    private static final class Stranger {

        private final AtomicInteger calls = new AtomicInteger();
        private final ServerSocket door;

        Stranger() {
            try {
                door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread.ofVirtual().start(this::listen);
        }

        private void listen() {
            while (!door.isClosed()) {
                try (var _ = door.accept()) {
                    calls.incrementAndGet();
                } catch (IOException _) {
                    return;
                }
            }
        }

        String address() {
            return "http://127.0.0.1:" + door.getLocalPort();
        }
    }

    @AfterAll
    static void the_stranger_was_never_called() throws IOException {
        STRANGER.door.close();
        assertThat(STRANGER.calls).hasValue(0);
    }

    private static String chat(String more) {
        return "{\"model\":\"theirs\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]"
                + more
                + "}";
    }

    private void isNotSentOn(String path, String body) {
        house.post(path, key, body);
        assertThat(STRANGER.calls).hasValue(0);
    }

    @Test
    void cve_2024_6587_no_word_of_a_chat_request_chooses_the_host() {
        for (var word : ADDRESS_WORDS) {
            isNotSentOn(
                    "/v1/chat/completions",
                    chat(",\"" + word + "\":\"" + STRANGER.address() + "\""));
        }
        assertThat(house.provider().requests()).isNotEmpty();
    }

    @Test
    void ghsa_g26j_5385_hhw3_no_word_of_a_job_chooses_the_host() {
        for (var word : ADDRESS_WORDS) {
            var wish =
                    "{\"model\":\"theirs\",\"training_file\":\""
                            + house.file(key)
                            + "\",\""
                            + word
                            + "\":\""
                            + STRANGER.address()
                            + "\"}";
            var answer = house.post("/v1/fine_tuning/jobs", key, wish);
            assertThat(answer.status()).as(word).isEqualTo(400);
            assertThat(STRANGER.calls).hasValue(0);
        }
    }

    @Test
    void nextchat_issue_6772_no_header_chooses_the_host() {
        for (var header :
                List.of(
                        "x-base-url",
                        "x-portkey-custom-host",
                        "x-portkey-config",
                        "x-forwarded-host",
                        "x-litellm-api-base",
                        "openai-base-url",
                        "x-upstream")) {
            var value =
                    header.endsWith("config")
                            ? "{\"provider\":\"openai\",\"custom_host\":\"%s\"}"
                                    .formatted(STRANGER.address())
                            : STRANGER.address();
            var headers = new HashMap<>(Map.of("authorization", "Bearer " + key));
            headers.put("content-type", "application/json");
            headers.put(header, value);
            house.send("POST", "/v1/chat/completions", headers, chat(""));
            house.send("GET", "/v1/fine_tuning/jobs", headers, "");
            assertThat(STRANGER.calls).as(header).hasValue(0);
        }
    }

    @Test
    void cve_2026_41487_the_key_of_an_account_goes_to_its_own_address_and_nowhere_else() {
        house.post("/v1/chat/completions", key, chat(""));

        assertThat(house.provider().requests())
                .allSatisfy(
                        it ->
                                assertThat(String.valueOf(it.headers().get("authorization")))
                                        .contains(OpenAiWireServer.KEY)
                                        .doesNotContain(key));
        for (var path : List.of("/key/list", "/v1/models", "/v1/fine_tuning/capabilities")) {
            assertThat(house.get(path, Fortress.MASTER_KEY).body())
                    .doesNotContain(OpenAiWireServer.KEY)
                    .doesNotContain(house.provider().address().toString());
        }
    }

    @Test
    void ghsa_vj9g_7rqh_x2p4_what_a_request_brings_along_is_refused_unless_it_was_allowed() {
        for (var header :
                Map.of(
                                "x-portkey-custom-host",
                                STRANGER.address(),
                                "x-portkey-aws-role-arn",
                                "arn:aws:iam::1:role/x",
                                "x-portkey-vertex-service-account-json",
                                "{}",
                                "x-portkey-azure-ad-token",
                                "t")
                        .entrySet()) {
            var headers =
                    Map.of("authorization", "Bearer " + key, header.getKey(), header.getValue());
            assertThat(house.send("GET", "/v1/files", headers, "").status())
                    .as(header.getKey())
                    .isEqualTo(403);
        }
    }

    @Test
    void cve_2026_45401_no_address_in_training_data_or_messages_is_fetched() {
        var picture = STRANGER.address() + "/cat.png";
        var row =
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":"
                        + "{\"url\":\""
                        + picture
                        + "\"}}]},{\"role\":\"assistant\",\"content\":\"a cat\"}]}\n";
        house.upload(key, "pictures.jsonl", row.repeat(12));
        isNotSentOn(
                "/v1/chat/completions",
                "{\"model\":\"simulated\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":"
                        + "\"image_url\",\"image_url\":{\"url\":\""
                        + picture
                        + "\"}}]}]}");
        for (var file :
                List.of(picture, "s3://b/rows.jsonl", "gs://b/rows.jsonl", "file:///etc/passwd")) {
            var wish = "{\"model\":\"simulated\",\"training_file\":\"" + file + "\"}";
            assertThat(house.post("/v1/fine_tuning/jobs", key, wish).status()).isIn(400, 404);
        }
    }

    @Test
    void cve_2026_45400_what_is_stored_does_not_lend_out_who_the_machine_is() {
        for (var words :
                List.of(
                        "azure|\"azure_managed_identity\":\"true\",\"api_base\":\"%s\"",
                        "vertex_ai|\"vertex_project\":\"ours-1\",\"vertex_location\":\"us-east1\","
                                + "\"gcs_bucket_name\":\"rows\",\"vertex_endpoint\":\"%s\"",
                        "bedrock|\"aws_region_name\":\"eu-west-1\",\"aws_bedrock_endpoint\":\"%s\"",
                        "bedrock|\"aws_region_name\":\"eu-west-1\",\"aws_profile_name\":\"ops\","
                                + "\"sts_endpoint\":\"%s\"")) {
            var provider = words.split("\\|")[0];
            var account = words.split("\\|")[1].formatted("https://93.184.216.34");
            isRefused(
                    "/credentials",
                    "{\"credential_name\":\"lent\",\"credential_values\":{%s}}".formatted(account));
            isRefused(
                    "/credentials",
                    "{\"credential_name\":\"lent\",\"credential_values\":{%s},\"credential_info\":{\"custom_llm_provider\":\"%s\"}}"
                            .formatted(account, provider));
            isRefused(
                    "/model/new",
                    "{\"model_name\":\"lent\",\"litellm_params\":{\"model\":\"%s/x\",%s}}"
                            .formatted(provider, account));
        }
    }

    @Test
    void cve_2026_45400_a_stored_account_that_loses_its_key_is_not_the_machines_from_then_on() {
        var values =
                "\"aws_region_name\":\"eu-west-1\",\"aws_bedrock_endpoint\":\"https://93.184.216.34\"";
        var keys = "\"aws_access_key_id\":%1$s,\"aws_secret_access_key\":%1$s";
        var body = "{\"credential_name\":\"loser\",\"credential_values\":{%s,%s}}";
        var added =
                house.post(
                        "/credentials",
                        Fortress.MASTER_KEY,
                        body.formatted(values, keys.formatted("\"k\"")));
        assertThat(added.status()).as(added.body()).isEqualTo(200);

        isRefused(
                "PATCH",
                "/credentials/loser",
                "{\"credential_values\":{" + keys.formatted("null") + "}}");
    }

    private void isRefused(String path, String body) {
        isRefused("POST", path, body);
    }

    private void isRefused(String method, String path, String body) {
        var headers =
                Map.of(
                        "authorization",
                        "Bearer " + Fortress.MASTER_KEY,
                        "content-type",
                        "application/json");
        var answer = house.send(method, path, headers, body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.at("/error/message"))
                .as(body)
                .contains("would be sent a token of the gateway's own machine");
        assertThat(answer.at("/error/param")).matches(".*(api_base|_endpoint)");
    }

    @Test
    void cve_2026_45400_a_model_that_was_stored_leads_to_no_place_inside() {
        int port = STRANGER.door.getLocalPort();
        var addresses =
                List.of(
                        "http://127.0.0.1:%d/v1",
                        "https://127.0.0.1:%d/v1",
                        "https://localhost:%d/v1",
                        "https://[::1]:%d/v1",
                        "https://[::ffff:127.0.0.1]:%d/v1",
                        "https://2130706433:%d/v1",
                        "https://127.1:%d/v1",
                        "https://0x7f000001:%d/v1",
                        "https://api.openai.com@127.0.0.1:%d/v1",
                        "https://127.0.0.1.:%d/v1",
                        "http://169.254.169.254/%d",
                        "http://metadata.google.internal/%d");
        for (int i = 0; i < addresses.size(); i++) {
            var name = "inside-" + i;
            var stored =
                    house.post(
                            "/model/new",
                            Fortress.MASTER_KEY,
                            """
                            {"model_name":"%s","litellm_params":{"model":"openai/gpt-4o-mini-2024-07-18",
                             "api_base":"%s","api_key":"sk-stored-secret-0001"}}
                            """
                                    .formatted(name, addresses.get(i).formatted(port)));
            if (stored.status() == 200) {
                var chat = chat("").replace("theirs", name);
                var answer = house.post("/v1/chat/completions", house.key(name), chat);
                assertThat(answer.status()).as(addresses.get(i)).isNotEqualTo(200);
                assertThat(answer.body()).doesNotContain("sk-stored-secret", "127.0.0.1");
            } else {
                assertThat(stored.status()).as(stored.body()).isEqualTo(400);
            }
            assertThat(STRANGER.calls).as(addresses.get(i)).hasValue(0);
        }
    }
}
