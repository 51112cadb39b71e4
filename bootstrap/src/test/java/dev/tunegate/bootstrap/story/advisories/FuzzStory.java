package dev.tunegate.bootstrap.story.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Twenty thousand requests that no client would send, the same ones each time. */
@Timeout(180)
final class FuzzStory {

    private static final int REQUESTS = 20_000;
    private static final int CALLERS = 8;

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "get", "G\u0001T");
    private static final List<String> PATHS =
            List.of(
                    "/v1/models",
                    "/v1/files",
                    "/v1/fine_tuning/jobs",
                    "/v1/chat/completions",
                    "/key/list",
                    "/key/generate",
                    "/key/info",
                    "/health/readiness",
                    "/admin/sign-in",
                    "/admin/jobs",
                    "/admin/keys",
                    "/v1/models/a%2Fb",
                    "/v1/files/file-x/content");
    private static final List<String> SPLINTERS =
            List.of(
                    "%",
                    "%00",
                    "%2e%2e",
                    "..",
                    ";",
                    ";x=y",
                    "//",
                    "/",
                    "\\",
                    "%2f",
                    "%5c",
                    "?",
                    "?limit=",
                    "?limit=-1",
                    "?after=",
                    "?a=b&a=c",
                    "#",
                    "{}",
                    "${1}",
                    "\u00e4",
                    "%c0%ae",
                    "%ff",
                    "%u0041",
                    "'",
                    "\"",
                    "<x>",
                    "*",
                    "|",
                    "^",
                    "[",
                    "]",
                    "a",
                    "0",
                    "\t");
    private static final List<String> HEADERS =
            List.of(
                    "Content-Type: application/json",
                    "Content-Type: text/plain",
                    "Content-Type: multipart/form-data",
                    "Content-Type: multipart/form-data; boundary=",
                    "Content-Type: \u0000",
                    "Content-Encoding: gzip",
                    "Accept: */*",
                    "Accept: x",
                    "Accept: text/html;q=nonsense",
                    "Accept-Language: \u00ff",
                    "Range: bytes=0-,1-,2-",
                    "If-Match: *",
                    "If-None-Match: \"",
                    "If-Modified-Since: never",
                    "Cookie: a=b; c",
                    "Cookie: __Host-sid=../../x",
                    "HX-Request: true",
                    "X-Forwarded-For: ',,",
                    "X-Portkey-Config: {",
                    "X-Portkey-Provider: @x",
                    "X-Request-Id: \u0001",
                    "Idempotency-Key: " + "k".repeat(300),
                    "Expect: 100-continue",
                    "Upgrade: h2c",
                    "Authorization: Bearer",
                    "Authorization: Basic !!!",
                    "X-Api-Key: \u00e9",
                    "Transfer-Encoding: chunked");
    private static final List<String> BODIES =
            List.of(
                    "",
                    "{",
                    "{}",
                    "[]",
                    "null",
                    "\"",
                    "{\"a\":1e999999999}",
                    "[".repeat(2000),
                    "{\"model\":\"simulated\",\"training_file\":\"\\u0000\"}",
                    "{\"model\":{\"$ne\":1}}",
                    "--\r\n\r\n",
                    "a=b&c",
                    "0\r\n\r\n");

    private final Fortress house = Fortress.open();

    @Test
    void no_request_makes_the_gateway_fail_or_talk_about_itself() throws Exception {
        var key = house.key("simulated");
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var found = new ArrayList<Future<List<String>>>();
            for (int caller = 0; caller < CALLERS; caller++) {
                var dice = new Random(4711 + caller);
                found.add(callers.submit(() -> faults(dice, key)));
            }
            for (var faults : found) {
                assertThat(faults.get()).isEmpty();
            }
        }
        assertThat(house.get("/v1/models", key).status()).isEqualTo(200);
    }

    private List<String> faults(Random dice, String key) {
        var faults = new ArrayList<String>();
        for (int i = 0; i < REQUESTS / CALLERS; i++) {
            var request = request(dice, key);
            var answer = house.raw(request);
            if (isFault(answer)) {
                faults.add(request + "\n=> " + answer);
            }
        }
        return faults;
    }

    /** A method that is not known, or an encoding, is told as such; all else is the caller's. */
    private static boolean isFault(String answer) {
        int status = Fortress.status(answer);
        return (status >= 500 && status != 501)
                || answer.contains("\tat ")
                || answer.contains("java.")
                || answer.contains("org.springframework")
                || answer.contains("org.apache")
                || answer.contains("PSQLException");
    }

    private static String request(Random dice, String key) {
        var path = new StringBuilder(one(dice, PATHS));
        for (int splinters = dice.nextInt(4); splinters > 0; splinters--) {
            path.insert(dice.nextInt(path.length()) + 1, one(dice, SPLINTERS));
        }
        var body = one(dice, BODIES);
        var request = new StringBuilder();
        request.append(one(dice, METHODS)).append(' ').append(path).append(" HTTP/1.1\r\n");
        request.append("Host: localhost\r\nConnection: close\r\n");
        if (dice.nextBoolean()) {
            request.append("Authorization: Bearer ").append(key).append("\r\n");
        }
        for (int headers = dice.nextInt(4); headers > 0; headers--) {
            request.append(one(dice, HEADERS)).append("\r\n");
        }
        return request.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    private static String one(Random dice, List<String> of) {
        return of.get(dice.nextInt(of.size()));
    }
}
