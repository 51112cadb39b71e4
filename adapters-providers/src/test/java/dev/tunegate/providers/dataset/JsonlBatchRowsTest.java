package dev.tunegate.providers.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.batch.BatchError;
import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.BatchRows;
import dev.tunegate.domain.batch.BatchRows.Names;
import dev.tunegate.domain.batch.BatchRowsContract;
import dev.tunegate.domain.batch.BatchUsage;
import dev.tunegate.domain.batch.RowWords;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.provider.PublicWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of batches as JSON Lines. */
class JsonlBatchRowsTest implements BatchRowsContract {

    private final JsonlBatchRows rows = new JsonlBatchRows(DatasetLimits.DEFAULT);

    @Override
    public BatchRows rows() {
        return rows;
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<BatchError> faults(String text) throws IOException {
        return rows.check(in(text), Endpoint.CHAT_COMPLETIONS).faults();
    }

    private static String spoken(InputStream from) throws IOException {
        try (from) {
            return new String(from.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                | missing_required_parameter | custom_id
                    {'custom_id':7}                                   | invalid_request | custom_id
                    {'custom_id':'a'}                                 | missing_required_parameter | method
                    {'custom_id':'a','method':'POST'}                 | missing_required_parameter | url
                    {'custom_id':'a','method':'POST','url':'/v1/chat/completions'} | missing_required_parameter | body
                    {'custom_id':'a','method':'POST','url':'/v1/chat/completions','body':[]} | invalid_request | body
                    {'custom_id':'a','method':'POST','url':'/v1/chat/completions','body':{}} | missing_required_parameter | body.model
                    {'custom_id':'a','method':'GET','url':'/v1/chat/completions','body':{'model':'m'}} | invalid_request | method
                    {'custom_id':'a','method':'POST','url':'/v1/chat/completions','body':{'model':'m','stream':true}} | invalid_request | body.stream
                    """)
    void a_row_at_fault_names_its_member(String row, String code, String param) throws IOException {
        assertThat(faults("\n" + row.replace('\'', '"')))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.code()).isEqualTo(code);
                            assertThat(it.param()).contains(param);
                            assertThat(it.line()).contains(2L);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [1]
                    {'custom_id':'a'} {}
                    {'custom_id':'a','custom_id':'b'}
                    {'custom_id':'a'
                    """)
    void what_is_no_single_plain_object_is_no_row(String row) throws IOException {
        assertThat(faults(row.replace('\'', '"')))
                .extracting(BatchError::code)
                .containsExactly("invalid_json_line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{}",
                "{'custom_id':'a','method':'GET','url':'/v1/chat/completions','body':{'model':'m'}}",
                "{'custom_id':'a','method':'POST','url':'/v1/chat/completions','body':7}"
            })
    void a_row_is_judged_alike_when_its_file_comes_in(String row) throws IOException {
        var text = "\n" + row.replace('\'', '"');

        var found = new JsonlBatchReader(DatasetLimits.DEFAULT).check(in(text)).findings();

        assertThat(found)
                .extracting(it -> it.line() + it.message())
                .containsExactlyElementsOf(
                        faults(text).stream()
                                .map(it -> it.line().orElseThrow() + it.message())
                                .toList());
    }

    @Test
    void a_row_may_be_as_long_as_in_any_other_file() throws IOException {
        var long5 = row("a", "x".repeat(5 << 20));

        assertThat(faults(long5))
                .extracting(BatchError::message)
                .first()
                .asString()
                .contains("4194304");
        var patient = new JsonlBatchRows(new DatasetLimits(6 << 20));
        assertThat(patient.check(in(long5), Endpoint.CHAT_COMPLETIONS).faults()).isEmpty();
    }

    private static String row(String id, String content) {
        return "{\"custom_id\":\"%s\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"m\",\"x\":\"%s\"}}"
                .formatted(id, content);
    }

    @Test
    void an_answer_with_as_many_embeddings_as_one_request_may_ask_for_is_passed_on()
            throws IOException {
        var figures = "[" + "-0.012345678,".repeat(1535) + "0]";
        var data = "{\"embedding\":" + figures + "},";
        var answer =
                "{\"id\":\"r_1\",\"response\":{\"body\":{\"data\":["
                        + data.repeat(2048)
                        + "{}],\"model\":\"theirs\"}}}\n";
        var names = new Names(BatchId.fresh(), new ModelName("public"), PublicWords.STRICT);

        var text = spoken(rows.published(in(answer), names).rows());

        assertThat(answer).hasSizeGreaterThan(32 << 20);
        assertThat(text.endsWith("{}],\"model\":\"public\"}}}\n")).isTrue();
        assertThat(text.length()).isEqualTo(answer.length() + 31);
    }

    @Test
    void fifty_thousand_requests_are_a_batch_and_one_more_is_none() throws IOException {
        var most = many(50_000);

        assertThat(rows.check(in(most), Endpoint.CHAT_COMPLETIONS).rows()).isEqualTo(50_000);
        assertThat(faults(most)).isEmpty();
        assertThat(faults(most + BatchRowsContract.row("x", "/v1/chat/completions", "m")))
                .extracting(BatchError::code)
                .containsExactly("too_many_tasks");
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(it -> BatchRowsContract.row("r" + it, "/v1/chat/completions", "m"))
                .collect(Collectors.joining());
    }

    @Test
    void at_most_a_hundred_faults_are_told() throws IOException {
        assertThat(faults("no\n".repeat(500))).hasSize(100);
    }

    @Test
    void every_other_byte_of_a_request_stays() throws IOException {
        var row =
                "{ \"body\" : {\"n\":1e0, \"model\": \"m\\u006d\",\"messages\":[{\"model\":\"x\"}]},"
                        + "\"url\":\"/chat/completions\" ,\"custom_id\":\"ü\\u00fc\",\"method\":\"POST\"}";

        var text = spoken(rows.spoken(in(row + "\r\n\r\n" + row), new RowWords("/v1/u", "t")));

        var expected = row.replace("\"m\\u006d\"", "\"t\"").replace("/chat/completions", "/v1/u");
        assertThat(text).isEqualTo(expected + "\n" + expected + "\n");
    }

    @Test
    void an_owner_sees_no_name_of_the_provider_and_every_number_as_it_was() throws IOException {
        var answer =
                """
                {"id":"batch_req_secret","custom_id":"a","response":{"status_code":200,\
                "request_id":"req_secret","body":{"id":"chatcmpl-secret","model":"theirs-0613",\
                "created":1,"data":[{"embedding":[0.1234567890123456789,1E-7]}],\
                "usage":{"prompt_tokens":7,"completion_tokens":5,\
                "prompt_tokens_details":{"cached_tokens":3},\
                "completion_tokens_details":{"reasoning_tokens":2}}}},"error":null}
                {"id":"batch_req_secret","custom_id":"b","response":{"status_code":400,"body":\
                {"error":{"message":"The model theirs is file-secretsecretsecret."}}},"error":null}
                """;
        var names =
                new Names(
                        BatchId.fresh(),
                        new ModelName("public"),
                        PublicWords.knowing(Map.of("theirs", "public")));

        var published = rows.published(in(answer), names);
        var text = spoken(published.rows());

        assertThat(text)
                .doesNotContain("secret", "theirs")
                .contains("\"model\":\"public\"", "0.1234567890123456789", "The model public is")
                .containsPattern("\"id\":\"chatcmpl-[0-9a-f]{32}\"");
        assertThat(text.lines()).hasSize(2);
        assertThat(published.usage()).contains(new BatchUsage(7, 3, 5, 2));
        assertThat(spoken(rows.published(in(answer), names).rows())).isEqualTo(text);
    }
}
