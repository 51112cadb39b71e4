package dev.tunegate.bootstrap.story.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How others were entered by addresses that two readers took for different ones. */
final class RoutingAdvisoriesStory {

    /** Only an administrator may ask for this. */
    private static final String GUARDED = "/credentials";

    private static final List<String> HOSTS =
            List.of(
                    "localhost",
                    "localhost:4000",
                    "localhost/health/",
                    "localhost/health/readiness?x=",
                    "a/../health",
                    "health",
                    "127.0.0.1#",
                    "admin",
                    "[::1]",
                    "a.b.c.",
                    "%2fhealth%2f",
                    "x@health");

    private final Fortress house = Fortress.open();

    /** The same place, in words that some reader may take for another. */
    private static List<String> disguises(String path) {
        var plain = path.substring(1);
        var forms = new ArrayList<String>();
        for (var open : List.of("/health/", "/health/readiness/", "/admin/assets/", "/v1/")) {
            forms.add(open + "../" + plain);
            forms.add(open + "..;/" + plain);
            forms.add(open + "%2e%2e/" + plain);
            forms.add(open + "%2e%2e%2f" + plain);
            forms.add(open + "..%2f" + plain);
            forms.add(open + "..\\" + plain);
            forms.add(open + "..%5c" + plain);
            forms.add(open + ".;x/../" + plain);
            forms.add(open + "./../" + plain);
            forms.add(open + "/../" + plain);
            forms.add(open + "%252e%252e/" + plain);
            forms.add(open + ";/../" + plain);
        }
        forms.addAll(
                List.of(
                        "/" + path,
                        "//" + path,
                        "/./" + plain,
                        "/%2f" + plain,
                        "/;x" + path,
                        path + "/",
                        path + ";x=y",
                        path + ";/health/",
                        path + "/health/",
                        path + "%00",
                        path + "%20",
                        path + ".json",
                        path + "/.",
                        path + "/..;/" + plain,
                        path + "?/health/",
                        path + "#/health/",
                        path.toUpperCase(Locale.ROOT),
                        path.replace("/", "\\"),
                        path.replace("l", "%6c"),
                        path.replace("l", "%6C"),
                        path.replace("/cred", "//cred"),
                        path.replace("/cred", "/;/cred"),
                        path.replace("/cred", "/%2e/cred"),
                        "/v1" + path,
                        "http://localhost" + path,
                        "http://localhost/health/.." + path,
                        "http://health/" + path,
                        "https://a:b@localhost" + path,
                        "health" + path,
                        "*"));
        return forms;
    }

