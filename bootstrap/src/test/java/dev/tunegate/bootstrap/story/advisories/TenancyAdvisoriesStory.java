package dev.tunegate.bootstrap.story.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.bootstrap.story.advisories.Fortress.Answer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How one tenant of others came to what was another's. */
final class TenancyAdvisoriesStory {

    private final Fortress house = Fortress.open();
    private final String alice = house.key("simulated", "theirs");
    private final String bob = house.key("simulated", "theirs");

    private static String wish(String training, String validation) {
        var more = validation.isEmpty() ? "" : ",\"validation_file\":\"" + validation + "\"";
        return "{\"model\":\"simulated\",\"training_file\":\"" + training + "\"" + more + "}";
    }

    private Answer begun(String key, String wish) {
        return house.post("/v1/fine_tuning/jobs", key, wish);
    }

    @Test
    void ghsa_qqcv_vg9f_5rr3_a_foreign_file_is_as_unknown_as_none() {
        var hers = house.file(alice);

        for (var path : List.of("/v1/files/%s", "/v1/files/%s/content", "/files/%s")) {
            var foreign = house.get(path.formatted(hers), bob);
            var unknown = house.get(path.formatted("file-" + "0".repeat(24)), bob);
            assertThat(foreign.status()).isEqualTo(404).isEqualTo(unknown.status());
            assertThat(foreign.body().replace(hers, "ID"))
                    .isEqualTo(unknown.body().replace("file-" + "0".repeat(24), "ID"));
            assertThat(house.get(path.formatted(hers), alice).status()).isEqualTo(200);
        }
    }

    @Test
    void cve_2026_45671_a_foreign_file_cannot_be_deleted() {
        var hers = house.file(alice);

        assertThat(house.delete("/v1/files/" + hers, bob).status()).isEqualTo(404);

        assertThat(house.get("/v1/files/" + hers + "/content", alice).body())
                .isEqualTo(Fortress.GOOD_ROWS);
    }

    @Test
    void cve_2026_45402_a_foreign_file_cannot_be_put_into_a_body() {
        var hers = house.file(alice);
        var his = house.file(bob);

        var trained = begun(bob, wish(hers, ""));
        assertThat(trained.status()).isEqualTo(404);
        assertThat(trained.at("/error/param")).isEqualTo("training_file");
        var validated = begun(bob, wish(his, hers));
        assertThat(validated.status()).isEqualTo(404);
        assertThat(validated.at("/error/param")).isEqualTo("validation_file");
    }

    @Test
    void cve_2026_30886_a_foreign_job_is_neither_seen_nor_moved() {
        var hers = house.job(alice);

        for (var path : List.of("", "/events", "/checkpoints")) {
            var answer = house.get("/v1/fine_tuning/jobs/" + hers + path, bob);
            assertThat(answer.status()).as(path).isEqualTo(404);
        }
        for (var verb : List.of("/cancel", "/pause", "/resume")) {
            var answer = house.post("/v1/fine_tuning/jobs/" + hers + verb, bob, "");
            assertThat(answer.status()).as(verb).isEqualTo(404);
        }
        assertThat(house.get("/v1/fine_tuning/jobs/" + hers, alice).at("/status"))
                .isNotEqualTo("cancelled");
    }

    @Test
    void litellm_pr_17401_lists_and_cursors_hold_nothing_foreign() {
        var hers = house.file(alice);
        var job = house.job(alice);

        assertThat(house.get("/v1/files", bob).body()).doesNotContain(hers);
        assertThat(house.get("/v1/fine_tuning/jobs", bob).body()).doesNotContain(job);
        assertThat(house.get("/v1/files?after=" + hers, bob).status()).isEqualTo(400);
        assertThat(house.get("/v1/fine_tuning/jobs?after=" + job, bob).status()).isEqualTo(400);
    }

    @Test
    void litellm_pr_34092_an_id_of_the_provider_opens_nothing() {
        var hers = house.file(alice);
        var wish = wish(hers, "").replace("simulated", "theirs");
        var job = begun(alice, wish);
        assertThat(job.status()).as(job.body()).isEqualTo(200);
        house.reaches(job.at("/id"));
        var raw = house.provider().files();
        assertThat(raw).as("so are its rows, under another id").isNotEmpty().doesNotContain(hers);

        var foreign = List.of("file-abc123", "ftjob-abc123", "s3://bucket/rows.jsonl", "gs://b/o");
        for (var id : Stream.concat(raw.stream(), foreign.stream()).toList()) {
            for (var key : List.of(alice, bob)) {
                assertThat(begun(key, wish(id, "")).status()).as(id).isIn(400, 404);
                assertThat(house.get("/v1/files/" + encoded(id), key).status()).isIn(400, 404);
            }
        }
    }

