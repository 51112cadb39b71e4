package dev.tunegate.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.batch.BatchRows.Names;
import dev.tunegate.domain.batch.BatchRows.RowsReport;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.provider.PublicWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every reader of rows must do. */
public interface BatchRowsContract {

    BatchRows rows();

    /** One request as callers write it. */
    static String row(String id, String url, String model) {
        return """
        {"custom_id":"%s","method":"POST","url":"%s","body":{"model":"%s","messages":[]}}
        """
                .formatted(id, url, model);
    }

    private static String chat(String id) {
        return row(id, "/v1/chat/completions", "gpt-4o-mini");
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private RowsReport check(String text) throws IOException {
        return rows().check(in(text), Endpoint.CHAT_COMPLETIONS);
    }

    private void assertFault(String text, long line, String code) throws IOException {
        var report = check(text);
        assertThat(report.model()).isEmpty();
        assertThat(report.faults())
                .anySatisfy(
                        it -> {
                            assertThat(it.code()).isEqualTo(code);
                            assertThat(it.line()).contains(line);
                        });
    }

    @Test
    default void sound_rows_are_counted_and_name_their_model() throws IOException {
        var report = check(chat("a") + chat("b"));

        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.model()).contains(new ModelName("gpt-4o-mini"));
    }

    @Test
    default void what_is_wrong_with_a_row_is_told_with_its_line() throws IOException {
        assertFault(chat("a") + chat("b") + chat("a"), 3, "duplicate_custom_id");
        assertFault(chat("a") + row("b", "/v1/embeddings", "gpt-4o-mini"), 2, "url_mismatch");
        assertFault(chat("a") + row("b", "/v1/chat/completions", "gpt-4o"), 2, "model_mismatch");
        assertFault(chat("a") + "no json\n", 2, "invalid_json_line");
    }

    @Test
    default void a_file_without_rows_is_no_batch() throws IOException {
        assertThat(check("").faults()).extracting(BatchError::code).containsExactly("empty_file");
    }

    @Test
    default void a_provider_reads_its_own_words() throws IOException {
        var words = new RowWords("/chat/completions", "their \"model\"");

        try (var spoken = rows().spoken(in(chat("a") + chat("b")), words)) {
            var text = new String(spoken.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(text)
                    .isEqualTo(
                            row("a", "/chat/completions", "their \\\"model\\\"")
                                    + row("b", "/chat/completions", "their \\\"model\\\""));
        }
    }

    @Test
    default void an_answer_that_is_none_is_told_from_a_stream_that_breaks_off() throws IOException {
        var names = new Names(BatchId.fresh(), new ModelName("public"), PublicWords.STRICT);
        var answers = in(ScriptedBatches.ANSWER + "no json\n");

        try (var published = rows().published(answers, names).rows()) {
            assertThatThrownBy(published::readAllBytes).isInstanceOf(BatchRows.Unreadable.class);
        }
    }

    @Test
    default void an_owner_reads_the_public_name_of_the_model() throws IOException {
        var names = new Names(BatchId.fresh(), new ModelName("public"), PublicWords.STRICT);

        try (var published = rows().published(in(ScriptedBatches.ANSWER), names).rows()) {
            var text = new String(published.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(text).isEqualTo(ScriptedBatches.ANSWER.replace("theirs", "public"));
        }
    }
}