    @Test
    void cve_2026_49468_no_way_to_write_a_path_opens_what_the_plain_one_does_not() {
        var key = house.key("simulated");
        assertThat(house.get(GUARDED, key).status()).isEqualTo(403);

        for (var form : disguises(GUARDED)) {
            var without =
                    house.raw("GET " + form + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            var with = house.rawGet(form, "localhost", key);
            assertThat(Fortress.status(without)).as(form).isNotEqualTo(200).isLessThan(500);
            assertThat(Fortress.status(with)).as(form).isNotEqualTo(200).isLessThan(500);
        }
    }

    @Test
    void ghsa_4xpc_pv4p_pm3w_no_host_header_opens_a_path() {
        var key = house.key("simulated");
        for (var host : HOSTS) {
            assertThat(Fortress.status(house.rawGet(GUARDED, host, key))).as(host).isIn(400, 403);
            var without =
                    house.raw(
                            "GET /v1/models HTTP/1.1\r\nHost: "
                                    + host
                                    + "\r\nConnection: close\r\n\r\n");
            assertThat(Fortress.status(without)).as(host).isIn(400, 401);
        }
    }

    @Test
    void cve_2026_22753_no_header_of_a_proxy_opens_a_path() {
        var key = house.key("simulated");
        for (var header :
                List.of(
                        "X-Original-URL",
                        "X-Rewrite-URL",
                        "X-Forwarded-Prefix",
                        "X-Forwarded-Path",
                        "X-Forwarded-Uri",
                        "X-Override-URL",
                        "X-HTTP-Method-Override",
                        "Forwarded",
                        "X-Forwarded-For",
                        "X-Real-IP")) {
            for (var value : List.of("/health/readiness", "for=127.0.0.1;path=/health/", "GET")) {
                var headers = Map.of("authorization", "Bearer " + key, header, value);
                assertThat(house.send("GET", GUARDED, headers, "").status())
                        .as(header)
                        .isEqualTo(403);
                assertThat(house.send("GET", "/v1/models", Map.of(header, value), "").status())
                        .as(header)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void cve_2026_22754_the_same_handler_asks_for_the_same_right_under_each_of_its_paths() {
        var key = house.key("simulated");
        for (var prefix : List.of("", "/v1")) {
            assertThat(house.get(prefix + "/credentials", key).status()).isEqualTo(403);
            assertThat(house.issuedBy(key, "{}").status()).isEqualTo(403);
            assertThat(house.post(prefix + "/key/generate", key, "{}").status()).isEqualTo(403);
            assertThat(house.post(prefix + "/key/delete", key, "{\"keys\":[]}").status())
                    .isEqualTo(403);
        }
    }

    @Test
    void cve_2026_22731_no_path_of_an_actuator_is_there() {
        for (var path : managementPaths("/actuator")) {
            assertThat(house.get(path, Fortress.MASTER_KEY).status()).as(path).isIn(400, 404);
            assertThat(house.send("GET", path, Map.of(), "").status()).as(path).isIn(400, 401, 404);
        }
    }

    @Test
    void cve_2026_22733_no_path_below_health_leads_further() {
        for (var path :
                List.of(
                        "/health/env",
                        "/health/../actuator/env",
                        "/health/readiness/env",
                        "/health/heapdump",
                        "/health/%2e%2e/key/list",
                        "/health/key/list")) {
            assertThat(Fortress.status(house.rawGet(path, "a", ""))).as(path).isIn(400, 401, 404);
        }
    }

    private static List<String> managementPaths(String root) {
        return List.of(
                root,
                root + "/",
                root + "/env",
                root + "/heapdump",
                root + "/beans",
                root + "/loggers",
                root + "/shutdown",
                root + "/gateway/routes",
                "/v1" + root + "/env",
                "/env",
                "/heapdump",
                "/jolokia",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/v2/api-docs",
                "/redoc",
                "/h2-console",
                "/console",
                "/metrics",
                "/error");
    }

    @Test
    void portkey_pr_1619_no_page_of_logs_is_open() {
        for (var path :
                List.of("/public", "/public/", "/log", "/logs", "/log/stream", "/v1/logs")) {
            assertThat(house.send("GET", path, Map.of(), "").status()).as(path).isIn(401, 404);
            assertThat(house.get(path, house.key("simulated")).status()).as(path).isEqualTo(404);
        }
        assertThat(house.send("GET", "/admin/jobs", Map.of(), "").status())
                .isIn(302, 303, 401, 403);
    }

    @Test
    void cve_2026_35029_no_key_changes_the_configuration() {
        var key = house.key("simulated");
        for (var path : List.of("/config/update", "/config/yaml", "/get/config/callbacks")) {
            var answer = house.post(path, key, "{\"general_settings\":{\"master_key\":\"x\"}}");
            assertThat(answer.status()).as(path).isIn(403, 404, 405);
        }
        assertThat(house.get("/key/list", Fortress.MASTER_KEY).status()).isEqualTo(200);
    }

    @Test
    void ghsa_53mr_6c8q_9789_no_route_writes_a_file_or_a_pass_through() {
        var key = house.key("simulated");
        for (var path :
                List.of(
                        "/config/pass_through_endpoint",
                        "/config/field/update",
                        "/upload/logo",
                        "/get_image",
                        "/openai/v1/models",
                        "/anthropic/v1/messages")) {
            var answer = house.post(path, key, "{\"path\":\"/etc/passwd\"}");
            assertThat(answer.status()).as(path).isIn(403, 404, 405);
        }
    }

    @Test
    void cve_2025_59305_no_work_in_the_background_can_be_started_from_outside() {
        var key = house.key("simulated");
        for (var path :
                List.of(
                        "/api/background-migrations",
                        "/background-migrations",
                        "/db-scheduler",
                        "/admin/background",
                        "/schedule",
                        "/tasks")) {
            assertThat(house.get(path, key).status()).as(path).isIn(302, 303, 401, 403, 404);
            assertThat(house.post(path, key, "{}").status()).as(path).isIn(401, 403, 404, 405);
        }
    }

    @Test
    void cve_2026_2652_every_prefix_asks_who_is_there() {
        for (var prefix :
                List.of("", "/v1", "/openai/v1", "/api/3.0", "/ajax-api/2.0", "/api/v1")) {
            for (var path : List.of("/fine_tuning/jobs", "/files", "/models", "/key/list")) {
                assertThat(house.send("GET", prefix + path, Map.of(), "").status())
                        .as(prefix + path)
                        .isIn(401, 404);
                var posted = house.send("POST", prefix + path, Map.of(), "{}");
                assertThat(posted.status()).as(prefix + path).isIn(401, 404);
            }
        }
    }

    @Test
    void cve_2026_33870_a_request_with_two_lengths_is_refused_and_nothing_follows_it() {
        var smuggled = "GET /health/readiness HTTP/1.1\r\nHost: a\r\n\r\n";
        for (var head :
                List.of(
                        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                        "Content-Length: 5\r\nContent-Length: 6\r\n",
                        "Content-Length: +5\r\n",
                        "Content-Length: 5, 6\r\n",
                        "Transfer-Encoding: chunked, identity\r\n",
                        "Transfer-Encoding: xchunked\r\n",
                        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                        "Content-Length : 5\r\n",
                        "Transfer-Encoding:\u000bchunked\r\n")) {
            var answer =
                    house.raw(
                            "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\n"
                                    + head
                                    + "\r\n0\r\n\r\n"
                                    + smuggled);
            assertThat(Fortress.status(answer)).as(head).isBetween(400, 501);
            assertThat(answer).as(head).doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void cve_2026_33871_folded_and_broken_header_lines_are_refused() {
        for (var line :
                List.of(
                        "X: a\r\n b: c\r\n",
                        " Authorization: Bearer x\r\n",
                        "Authorization : Bearer x\r\n",
                        "A\u0000: b\r\n",
                        "A: b\u0000c\r\n",
                        "no colon\r\n",
                        ": empty\r\n")) {
            var answer =
                    house.raw(
                            "GET /v1/models HTTP/1.1\r\nHost: a\r\n"
                                    + line
                                    + "Connection: close\r\n\r\n");
            assertThat(Fortress.status(answer)).as(line).isIn(400, 401);
        }
    }

    @Test
    void cve_2026_22718_an_answer_carries_its_headers_also_when_it_is_an_error() {
        var key = house.key("simulated");
        for (var path : List.of("/v1/models", "/v1/files/none", "/nothing", "/key/list")) {
            for (var answer :
                    List.of(house.get(path, key), house.send("GET", path, Map.of(), ""))) {
                assertThat(answer.head())
                        .as(path)
                        .contains("x-content-type-options=[nosniff]")
                        .contains("cache-control")
                        .contains("x-request-id")
                        .doesNotContain("server=[")
                        .doesNotContain("x-powered-by");
            }
        }
    }
}