    private static String encoded(String id) {
        return id.replace("/", "%2F").replace(":", "%3A");
    }

    @Test
    void litellm_pr_36031_another_provider_in_the_request_does_not_change_whose_file_it_is() {
        var hers = house.file(alice);

        for (var words :
                List.of(
                        "?provider=openai",
                        "?custom_llm_provider=openai",
                        "?target_model_names=theirs",
                        "?model=theirs")) {
            assertThat(house.get("/v1/files/" + hers + words, bob).status()).isNotEqualTo(200);
        }
        for (var header : List.of("x-portkey-provider", "x-litellm-provider", "openai-project")) {
            var headers = Map.of("authorization", "Bearer " + bob, header, "openai");
            assertThat(house.send("GET", "/v1/files/" + hers, headers, "").status())
                    .isNotEqualTo(200);
        }
    }

    @Test
    void litellm_pr_36049_an_encoded_id_is_read_once() {
        var hers = house.file(alice);
        var disguised =
                Stream.of(
                        hers.replace("-", "%2D"),
                        hers.replace("-", "%252D"),
                        "x%2F..%2F" + hers,
                        hers + "%00",
                        hers + "%2Fcontent",
                        hers + "%20",
                        Base64.getUrlEncoder().encodeToString(hers.getBytes(UTF_8)));

        assertThat(disguised)
                .allSatisfy(
                        it ->
                                assertThat(
                                                Fortress.status(
                                                        house.rawGet("/v1/files/" + it, "a", bob)))
                                        .as(it)
                                        .isIn(400, 404));
    }

    @Test
    void cve_2026_2651_no_part_of_an_upload_is_open_to_strangers() {
        for (var path :
                List.of(
                        "/v1/uploads",
                        "/v1/uploads/upload_1/parts",
                        "/v1/uploads/upload_1/complete",
                        "/v1/uploads/upload_1/cancel",
                        "/v1/files")) {
            assertThat(house.send("POST", path, Map.of(), "{}").status()).as(path).isIn(401, 404);
        }
    }

    @Test
    void cve_2026_33866_contents_are_for_those_who_may_read_the_file() {
        var hers = house.file(alice);
        for (var headers :
                List.of(
                        Map.of("authorization", "Bearer " + bob),
                        Map.of("authorization", "Bearer " + bob, "range", "bytes=0-10"),
                        Map.of("authorization", "Bearer " + bob, "if-none-match", "*"))) {
            for (var method : List.of("GET", "HEAD")) {
                var path = "/v1/files/" + hers + "/content";
                assertThat(house.send(method, path, headers, "").status()).isEqualTo(404);
            }
        }
        assertThat(house.send("GET", "/v1/files/" + hers + "/content", Map.of(), "").status())
                .isEqualTo(401);
    }

    @Test
    void cve_2025_15381_the_course_of_a_job_is_for_those_who_may_read_the_job() {
        var hers = house.job(alice);
        for (var path :
                List.of("/events", "/events?stream=true", "/checkpoints", "/events?limit=1")) {
            var answer = house.get("/v1/fine_tuning/jobs/" + hers + path, bob);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(
                            house.send("GET", "/v1/fine_tuning/jobs/" + hers + path, Map.of(), "")
                                    .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void ghsa_rf6x_r45m_xv3w_nobody_deletes_or_blocks_the_keys_of_others() {
        for (var path : List.of("/key/delete", "/key/block", "/key/unblock", "/key/regenerate")) {
            for (var body : List.of("{\"key\":\"%s\"}", "{\"keys\":[\"%s\"]}")) {
                var answer = house.post(path, bob, body.formatted(alice));
                assertThat(answer.status()).as(path).isIn(400, 403, 404);
            }
        }
        assertThat(house.get("/v1/models", alice).status()).isEqualTo(200);
    }

    @Test
    void cve_2026_25591_a_percent_sign_in_a_filter_is_a_percent_sign() {
        var alias = "plain-" + System.nanoTime();
        house.issued("{\"key_alias\":\"" + alias + "\",\"models\":[]}");

        for (var pattern :
                List.of("%25", "plain%25", "%25%25%25%25%25%25", "_____", "plain-_%25")) {
            var answer = house.get("/key/list?key_alias=" + pattern, Fortress.MASTER_KEY);
            assertThat(answer.body()).as(pattern).doesNotContain(alias);
        }
        var found = house.get("/key/list?key_alias=" + alias, Fortress.MASTER_KEY);
        assertThat(found.body()).contains(alias);
        for (var path : List.of("/v1/files?purpose=%25", "/v1/files?after=%25")) {
            assertThat(house.get(path, alice).status()).isEqualTo(400);
        }
    }
}
