package dev.tunegate.bootstrap.story.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.bootstrap.story.Receiver;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** What the golden script leaves out: errors, accounts of callers, management and the console. */
final class CanaryCalls {

    private static final String CHAT =
            "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final RecordingProxy proxy;

    CanaryCalls(RecordingProxy proxy) {
        this.proxy = proxy;
    }

    private HttpResponse<String> call(
            String method, String path, String body, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(URI.create(proxy.address() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> bearing(String key) {
        return Map.of("authorization", "Bearer " + key, "content-type", "application/json");
    }

    private HttpResponse<String> admin(String method, String path, String body) {
        return call(method, path, body, bearing(CanaryHouse.MASTER_KEY));
    }

    void provokeErrors(WireStand stand, String wrongKey) {
        assertThat(admin("POST", "/v1/chat/completions", CHAT.formatted("wrong-key")).statusCode())
                .isGreaterThanOrEqualTo(400);
        stand.server().misbehave(CanaryStory.quoting(stand));
        assertThat(
                        admin("POST", "/v1/chat/completions", CHAT.formatted(stand.model()))
                                .statusCode())
                .isEqualTo(400);
        assertThat(call("GET", "/v1/models", "", bearing(wrongKey)).statusCode()).isEqualTo(401);
        assertThat(call("GET", "/v1/models?key=" + wrongKey, "", Map.of()).statusCode())
                .isBetween(400, 401);
    }

    void bringAnAccount(URI host, String key) {
        var headers = new TreeMap<>(bearing(key));
        headers.put("x-portkey-api-key", CanaryHouse.MASTER_KEY);
        headers.put("x-portkey-provider", "openai");
        headers.put("x-portkey-custom-host", host.toString());
        assertThat(
                        call(
                                        "POST",
                                        "/v1/chat/completions",
                                        CHAT.formatted("gpt-4o-mini-2024-07-18"),
                                        headers)
                                .statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    void keepCredentials(String key, String rotated, String aws) {
        var plain =
                "{\"credential_name\":\"canary\",\"credential_values\":{\"api_key\":\"%s\"},"
                        + "\"credential_info\":{\"custom_llm_provider\":\"openai\"}}";
        assertThat(admin("POST", "/credentials", plain.formatted(key)).statusCode()).isEqualTo(200);
        assertThat(admin("POST", "/credentials", plain.formatted(key)).statusCode()).isEqualTo(409);
        var cloud =
                "{\"credential_name\":\"cloud\",\"credential_values\":{\"aws_access_key_id\":"
                        + "\"%1$s\",\"aws_secret_access_key\":\"%1$s\",\"aws_region_name\":\"eu-west-1\"}}";
        assertThat(admin("POST", "/credentials", cloud.formatted(aws)).statusCode()).isEqualTo(200);
        var change = "{\"credential_values\":{\"%s\":\"%s\"}}";
        assertThat(
                        admin("PATCH", "/credentials/canary", change.formatted("api_key", rotated))
                                .statusCode())
                .isEqualTo(200);
        for (var word : new String[] {"api_base", "api_kee", "aws_region_name"}) {
            assertThat(
                            admin("PATCH", "/credentials/canary", change.formatted(word, rotated))
                                    .statusCode())
                    .isEqualTo(400);
        }
        assertThat(admin("POST", "/encryption/rotate", "").statusCode()).isEqualTo(200);
        for (var path :
                new String[] {"/credentials", "/credentials/by_name/cloud", "/encryption"}) {
            assertThat(admin("GET", path, "").statusCode()).isEqualTo(200);
        }
        assertThat(admin("DELETE", "/credentials/cloud", "").statusCode()).isEqualTo(200);
    }

    /** The secrets of an endpoint, by what they are; it is told of what the gateway does. */
    Map<String, String> keepWebhooks(Receiver receiver) {
        var wanted =
                "{\"name\":\"canary\",\"url\":\"%s\",\"scope\":\"platform\",\"event_types\":"
                        + "[\"fine_tuning.job.created\",\"fine_tuning.job.succeeded\"]}";
        var path = "/v1/webhook_endpoints";
        var made = admin("POST", path, wanted.formatted(receiver.address("/canary")));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        var one = path + "/" + text(made, "id");
        var rotated =
                admin(
                        "POST",
                        one + "/rotate_secret",
                        "{\"keep_old_secret_active_for_24_hours\":true}");
        assertThat(rotated.statusCode()).isEqualTo(200);
        receiver.answersWith(503);
        var sample = "{\"event_type\":\"fine_tuning.job.failed\"}";
        assertThat(admin("POST", one + "/test", sample).statusCode()).isEqualTo(200);
        receiver.answersWith(200);
        var elsewhere = "{\"url\":\"http://127.0.0.1:1/\"}";
        assertThat(admin("POST", one, elsewhere).statusCode()).isEqualTo(400);
        for (var read : new String[] {path, one, one + "/deliveries"}) {
            assertThat(admin("GET", read, "").statusCode()).as(read).isEqualTo(200);
        }
        return Map.of(
                "webhook secret", text(made, "signing_secret"),
                "rotated webhook secret", text(rotated, "signing_secret"));
    }

    /** The keys that were issued, by what they are. */
    Map<String, String> useKeys(String guessed) {
        var issued = admin("POST", "/key/generate", "{\"models\":[\"golden-openai\"]}");
        assertThat(issued.statusCode()).isEqualTo(200);
        var key = text(issued, "key");
        for (var path :
                new String[] {"/v1/models", "/v1/files", "/v1/fine_tuning/jobs", "/key/info"}) {
            assertThat(call("GET", path, "", bearing(key)).statusCode()).isEqualTo(200);
        }
        call("POST", "/v1/chat/completions", CHAT.formatted("golden-openai"), bearing(key));
        assertThat(call("GET", "/v1/models", "", bearing(guessed)).statusCode()).isEqualTo(401);
        admin("GET", "/key/info?key=" + key, "");
        admin("GET", "/key/info?key=" + guessed, "");
        admin("GET", "/key/list", "");
        var rotated = admin("POST", "/key/regenerate", "{\"key\":\"" + key + "\"}");
        assertThat(rotated.statusCode()).isEqualTo(200);
        var user = admin("POST", "/user/new", "{\"user_id\":\"canary\",\"auto_create_key\":true}");
        assertThat(user.statusCode()).isEqualTo(200);
        admin("POST", "/key/" + text(rotated, "key") + "/reset_spend", "");
        admin("POST", "/key/block", "{\"key\":\"" + text(rotated, "key") + "\"}");
        admin("POST", "/key/delete", "{\"keys\":[\"" + text(issued, "key_id") + "\"]}");
        assertThat(call("GET", "/v1/models", "", bearing(key)).statusCode()).isEqualTo(401);
        return Map.of(
                "virtual key", key,
                "rotated virtual key", text(rotated, "key"),
                "key of a new user", text(user, "key"));
    }

    private static String text(HttpResponse<String> answer, String field) {
        return JsonMapper.shared().readTree(answer.body()).path(field).asString("");
    }

    /** The cookie of the session, and a key that was issued there. */
    Map<String, String> useTheConsole() {
        var cookies = new TreeMap<String, String>();
        var page = console("GET", "/admin/sign-in", "", cookies);
        var csrf = csrf(page);
        var wrong = "secret=sk-wrong&_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8);
        var right = wrong.replace("sk-wrong", CanaryHouse.MASTER_KEY);
        console("POST", "/admin/sign-in", wrong, cookies);
        var before = Map.copyOf(cookies);
        console("POST", "/admin/sign-in", right, cookies);
        for (var path : new String[] {"/admin/jobs", "/admin/keys", "/health/readiness"}) {
            assertThat(console("GET", path, "", cookies).statusCode()).as(path).isEqualTo(200);
        }
        var jobs = console("GET", "/admin/jobs", "", cookies).body();
        var links = Pattern.compile("/admin/jobs/ftjob-[0-9A-Za-z]+").matcher(jobs);
        while (links.find()) {
            assertThat(console("GET", links.group(), "", cookies).statusCode()).isEqualTo(200);
        }
        return Map.of(
                "session cookie", changed(before, cookies), "key of the console", issued(cookies));
    }

    private static String csrf(HttpResponse<String> page) {
        var token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        return token.find() ? token.group(1) : "";
    }

    private static String changed(Map<String, String> before, Map<String, String> cookies) {
        return cookies.entrySet().stream()
                .filter(it -> !it.getValue().equals(before.get(it.getKey())))
                .map(Map.Entry::getValue)
                .filter(it -> it.length() > 15)
                .findFirst()
                .orElseThrow();
    }

    private String issued(Map<String, String> cookies) {
        var page = console("GET", "/admin/keys", "", cookies);
        var form =
                "key_alias=canary&every_model=on&duration=1d&_csrf="
                        + URLEncoder.encode(csrf(page), StandardCharsets.UTF_8);
        var answer = console("POST", "/admin/keys", form, cookies);
        var key = Pattern.compile("sk-ft-live-\\w{10,}").matcher(answer.body());
        assertThat(key.find()).as("a key in the answer %s", answer.statusCode()).isTrue();
        return key.group();
    }

    private HttpResponse<String> console(
            String method, String path, String form, Map<String, String> cookies) {
        var headers = new TreeMap<String, String>();
        headers.put("content-type", "application/x-www-form-urlencoded");
        headers.put("sec-fetch-site", "same-origin");
        var sent = new StringBuilder();
        cookies.forEach((name, value) -> sent.append(name).append('=').append(value).append("; "));
        if (!sent.isEmpty()) {
            headers.put("cookie", sent.toString());
        }
        var answer = call(method, path, form, headers);
        answer.headers()
                .allValues("set-cookie")
                .forEach(
                        it -> {
                            var pair = it.split(";", 2)[0].split("=", 2);
                            cookies.put(pair[0], pair[1]);
                        });
        return answer;
    }
}
