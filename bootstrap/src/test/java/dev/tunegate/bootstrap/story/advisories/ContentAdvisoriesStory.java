package dev.tunegate.bootstrap.story.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What others executed, rendered or wrote down that had only been sent to them. */
final class ContentAdvisoriesStory {

    private static final List<String> TEMPLATES =
            List.of(
                    "{{7*191}}",
                    "${7*191}",
                    "#{7*191}",
                    "*{7*191}",
                    "@{7*191}",
                    "~{7*191}",
                    "[[${7*191}]]",
                    "[(${7*191})]",
                    "__${7*191}__::.x",
                    "<%= 7*191 %>",
                    "${T(java.lang.Runtime).getRuntime().exec('touch /tmp/tunegate-owned')}",
                    "#{T(java.lang.System).setProperty('tunegate.owned','1')}",
                    "{{''.__class__.__mro__[1].__subclasses__()}}",
                    "${jndi:ldap://127.0.0.1:1/x}",
                    "${env:PATH}",
                    "${sys:java.version}");

    private static final List<String> MARKUP =
            List.of(
                    "<script>alert(1)</script>",
                    "<img src=x onerror=alert(1)>",
                    "\\\"><svg onload=alert(1)>",
                    "' onmouseover='alert(1)",
                    "javascript:alert(1)",
                    "<a href=javascript:alert(1)>x</a>",
                    "<div hx-get=/admin/keys hx-trigger=load></div>",
                    "<div data-hx-get=/admin/keys></div>",
                    "<div hx-on::load=alert(1)></div>",
                    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                    "</title><script>alert(1)</script>",
                    "--><script>alert(1)</script>",
                    "<math><mtext></p><style><!--</style><img src=x onerror=alert(1)>",
                    "&lt;script&gt;alert(1)&lt;/script&gt;",
                    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e");

    private final Fortress house = Fortress.open();
    private final String key = house.key("simulated");

    private static String text(String raw) {
        return raw.contains("\\") ? raw : raw.replace("\"", "\\\"");
    }

    @Test
    void ghsa_xqmj_j6mv_4862_templates_in_names_stay_the_text_that_they_are() {
        var console = Console.signedIn(house);
        for (var template : TEMPLATES) {
            var issued = house.issued("{\"key_alias\":\"" + text(template) + "\",\"models\":[]}");
            if (issued.status() == 200) {
                assertThat(issued.at("/key_alias")).isEqualTo(template);
            } else {
                assertThat(issued.status()).isEqualTo(400);
            }
        }
        var page = console.get("/admin/keys").body();
        assertThat(page).contains("7*191").doesNotContain("1337");
        assertThat(System.getProperty("tunegate.owned")).isNull();
        assertThat(Path.of("/tmp/tunegate-owned")).doesNotExist();
    }

    @Test
    void ghsa_46cm_pfwv_cgf8_templates_in_jobs_and_chats_stay_the_text_that_they_are() {
        for (var template : TEMPLATES) {
            var metadata = "{\"note\":\"" + text(template) + "\"}";
            var wish =
                    "{\"model\":\"simulated\",\"training_file\":\"file-none\",\"metadata\":"
                            + metadata
                            + "}";
            assertThat(house.post("/v1/fine_tuning/jobs", key, wish).body()).doesNotContain("1337");
            var unknown =
                    house.post(
                            "/v1/fine_tuning/jobs", key, "{\"model\":\"" + text(template) + "\"}");
            assertThat(unknown.status()).isBetween(400, 404);
            assertThat(unknown.body()).doesNotContain("1337");
        }
        assertThat(System.getProperty("tunegate.owned")).isNull();
        assertThat(Path.of("/tmp/tunegate-owned")).doesNotExist();
    }

    private static String graded(String grader) {
        return "{\"model\":\"simulated\",\"training_file\":\"file-x\",\"method\":{\"type\":"
                + "\"reinforcement\",\"reinforcement\":{\"grader\":"
                + grader
                + "}}}";
    }

    @Test
    void cve_2026_40217_a_graders_program_is_never_run_here() throws Exception {
        var mark = Path.of("target", "grader-was-here");
        Files.deleteIfExists(mark);
        for (var source :
                List.of(
                        "open('%s','w')".formatted(mark.toAbsolutePath()),
                        "import os\\nos.system('touch %s')".formatted(mark.toAbsolutePath()),
                        "__import__('os').system('touch %s')".formatted(mark.toAbsolutePath()))) {
            var grader = "{\"type\":\"python\",\"name\":\"g\",\"source\":\"" + source + "\"}";
            for (var path : List.of("/v1/fine_tuning/jobs", "/v1/fine_tuning/alpha/graders/run")) {
                assertThat(house.post(path, key, graded(grader)).status()).isBetween(400, 404);
            }
        }
        assertThat(mark).doesNotExist();
    }

    @Test
    void cve_2025_3248_nobody_without_a_key_gets_as_far_as_a_body() {
        var grader =
                "{\"type\":\"python\",\"name\":\"g\",\"source\":\"@exec('1')\\ndef f(): pass\"}";
        for (var path :
                List.of(
                        "/v1/fine_tuning/jobs",
                        "/v1/fine_tuning/alpha/graders/run",
                        "/v1/fine_tuning/alpha/graders/validate",
                        "/api/v1/validate/code",
                        "/key/generate",
                        "/v1/chat/completions")) {
            for (var body : List.of(graded(grader), "not json", "{".repeat(5000))) {
                var headers = Map.of("content-type", "application/json");
                assertThat(house.send("POST", path, headers, body).status()).isIn(401, 404);
            }
        }
    }

    @Test
    void cve_2026_42271_no_test_of_a_connection_starts_a_program() {
        var body =
                "{\"command\":\"touch\",\"args\":[\"/tmp/tunegate-owned\"],\"transport\":\"stdio\"}";
        for (var path :
                List.of(
                        "/mcp-rest/test/connection",
                        "/mcp-rest/test/tools/list",
                        "/health/test_connection",
                        "/v1/mcp/server")) {
            assertThat(house.post(path, Fortress.MASTER_KEY, body).status()).isIn(400, 404, 405);
        }
        assertThat(Path.of("/tmp/tunegate-owned")).doesNotExist();
    }

    @Test
    void langfuse_otel_hostile_names_of_members_are_names() {
        for (var name :
                List.of(
                        "__proto__",
                        "constructor",
                        "prototype",
                        "$ref",
                        "$schema",
                        "@type",
                        "@class",
                        "class",
                        "__class__",
                        "toString",
                        "hasOwnProperty")) {
            var metadata = "{\"" + name + "\":\"java.net.URL\"}";
            var issued = house.issued("{\"models\":[],\"metadata\":" + metadata + "}");
            assertThat(issued.status()).as(name).isEqualTo(200);
            var shown = house.get("/key/info?key=" + issued.at("/key"), Fortress.MASTER_KEY);
            assertThat(shown.json().at("/info/metadata").toString()).isEqualTo(metadata);
            var top = house.issued("{\"" + name + "\":{\"admin\":true},\"models\":[]}");
            assertThat(top.status()).as(name).isEqualTo(400);
            assertThat(top.at("/error/code")).isEqualTo("unknown_parameter");
        }
    }

    @Test
    void cve_2026_2614_a_files_name_is_no_path() {
        for (var name :
                List.of(
                        "../../../../etc/passwd",
                        "..\\..\\windows\\win.ini",
                        "/etc/passwd",
                        "C:\\boot.ini",
                        "\\\\server\\share",
                        "..%2f..%2fetc%2fpasswd",
                        "file:///etc/passwd",
                        "a/../b.jsonl",
                        ".",
                        "..",
                        "~root",
                        "con",
                        "rows.jsonl;x=y",
                        "x".repeat(1000))) {
            var answer = house.upload(key, name, Fortress.GOOD_ROWS);
            if (answer.status() != 200) {
                assertThat(answer.status()).as(name).isEqualTo(400);
                continue;
            }
            var content = house.get("/v1/files/" + answer.at("/id") + "/content", key);
            assertThat(content.body()).as(name).isEqualTo(Fortress.GOOD_ROWS);
            assertThat(answer.at("/filename")).doesNotContain("/", "\\").hasSizeLessThan(256);
        }
    }

    @Test
    void mlflow_artifact_viewer_what_was_uploaded_is_downloaded_and_never_shown() {
        var page = house.upload(key, "page.html", Fortress.GOOD_ROWS);
        assertThat(page.status()).as(page.body()).isEqualTo(400);
        assertThat(page.at("/error/code")).isEqualTo("invalid_file_format");
        var id = house.upload(key, "page.html.jsonl", Fortress.GOOD_ROWS).at("/id");

        var answer = house.get("/v1/files/" + id + "/content", key);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.head())
                .contains("content-disposition=[attachment")
                .contains("x-content-type-options=[nosniff]")
                .doesNotContain("text/html");
    }

