package dev.tunegate.bootstrap.story.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.bootstrap.story.advisories.Fortress.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How others were entered by their keys, and by what stands beside them. */
final class CredentialAdvisoriesStory {

    private static final List<String> INJECTIONS =
            List.of(
                    "' OR '1'='1",
                    "' OR 1=1 --",
                    "'; DROP TABLE virtual_key; --",
                    "' UNION SELECT NULL,NULL,NULL --",
                    "\\' OR 1=1 #",
                    "1); SELECT pg_sleep(5); --",
                    "'||(SELECT version())||'",
                    "\" OR \"\"=\"",
                    "%27%20OR%201=1",
                    "$ne",
                    "{\"$gt\":\"\"}",
                    "*)(uid=*))(|(uid=*",
                    "${jndi:ldap://127.0.0.1/x}",
                    "#{T(java.lang.Runtime).getRuntime().exec('id')}",
                    "{{7*7}}",
                    "sk-ft-live-0123456789_' OR '1'='1",
                    "sk-ft-live-0123456789_" + "0".repeat(43) + "'or'1'",
                    "sk-' AND 1=CAST((SELECT current_user) AS int) --",
                    "\u2019 OR \u20191\u2019=\u20191",
                    "a".repeat(4000));

    /** Names that sound like a secret, but hold a key's public id: the incumbent calls it so. */
    private static final List<String> PUBLIC = List.of("token", "token_id");

    /** What only the gateway says of what it keeps. */
    private static final Map<String, String> KEPT =
            Map.of(
                    "created_by", "\"somebody\"",
                    "created_at", "\"2020-01-01T00:00:00Z\"",
                    "updated_by", "\"somebody\"",
                    "version", "7",
                    "role", "\"proxy_admin\"",
                    "is_admin", "true",
                    "owner", "\"somebody\"",
                    "key_hash", "\"00\"",
                    "spend", "0",
                    "permissions", "{\"keys\":\"write\"}");

    private final Fortress house = Fortress.open();

