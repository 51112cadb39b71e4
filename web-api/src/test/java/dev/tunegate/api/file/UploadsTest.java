package dev.tunegate.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import dev.tunegate.domain.file.InMemoryUploads;
import dev.tunegate.domain.file.UploadFixture;
import dev.tunegate.domain.shared.SettableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that come in parts. */
final class UploadsTest {

    private static final String ROWS = "{\"messages\":[]}\n{\"messages\":[]}\n";

    private final Client tenant = TestServer.someTenant();

    private static String wanted(long bytes, String more) {
        return "{'bytes':%d,'filename':'train.jsonl','mime_type':'text/jsonl','purpose':'fine-tune'%s}"
                .formatted(bytes, more);
    }

    private String begun(long bytes) {
        return tenant.postJson("/v1/uploads", wanted(bytes, "")).ok().at("/id").asString();
    }

    private static Answer send(Client client, String upload, String text) {
        return Form.aForm()
                .part("form-data; name=\"data\"; filename=\"blob\"", text)
                .sendTo(client, "/v1/uploads/" + upload + "/parts");
    }

    private String sent(String upload, String text) {
        return send(tenant, upload, text).ok().at("/id").asString();
    }

    private Answer complete(String upload, String... parts) {
        return completeSaying(upload, "", parts);
    }