    @Test
    void mlflow_yaml_viewer_markup_in_stored_names_is_shown_as_text() {
        for (var markup : MARKUP) {
            assertThat(house.issued("{\"key_alias\":\"" + markup + "\",\"models\":[]}").status())
                    .isIn(200, 400);
        }
        var answer = Console.signedIn(house).get("/admin/keys");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x")
                .doesNotContain("<svg onload")
                .doesNotContain("<iframe")
                .doesNotContain("<div hx-get=/admin")
                .doesNotContain("<div data-hx-get")
                .doesNotContain("<math>");
        assertThat(answer.head()).contains("content-security-policy").contains("script-src");
    }

    @Test
    void cve_2026_12796_a_session_ends_with_its_sign_out_wherever_its_cookie_is() {
        var console = Console.signedIn(house);
        assertThat(console.get("/admin/keys").status()).isEqualTo(200);
        var thief = console.stolen();
        assertThat(thief.get("/admin/keys").status()).isEqualTo(200);

        console.post("/admin/sign-out", "");

        assertThat(thief.get("/admin/keys").status()).isIn(302, 303, 401, 403);
        assertThat(thief.get("/admin/jobs").body()).doesNotContain("ftjob-");
    }

    @Test
    void litellm_pr_22188_neither_keys_nor_line_breaks_of_a_request_get_into_the_log() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var seen = new ListAppender<ILoggingEvent>();
        seen.start();
        root.addAppender(seen);
        try {
            var secret = "sk-ft-live-not-a-key-but-secret-0001";
            house.get("/v1/models", secret);
            house.raw(
                    "GET /v1/models?x=%0d%0aERROR%20forged HTTP/1.1\r\nHost: a\r\nConnection:"
                            + " close\r\nAuthorization: Bearer x\u001b[31mforged\r\n\r\n");
            house.post(
                    "/key/generate",
                    Fortress.MASTER_KEY,
                    "{\"key_alias\":\"a\\r\\nERROR forged\"}");
            house.upload(key, "a%0d%0aERROR forged.jsonl", "no json");

            for (var event : List.copyOf(seen.list)) {
                assertThat(event.getFormattedMessage())
                        .doesNotContain(secret)
                        .doesNotContain(key)
                        .doesNotContain(Fortress.MASTER_KEY)
                        .doesNotContain(OpenAiWireServer.KEY)
                        .doesNotContain("\n")
                        .doesNotContain("\r")
                        .doesNotContain("\u001b");
            }
        } finally {
            root.detachAppender(seen);
        }
    }
}
