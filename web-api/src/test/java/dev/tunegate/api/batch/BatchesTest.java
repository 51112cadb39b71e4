package dev.tunegate.api.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchFixture;
import dev.tunegate.domain.batch.BatchRowsContract;
import dev.tunegate.domain.batch.InMemoryBatches;
import dev.tunegate.domain.file.FileFixture;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.InMemoryFileContents;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BatchesTest {

    private static final String BATCHES = "/v1/batches";

    private final Client client;
    private final Owner owner;

    BatchesTest() {
        var key = TestServer.tenant();
        client = TestServer.with(key);
        owner = key.key().owner();
    }

    private String input(String... rows) {
        var file = FileFixture.aFile().ownedBy(owner).meantFor(FilePurpose.BATCH).build();
        TestServer.bean(InMemoryManagedFiles.class).add(file);
        TestServer.bean(InMemoryFileContents.class)
                .put(file.id(), String.join("", rows).getBytes(StandardCharsets.UTF_8));
        return file.id().value();
    }

    private static String row(String id) {
        return BatchRowsContract.row(id, "/v1/chat/completions", "gpt-4o-mini");
    }

    private Answer create(String file, String more, String... headers) {
        return client.postJson(
                BATCHES,
                "{'input_file_id':'%s','endpoint':'/v1/chat/completions','completion_window':'24h'%s}"
                        .formatted(file, more),
                headers);
    }

    private Batch stored(String id) {
        var batch = BatchFixture.aBatch().ownedBy(owner).withId(id).running().build();
        TestServer.bean(InMemoryBatches.class).add(batch);
        return batch;
    }

    @Test
    void a_batch_is_taken_and_shown_in_openais_format() {
        var file = input(row("a"), row("b"));

        var made =
                create(
                                file,
                                ",'metadata':{'k':'v'},'output_expires_after':"
                                        + "{'anchor':'created_at','seconds':3600}")
                        .ok();

        assertThat(made.at("/object").asString()).isEqualTo("batch");
        assertThat(made.at("/status").asString()).isEqualTo("validating");
        assertThat(made.at("/endpoint").asString()).isEqualTo("/v1/chat/completions");
        assertThat(made.at("/input_file_id").asString()).isEqualTo(file);
        assertThat(made.at("/completion_window").asString()).isEqualTo("24h");
        assertThat(made.at("/model").asString()).isEqualTo("gpt-4o-mini");
        assertThat(made.at("/metadata/k").asString()).isEqualTo("v");
        assertThat(made.at("/request_counts/total").asInt()).isEqualTo(2);
        assertThat(made.at("/expires_at").asLong() - made.at("/created_at").asLong())
                .isEqualTo(86_400);
        assertThat(made.at("/errors").isMissingNode()).isTrue();
        var found = client.get(BATCHES + "/" + made.at("/id").asString()).ok();
        assertThat(found.text()).isEqualTo(made.text());
    }

    @Test
    void rows_at_fault_are_listed_in_a_failed_batch() {
        var made = create(input(row("a"), "nonsense\n"), "").ok();

        assertThat(made.at("/status").asString()).isEqualTo("failed");
        assertThat(made.at("/errors/object").asString()).isEqualTo("list");
        assertThat(made.at("/errors/data/0/code").asString()).isEqualTo("invalid_json_line");
        assertThat(made.at("/errors/data/0/line").asLong()).isEqualTo(2);
        assertThat(made.at("/failed_at").isIntegralNumber()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'endpoint':'/v1/chat/completions','completion_window':'24h'} | input_file_id | missing_required_parameter
                    {'input_file_id':'f','completion_window':'24h'} | endpoint | missing_required_parameter
                    {'input_file_id':'f','endpoint':'/v1/responses','completion_window':'24h'} | endpoint | invalid_value
                    {'input_file_id':'f','endpoint':'/v1/fine_tuning','completion_window':'24h'} | endpoint | invalid_value
                    {'input_file_id':'f','endpoint':'/v1/embeddings','completion_window':'1h'} | completion_window | invalid_value
                    {'input_file_id':'f','endpoint':'/v1/embeddings','completion_window':'24h','model':'m'} | model | unknown_parameter
                    {'input_file_id':'f','endpoint':'/v1/embeddings','completion_window':'24h','output_expires_after':{'anchor':'now','seconds':3600}} | output_expires_after.anchor | invalid_value
                    {'input_file_id':'f','endpoint':'/v1/embeddings','completion_window':'24h','output_expires_after':{'anchor':'created_at','seconds':60}} | output_expires_after.seconds | integer_below_min_value
                    """)
    void a_request_at_fault_names_its_parameter(String body, String param, String code) {
        var answer = client.postJson(BATCHES, body);

        answer.isError(400, code);
        assertThat(answer.at("/error/param").asString()).isEqualTo(param);
    }

    @Test
    void an_unknown_file_is_not_found() {
        create("file-000", "").isError(404, "not_found");
    }

    @Test
    void a_retry_gets_the_same_batch() {
        var file = input(row("a"));
        var first = create(file, "").ok();

        var again = create(file, "", "x-stainless-retry-count", "1").ok();

        assertThat(again.at("/id").asString()).isEqualTo(first.at("/id").asString());
        assertThat(again.header("idempotent-replayed")).contains("true");
    }

    @Test
    void lists_are_read_page_by_page() {
        var first = stored("batch_1").id().value();
        var second = stored("batch_2").id().value();

        var page = client.get(BATCHES + "?limit=1").ok();
        assertThat(page.at("/object").asString()).isEqualTo("list");
        assertThat(page.at("/first_id").asString()).isEqualTo(second);
        assertThat(page.at("/last_id").asString()).isEqualTo(second);
        assertThat(page.at("/has_more").asBoolean()).isTrue();
        var next = client.get(BATCHES + "?limit=1&after=" + second).ok();
        assertThat(next.at("/data/0/id").asString()).isEqualTo(first);
        assertThat(next.at("/has_more").asBoolean()).isFalse();
        client.get(BATCHES + "?limit=101").isError(400, "integer_above_max_value");
        client.get(BATCHES + "?after=batch_unknown").isError(400, "invalid_cursor");
    }

    @Test
    void a_running_batch_is_cancelling_until_its_provider_has_ended_it() {
        var id = stored("batch_3").id().value();

        var answer = client.post(BATCHES + "/" + id + "/cancel").ok();

        assertThat(answer.at("/status").asString()).isEqualTo("cancelling");
        assertThat(answer.at("/cancelling_at").isIntegralNumber()).isTrue();
        TestServer.bean(InMemoryBatches.class)
                .change(
                        stored("batch_4").id(),
                        it -> it.cancelled(BatchFixture.CREATED_AT.plusSeconds(9)));
        client.post(BATCHES + "/batch_4/cancel").isError(400, "invalid_state");
    }
}