    private static void tellsNothing(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body())
                .doesNotContainIgnoringCase("postgres")
                .doesNotContainIgnoringCase("syntax error")
                .doesNotContainIgnoringCase("sql")
                .doesNotContain("\tat ")
                .doesNotContain("Exception");
    }

    @Test
    void cve_2026_42208_no_carrier_of_a_key_takes_sql() {
        for (var carrier : List.of("authorization", "api-key", "x-api-key", "x-litellm-api-key")) {
            for (var injection : INJECTIONS) {
                var ascii = injection.replaceAll("[^ -~]", "?");
                var value = carrier.equals("authorization") ? "Bearer " + ascii : ascii;
                var answer = house.send("GET", "/v1/models", Map.of(carrier, value), "");

                tellsNothing(answer);
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.body()).doesNotContain(ascii);
            }
        }
        assertThat(house.get("/key/list", Fortress.MASTER_KEY).status()).isEqualTo(200);
    }

    @Test
    void ghsa_r75f_5x8p_qvmc_no_parameter_takes_sql_either() {
        var key = house.key("simulated");
        var places =
                List.of(
                        "/v1/files?after=",
                        "/v1/files?purpose=",
                        "/v1/files?limit=",
                        "/v1/files/",
                        "/v1/models/",
                        "/v1/fine_tuning/jobs?after=",
                        "/v1/fine_tuning/jobs?limit=",
                        "/v1/fine_tuning/jobs/");
        for (var place : places) {
            for (var injection : INJECTIONS) {
                var answer = house.get(place + encoded(injection), key);

                if (answer.status() != 200) {
                    tellsNothing(answer);
                } else {
                    assertThat(answer.json().path("data")).isEmpty();
                }
            }
        }
        for (var injection : INJECTIONS) {
            var answer = house.get("/key/info?key=" + encoded(injection), Fortress.MASTER_KEY);
            tellsNothing(answer);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void cve_2026_35030_keys_that_begin_alike_are_different_people() {
        var key = house.key("simulated");
        assertThat(house.get("/v1/models", key).status()).isEqualTo(200);

        for (int kept = 20; kept < key.length(); kept++) {
            var other = key.substring(0, kept) + changed(key.substring(kept));
            assertThat(house.get("/v1/models", other).status()).as("%s kept", kept).isEqualTo(401);
        }
        assertThat(house.get("/v1/models", key).status()).isEqualTo(200);
    }

    private static String changed(String rest) {
        return (rest.charAt(0) == 'x' ? 'y' : 'x') + rest.substring(1);
    }

    @Test
    void ghsa_jjhc_v7c2_5hh6_a_cut_or_lengthened_key_is_no_key() {
        var key = house.key("simulated");
        assertThat(house.get("/v1/models", key).status()).isEqualTo(200);

        for (var other :
                List.of(
                        key.substring(0, 20),
                        key.substring(0, key.length() - 1),
                        key + "0",
                        key.toUpperCase(Locale.ROOT),
                        key.replace("_", ""),
                        "x" + key)) {
            assertThat(house.get("/v1/models", other).status()).as(other).isEqualTo(401);
        }
    }

    @Test
    void ghsa_69x8_hrgq_fjj8_no_hash_is_shown_and_none_is_a_credential() throws Exception {
        var issued = house.issued("{\"models\":[\"simulated\"],\"key_alias\":\"hash-test\"}");
        var key = issued.at("/key");
        var shown =
                Stream.of(
                        house.get("/key/info?key=" + key, Fortress.MASTER_KEY),
                        house.get("/key/info", key),
                        house.get("/key/list", Fortress.MASTER_KEY));

        var sha = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        var hashes =
                List.of(
                        HexFormat.of().formatHex(sha),
                        Base64.getEncoder().encodeToString(sha),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(sha));
        assertThat(shown)
                .allSatisfy(
                        it -> {
                            assertThat(it.status()).isEqualTo(200);
                            assertThat(it.body()).doesNotContain(key.substring(22));
                            assertThat(names(it.json()).filter(this::soundsLikeASecret))
                                    .isSubsetOf(PUBLIC);
                            assertThat(it.body()).doesNotContain(hashes);
                        });
        for (var name : PUBLIC) {
            assertThat(issued.at("/" + name)).isEqualTo(issued.at("/key_id")).isNotEmpty();
        }
        for (var hash : hashes) {
            assertThat(house.get("/v1/models", hash).status()).isEqualTo(401);
            assertThat(house.get("/v1/models", "sk-" + hash).status()).isEqualTo(401);
        }
    }

    private boolean soundsLikeASecret(String name) {
        return Stream.of("hash", "secret", "token").anyMatch(name::contains);
    }

    private static Stream<String> names(JsonNode node) {
        return Stream.concat(
                node.isObject() ? node.propertyNames().stream() : Stream.empty(),
                node.valueStream().flatMap(CredentialAdvisoriesStory::names));
    }

    @Test
    void ghsa_57q6_fvp4_pqmm_every_header_that_carries_a_key_leads_to_the_same_decisions() {
        var key = house.key("simulated");
        var allowed =
                "{\"model\":\"simulated\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}";
        for (var path : List.of("/v1/models", "/v1/files", "/key/list", "/v1/fine_tuning/jobs")) {
            assertThat(carriers(key).map(it -> house.send("GET", path, it, "").status()).distinct())
                    .as(path)
                    .hasSize(1);
        }
        for (var body : List.of(allowed, allowed.replace("simulated", "theirs"))) {
            assertThat(
                            carriers(key)
                                    .map(it -> with(it, "content-type", "application/json"))
                                    .map(
                                            it ->
                                                    house.send(
                                                                    "POST",
                                                                    "/v1/fine_tuning/jobs",
                                                                    it,
                                                                    body)
                                                            .status())
                                    .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void cve_2026_44883_a_key_in_an_address_is_no_key() {
        var key = house.key("simulated");

        for (var name : List.of("key", "api_key", "token", "access_token", "apikey")) {
            var answer = house.send("GET", "/v1/models?" + name + "=" + key, Map.of(), "");
            assertThat(answer.status()).as(name).isIn(400, 401);
            assertThat(answer.body()).doesNotContain(key);
        }
        assertThat(house.send("GET", "/v1/models", Map.of("cookie", "token=" + key), "").status())
                .isEqualTo(401);
    }

    private static Stream<Map<String, String>> carriers(String key) {
        return Stream.of(
                Map.of("authorization", "Bearer " + key),
                Map.of("authorization", "bearer " + key),
                Map.of("api-key", key),
                Map.of("x-api-key", key),
                Map.of("x-litellm-api-key", key),
                Map.of("x-portkey-api-key", key));
    }

    private static Map<String, String> with(Map<String, String> all, String name, String value) {
        var more = new HashMap<>(all);
        more.put(name, value);
        return more;
    }

    @Test
    void cve_2026_47101_a_key_cannot_name_routes_for_itself() {
        for (var wish :
                List.of(
                        "{\"allowed_routes\":[\"/*\"]}",
                        "{\"allowed_routes\":[\"/key/generate\"],\"models\":[]}",
                        "{\"permissions\":{\"keys\":\"write\"}}",
                        "{\"config\":{\"allowed_routes\":[\"/*\"]}}")) {
            var answer = house.issued(wish);
            if (answer.status() == 200) {
                var key = answer.at("/key");
                assertThat(house.issuedBy(key, "{}").status()).isEqualTo(403);
                assertThat(house.get("/credentials", key).status()).isEqualTo(403);
            } else {
                assertThat(answer.status()).isEqualTo(400);
            }
        }
    }

    @Test
    void cve_2026_47102_no_one_gives_themselves_a_role() {
        var key = house.key("simulated");
        for (var member :
                List.of(
                        "\"user_role\":\"proxy_admin\"",
                        "\"role\":\"proxy_admin\"",
                        "\"is_admin\":true",
                        "\"owner\":\"somebody\"",
                        "\"created_by\":\"somebody\"",
                        "\"blocked\":false",
                        "\"id\":\"0123456789\"",
                        "\"key_hash\":\"00\"")) {
            assertThat(house.issuedBy(key, "{" + member + "}").status()).isIn(400, 403);
            var answer = house.issued("{\"models\":[]," + member + "}");
            if (answer.status() == 200) {
                assertThat(house.get("/credentials", answer.at("/key")).status()).isEqualTo(403);
            } else {
                assertThat(answer.status()).as(member).isEqualTo(400);
            }
        }
    }

    @Test
    void cve_2026_47102_no_body_takes_a_member_that_it_does_not_declare() {
        for (var path :
                List.of(
                        "/key/generate",
                        "/key/service-account/generate",
                        "/key/block",
                        "/key/delete",
                        "/model/new",
                        "/access_group/new",
                        "/credentials",
                        "/team/new",
                        "/team/update",
                        "/user/new",
                        "/user/update",
                        "/organization/new",
                        "/v1/fine_tuning/jobs")) {
            for (var member : List.of("nobody_declared_this", "password_hash", "version_of_row")) {
                var answer = house.post(path, Fortress.MASTER_KEY, "{\"" + member + "\":\"x\"}");
                assertThat(answer.status()).as(path + answer.body()).isEqualTo(400);
                assertThat(answer.at("/error/code"))
                        .as(path)
                        .isIn("unknown_parameter", "missing_required_parameter");
            }
        }
    }

    @Test
    void cve_2026_47102_what_the_gateway_keeps_for_itself_is_no_part_of_a_wish() {
        var mark = "kept-" + System.nanoTime();
        var team = house.post("/team/new", Fortress.MASTER_KEY, "{\"team_alias\":\"kept\"}");
        var user =
                house.post(
                        "/user/new",
                        Fortress.MASTER_KEY,
                        "{\"user_id\":\"" + mark + "\",\"auto_create_key\":false}");
        assertThat(List.of(team.status(), user.status())).containsOnly(200);
        var wishes =
                Map.of(
                        "/team/new",
                        "\"team_alias\":\"x\"",
                        "/team/update",
                        "\"team_id\":\"" + team.at("/team_id") + "\"",
                        "/user/new",
                        "\"user_id\":\"" + mark + "-other\"",
                        "/user/update",
                        "\"user_id\":\"" + mark + "\"",
                        "/organization/new",
                        "\"organization_alias\":\"x\"");

        wishes.forEach(
                (path, wish) ->
                        KEPT.forEach(
                                (name, value) -> {
                                    var body = "{%s,\"%s\":%s}".formatted(wish, name, value);
                                    var answer = house.post(path, Fortress.MASTER_KEY, body);
                                    assertThat(answer.status()).as(path + body).isEqualTo(400);
                                    assertThat(answer.at("/error/param")).as(path).isEqualTo(name);
                                }));
        assertThat(house.get("/user/info?user_id=" + mark + "-other", Fortress.MASTER_KEY).status())
                .isEqualTo(404);
    }

    @Test
    void agent_os_350_several_keys_at_once_are_refused() {
        var one = house.key("simulated");
        var other = house.key("simulated");
        var both = Map.of("authorization", "Bearer " + one, "x-api-key", other);

        assertThat(house.send("GET", "/v1/models", both, "").status()).isEqualTo(401);
        var twice =
                house.raw(
                        "GET /v1/models HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization:"
                                + " Bearer %s\r\nAuthorization: Bearer %s\r\n\r\n"
                                        .formatted(one, other));
        assertThat(Fortress.status(twice)).isEqualTo(401);
    }
}