    private Answer completeSaying(String upload, String more, String... parts) {
        var ids = Stream.of(parts).map("'%s'"::formatted).collect(Collectors.joining(","));
        return tenant.postJson(
                "/v1/uploads/" + upload + "/complete", "{'part_ids':[" + ids + "]" + more + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/v1"})
    void an_upload_goes_from_creation_to_its_file(String prefix) {
        var created =
                tenant.postJson(
                                prefix + "/uploads",
                                wanted(
                                        ROWS.length(),
                                        ",'expires_after':{'anchor':'created_at','seconds':3600}"))
                        .ok();
        var id = created.at("/id").asString();

        assertThat(created.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "object",
                        "bytes",
                        "created_at",
                        "expires_at",
                        "filename",
                        "purpose",
                        "status",
                        "file");
        assertThat(id).matches("upload_[0-9A-Za-z]{24}");
        assertThat(created.at("/object").asString()).isEqualTo("upload");
        assertThat(created.at("/status").asString()).isEqualTo("pending");
        assertThat(created.at("/file").isNull()).isTrue();
        assertThat(created.at("/expires_at").asLong())
                .isEqualTo(created.at("/created_at").asLong() + 3600);

        var part = send(tenant, id, ROWS).ok();

        assertThat(part.json().propertyNames())
                .containsExactlyInAnyOrder("id", "object", "created_at", "upload_id");
        assertThat(part.at("/object").asString()).isEqualTo("upload.part");
        assertThat(part.at("/upload_id").asString()).isEqualTo(id);

        var done = complete(id, part.at("/id").asString()).ok();

        assertThat(done.at("/status").asString()).isEqualTo("completed");
        assertThat(done.at("/file/object").asString()).isEqualTo("file");
        assertThat(done.at("/file/bytes").asLong()).isEqualTo(ROWS.length());
        assertThat(done.at("/file/expires_at").asLong())
                .isEqualTo(done.at("/file/created_at").asLong() + 3600);
        var file = done.at("/file/id").asString();
        assertThat(tenant.get("/v1/files/" + file + "/content").ok().text()).isEqualTo(ROWS);
        assertThat(complete(id, part.at("/id").asString()).ok().json()).isEqualTo(done.json());
    }

    @Test
    void the_order_of_the_parts_is_that_of_their_ids() {
        var id = begun(ROWS.length());
        var tail = sent(id, ROWS.substring(20));
        var head = sent(id, ROWS.substring(0, 20));

        complete(id, tail, head).isError(400, "invalid_json", "file");
        var file = complete(id, head, tail).ok().at("/file/id").asString();

        assertThat(tenant.get("/v1/files/" + file + "/content").ok().text()).isEqualTo(ROWS);
    }

    @Test
    void what_does_not_fit_together_is_refused_by_name() {
        var id = begun(ROWS.length());
        var part = sent(id, ROWS);

        complete(id).isError(400, "bytes_mismatch", "part_ids");
        complete(id, part, part).isError(400, "duplicate_part", "part_ids");
        complete(id, "part_000").isError(400, "part_not_found", "part_ids");
        completeSaying(id, ",'md5':'" + "0".repeat(32) + "'", part)
                .isError(400, "checksum_mismatch", "md5");
        completeSaying(id, ",'md5':'x'", part).isError(400, "invalid_value", "md5");
        completeSaying(id, ",'checksum':'x'", part).isError(400, "unknown_parameter", "checksum");
        tenant.postJson("/v1/uploads/" + id + "/complete", "{}")
                .isError(400, "missing_required_parameter", "part_ids");
        completeSaying(id, ",'md5':null", part).ok();
    }

    @Test
    void a_cancelled_upload_takes_nothing_more() {
        var id = begun(10);
        sent(id, "12345");

        var cancelled = tenant.post("/v1/uploads/" + id + "/cancel").ok();

        assertThat(cancelled.at("/status").asString()).isEqualTo("cancelled");
        tenant.postJson("/v1/uploads/" + id + "/cancel", "{}").ok();
        send(tenant, id, "6").isError(400, "upload_cancelled");
        complete(id).isError(400, "upload_cancelled");
    }

    @Test
    void an_upload_that_is_over_takes_nothing_more() {
        var key = TestServer.tenant();
        var upload =
                UploadFixture.anUpload()
                        .ownedBy(key.key().owner())
                        .begunAt(Instant.parse("2020-01-01T00:00:00Z"))
                        .build();
        TestServer.bean(InMemoryUploads.class).add(upload);
        var client = TestServer.with(key);
        var path = "/v1/uploads/" + upload.id();

        send(client, upload.id().value(), "1").isError(400, "upload_expired");
        client.post(path + "/cancel").isError(400, "upload_expired");
        client.postJson(path + "/complete", "{'part_ids':[]}").isError(400, "upload_expired");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | missing_required_parameter | bytes",
                "{'bytes':'10'} | invalid_type | bytes",
                "{'bytes':1.5} | invalid_type | bytes",
                "{'bytes':99999999999999999999} | integer_above_max_value | bytes",
                "{'bytes':10} | missing_required_parameter | filename",
                "{'bytes':10,'filename':'a.jsonl'} | missing_required_parameter | purpose",
                "{'bytes':10,'filename':'a.jsonl','purpose':'fine-tune'}"
                        + " | missing_required_parameter | mime_type",
                "{'bytes':0,'filename':'a.jsonl','purpose':'fine-tune','mime_type':'text/jsonl'}"
                        + " | integer_below_min_value | bytes",
                "{'bytes':9,'filename':'a.jsonl','purpose':'fun','mime_type':'text/jsonl'}"
                        + " | invalid_value | purpose",
                "{'bytes':9,'filename':'a.csv','purpose':'fine-tune','mime_type':'text/jsonl'}"
                        + " | invalid_file_format | file",
                "{'bytes':9,'filename':'a.jsonl','purpose':'fine-tune','mime_type':'image/png'}"
                        + " | invalid_value | mime_type",
                "{'bytes':9,'filename':'a.jsonl','purpose':'fine-tune','mime_type':'text/jsonl',"
                        + "'expires_after':{'seconds':9}}"
                        + " | missing_required_parameter | expires_after.anchor",
                "{'bytes':9,'filename':'a.jsonl','purpose':'fine-tune','mime_type':'text/jsonl',"
                        + "'expires_after':{'anchor':'created_at','seconds':9}}"
                        + " | integer_below_min_value | expires_after.seconds",
                "{'bytes':9,'filename':'a.jsonl','purpose':'fine-tune','mime_type':'text/jsonl',"
                        + "'colour':'red'} | unknown_parameter | colour",
                "{'bytes':9,'filename':'a.jsonl','purpose':'fine-tune','mime_type':'text/jsonl',"
                        + "'target_model_names':['no-such']} | model_not_found | target_model_names",
            })
    void a_bad_beginning_is_refused_by_name(String json, String code, String param) {
        tenant.postJson("/v1/uploads", json).isError(400, code, param);
    }

    @Test
    void more_bytes_than_this_gateway_takes_are_refused_at_once() {
        tenant.postJson("/v1/uploads", wanted(2 << 20, "")).isError(413, "file_too_large", "bytes");
    }

    @Test
    void parts_are_forms_with_one_field() {
        var id = begun(10);
        var path = "/v1/uploads/" + id + "/parts";

        tenant.postJson(path, "{}").isError(400, "invalid_content_type");
        Form.aForm().sendTo(tenant, path).isError(400, "missing_required_parameter", "data");
        Form.aForm()
                .field("file", "x")
                .sendTo(tenant, path)
                .isError(400, "unknown_parameter", "data");
        Form.aForm()
                .field("data", "x")
                .field("data", "y")
                .sendTo(tenant, path)
                .isError(400, "duplicate_parameter", "data");
        Form.aForm().field("data", "").sendTo(tenant, path).isError(400, "empty_part", "data");
        send(tenant, id, "0123456789".repeat(3)).isError(400, "too_many_bytes", "data");
        tenant.send(
                        "POST",
                        path,
                        BodyPublishers.ofString("--7f3a-cut-here\r\n"),
                        "Content-Type",
                        Form.type())
                .isError(400, "invalid_multipart");
        Form.aForm().field("data", "x").sendTo(tenant, path).ok();
    }

    @Test
    void a_part_of_more_than_64_mib_is_refused() {
        var upload = UploadFixture.anUpload().sized(1L << 30);
        var key = TestServer.tenant();
        var now = TestServer.bean(SettableClock.class).instant();
        var pending = upload.ownedBy(key.key().owner()).begunAt(now).build();
        TestServer.bean(InMemoryUploads.class).add(pending);

        send(TestServer.with(key), pending.id().value(), "x".repeat((64 << 20) + 1))
                .isError(413, "part_too_large", "data");
    }

    @Test
    void a_foreign_upload_reads_like_an_unknown_one() {
        var id = begun(ROWS.length());
        var part = sent(id, ROWS);
        var bob = TestServer.someTenant();
        var body = "{'part_ids':['" + part + "']}";

        for (var other : List.of(id, "upload_000", "upload_", "x", "file-000")) {
            bob.post("/v1/uploads/" + other + "/cancel").isError(404, "not_found", "id");
            send(bob, other, "x").isError(404, "not_found", "id");
            var answer = bob.postJson("/v1/uploads/" + other + "/complete", body);
            answer.isError(404, "not_found", "id");
            assertThat(answer.at("/error/message").asString())
                    .isEqualTo("No such Upload object: " + other);
        }
        complete(id, part).ok();
    }

    @Test
    void the_parts_of_an_upload_are_no_files() {
        var id = begun(ROWS.length());
        var part = sent(id, ROWS);

        tenant.get("/v1/files/file-" + part + "/content").isError(404, "not_found", "id");
        assertThat(tenant.get("/v1/files").ok().at("/data")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'gpt-4o-mini'", "['gpt-4o-mini']"})
    void models_are_named_as_for_a_direct_upload(String names) {
        var id =
                tenant.postJson(
                                "/v1/uploads",
                                wanted(
                                        ROWS.length(),
                                        ",'target_model_names':"
                                                + names
                                                + ",'custom_llm_provider':'openai'"))
                        .ok()
                        .at("/id")
                        .asString();

        var file = complete(id, sent(id, ROWS)).ok().at("/file/id").asString();

        var kept = TestServer.bean(InMemoryManagedFiles.class).find(new FileId(file)).orElseThrow();
        assertThat(kept.replicas())
                .extracting(it -> it.deployment().value())
                .containsExactly("openai-1");
    }

    @Test
    void a_model_that_is_not_granted_is_no_target() {
        var narrow = TestServer.with(TestServer.tenant(new ModelGrants(Set.of("talker"))));

        narrow.postJson("/v1/uploads", wanted(10, ",'target_model_names':'gpt-4o-mini'"))
                .isError(403, "model_not_allowed");
    }
}
