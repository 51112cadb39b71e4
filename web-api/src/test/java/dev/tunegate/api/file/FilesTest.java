package dev.tunegate.api.file;

import static dev.tunegate.api.file.Form.aForm;
import static dev.tunegate.api.file.Form.training;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.file.FileFixture;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.finetuning.JobFixture;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Listing, reading and deleting files. */
final class FilesTest {

    private static String upload(Client client) {
        return training().sendTo(client).ok().at("/id").asString();
    }

    private static List<String> ids(JsonNode data) {
        var ids = new ArrayList<String>();
        data.forEach(it -> ids.add(it.get("id").asString()));
        return ids;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/v1"})
    void a_file_lives_from_upload_to_deletion(String prefix) {
        var tenant = TestServer.someTenant();
        var path = prefix + "/files/" + upload(tenant);

        assertThat(tenant.get(path).ok().at("/object").asString()).isEqualTo("file");
        var deleted = tenant.delete(path).ok();

        assertThat(deleted.json().propertyNames())
                .containsExactlyInAnyOrder("id", "object", "deleted");
        assertThat(deleted.at("/deleted").asBoolean()).isTrue();
        tenant.get(path).isError(404, "not_found", "id");
        tenant.get(path + "/content").isError(404, "not_found", "id");
        tenant.delete(path).isError(404, "not_found", "id");
    }

    @Test
    void content_comes_back_byte_for_byte_and_only_to_be_saved() {
        var tenant = TestServer.someTenant();
        var id =
                aForm().field("purpose", "user_data")
                        .file("Größe \u202Ex.html", "<script>\u0000\r\n--")
                        .sendTo(tenant)
                        .ok()
                        .at("/id")
                        .asString();

        var answer = tenant.get("/v1/files/" + id + "/content", "Accept", "application/binary");

        assertThat(answer.ok().text()).isEqualTo("<script>\u0000\r\n--");
        assertThat(answer.header("content-type")).contains("application/octet-stream");
        assertThat(answer.header("content-length")).contains("13");
        assertThat(answer.header("x-content-type-options")).contains("nosniff");
        assertThat(answer.header("content-security-policy").orElse("")).contains("sandbox");
        assertThat(answer.header("content-disposition"))
                .contains(
                        "attachment; filename=\"Gr__e x.html\";"
                                + " filename*=UTF-8''Gr%C3%B6%C3%9Fe%20x.html");
    }

    @Test
    void the_head_of_content_says_how_long_it_is() {
        var tenant = TestServer.someTenant();
        var path = "/v1/files/" + upload(tenant) + "/content";

        var answer = tenant.send("HEAD", path, BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-length")).contains("16");
    }

    @Test
    void an_empty_list_has_no_first_and_no_last() {
        var answer = TestServer.someTenant().get("/v1/files").ok();

        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("object", "data", "first_id", "last_id", "has_more");
        assertThat(answer.at("/object").asString()).isEqualTo("list");
        assertThat(answer.at("/first_id").isNull()).isTrue();
        assertThat(answer.at("/last_id").isNull()).isTrue();
        assertThat(answer.at("/has_more").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void walking_page_by_page_shows_every_file_once(String order) {
        var tenant = TestServer.someTenant();
        for (int i = 0; i < 5; i++) {
            upload(tenant);
        }
        var all = ids(tenant.get("/v1/files?order=" + order).ok().at("/data"));
        var seen = new ArrayList<String>();

        var page = tenant.get("/v1/files?limit=2&order=" + order).ok();
        seen.addAll(ids(page.at("/data")));
        while (page.at("/has_more").asBoolean()) {
            var last = page.at("/last_id").asString();
            page = tenant.get("/v1/files?limit=2&order=%s&after=%s".formatted(order, last)).ok();
            seen.addAll(ids(page.at("/data")));
        }

        assertThat(seen).hasSize(5).isEqualTo(all);
    }

    @Test
    void both_orders_are_each_others_reverse() {
        var tenant = TestServer.someTenant();
        upload(tenant);
        upload(tenant);

        var newest = ids(tenant.get("/v1/files").ok().at("/data"));
        var oldest = ids(tenant.get("/v1/files?order=asc").ok().at("/data"));

        assertThat(oldest).isEqualTo(newest.reversed());
    }

    @Test
    void a_purpose_narrows_the_list() {
        var tenant = TestServer.someTenant();
        upload(tenant);
        aForm().field("purpose", "batch").file("b.jsonl", "{}").sendTo(tenant).ok();

        var answer = tenant.get("/v1/files?purpose=batch").ok();

        assertThat(answer.at("/data")).hasSize(1);
        assertThat(answer.at("/data/0/purpose").asString()).isEqualTo("batch");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, integer_below_min_value, limit",
        "limit=-1, integer_below_min_value, limit",
        "limit=10001, integer_above_max_value, limit",
        "limit=99999999999999, integer_above_max_value, limit",
        "limit=many, invalid_type, limit",
        "limit=1.5, invalid_type, limit",
        "order=up, invalid_value, order",
        "purpose=fun, invalid_value, purpose",
        "after=file-unknown, invalid_cursor, after",
        "after=../x, invalid_cursor, after",
    })
    void a_bad_query_is_refused_by_name(String query, String code, String param) {
        TestServer.someTenant().get("/v1/files?" + query).isError(400, code, param);
    }

    @Test
    void a_tenant_sees_nothing_of_another() {
        var alice = TestServer.someTenant();
        var bob = TestServer.someTenant();
        var id = upload(alice);

        bob.get("/v1/files/" + id).isError(404, "not_found", "id");
        bob.get("/v1/files/" + id + "/content").isError(404, "not_found", "id");
        bob.delete("/v1/files/" + id).isError(404, "not_found", "id");
        bob.get("/v1/files?after=" + id).isError(400, "invalid_cursor", "after");
        assertThat(bob.get("/v1/files").ok().at("/data")).isEmpty();
        alice.get("/v1/files/" + id).ok();
    }

    @Test
    void a_foreign_id_reads_like_an_unknown_one() {
        var id = upload(TestServer.someTenant());
        var bob = TestServer.someTenant();

        var foreign = bob.get("/v1/files/" + id).at("/error").toString();
        var unknown = bob.get("/v1/files/file-000000000000000000000000").at("/error").toString();

        assertThat(foreign.replace(id, "file-000000000000000000000000")).isEqualTo(unknown);
    }

    @Test
    void a_file_in_use_is_not_deleted() {
        var key = TestServer.tenant();
        var tenant = TestServer.with(key);
        var file = FileFixture.aFile().ownedBy(key.key().owner()).build();
        TestServer.bean(InMemoryManagedFiles.class).add(file);
        TestServer.bean(InMemoryFineTuningJobs.class)
                .add(JobFixture.aJob().ownedBy(key.key().owner()).learningFrom(file.id()).build());

        tenant.delete("/v1/files/" + file.id()).isError(400, "file_in_use");

        tenant.get("/v1/files/" + file.id()).ok();
    }

    @Test
    void a_file_that_no_provider_takes_says_why() {
        var key = TestServer.tenant();
        var file =
                FileFixture.aFile()
                        .ownedBy(key.key().owner())
                        .givenUpAt("openai-1", "Too few rows.")
                        .build();
        TestServer.bean(InMemoryManagedFiles.class).add(file);

        var answer = TestServer.with(key).get("/v1/files/" + file.id()).ok();

        assertThat(answer.at("/status").asString()).isEqualTo("error");
        assertThat(answer.at("/status_details").asString()).isEqualTo("Too few rows.");
    }
}
