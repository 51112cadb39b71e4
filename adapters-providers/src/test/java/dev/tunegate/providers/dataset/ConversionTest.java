package dev.tunegate.providers.dataset;

import static dev.tunegate.providers.dataset.RowsFixture.ASSISTANT;
import static dev.tunegate.providers.dataset.RowsFixture.USER;
import static dev.tunegate.providers.dataset.RowsFixture.chat;
import static dev.tunegate.providers.dataset.RowsFixture.file;
import static dev.tunegate.providers.dataset.RowsFixture.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.dataset.Finding;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.providers.bedrock.BedrockFormats;
import dev.tunegate.providers.vertex.VertexFormats;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Files in another format: every row, in order, or none. */
class ConversionTest {

    private static final String GOOD = chat(USER, ASSISTANT) + "\n";
    private static final String BAD = chat(USER, ASSISTANT, USER) + "\n";
    private static final String WRITTEN = "{\"prompt\":\"Hi\",\"completion\":\"Hello\"}\n";
    private static final RowFormat PROMPTS = BedrockFormats.promptCompletion();

    private static ProviderFailure.Rejected failure(FileStore.Outgoing outgoing) {
        return catchThrowableOfType(
                ProviderFailure.Rejected.class,
                () -> {
                    try (var rows = new Conversion(PROMPTS).rows(outgoing, RowsFixture::keep)) {
                        rows.readAllBytes();
                    }
                });
    }

    @Test
    void every_row_is_written_in_its_place_and_blank_lines_are_none() {
        assertThat(written(PROMPTS, GOOD + "\r\n \n" + GOOD.strip() + "\r\n\n" + GOOD.strip()))
                .isEqualTo(WRITTEN.repeat(3));
    }

    @Test
    void each_row_that_cannot_be_carried_is_found_with_its_line_and_byte() {
        var data = GOOD + BAD + "\n" + GOOD + BAD;

        var report = new Conversion(PROMPTS).examine(file(data));

        assertThat(report.rows()).isEqualTo(4);
        assertThat(report.format()).contains(DatasetFormat.CHAT);
        assertThat(report.findings()).extracting(Finding::line).containsExactly(2L, 5L);
        assertThat(report.findings())
                .extracting(Finding::byteOffset)
                .containsExactly((long) GOOD.length(), 2L * GOOD.length() + BAD.length() + 1);
    }

    @Test
    void an_examination_stops_after_so_many_findings() {
        var report = new Conversion(PROMPTS).examine(file(BAD.repeat(50)));

        assertThat(report.findings()).hasSize(DatasetReport.MAX_FINDINGS);
    }

    @Test
    void a_row_that_cannot_be_carried_breaks_the_stream_with_its_line() {
        var failure = failure(file(GOOD + BAD));

        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.code()).contains("ends_without_assistant");
        assertThat(failure.reason()).contains(PROMPTS.name(), "Line 2");
    }

    @Test
    void fewer_rows_than_the_file_had_break_the_stream_at_its_end() {
        var outgoing = file(GOOD + GOOD, 3);

        assertThat(failure(outgoing).code()).contains("row_count");
        assertThat(new Conversion(PROMPTS).examine(outgoing).findings())
                .extracting(Finding::rule)
                .containsExactly("row_count");
    }

    @Test
    void more_rows_than_the_file_had_break_the_stream_at_its_end() {
        var outgoing = file(GOOD + GOOD, 1);

        assertThat(failure(outgoing).code()).contains("row_count");
        assertThat(new Conversion(PROMPTS).examine(outgoing).isSound()).isFalse();
    }

    @Test
    void a_stream_that_was_broken_never_ends_well() throws IOException {
        try (var rows = new Conversion(PROMPTS).rows(file(GOOD, 2), RowsFixture::keep)) {
            assertThat(rows.readNBytes(WRITTEN.length())).hasSize(WRITTEN.length());
            assertThatThrownBy(rows::read).isInstanceOf(ProviderFailure.Rejected.class);
            assertThatThrownBy(rows::read).isInstanceOf(ProviderFailure.Rejected.class);
        }
    }

    @Test
    void a_line_that_is_no_json_any_more_is_found_and_not_passed_over() {
        var outgoing = file(GOOD + "oops\n" + GOOD);

        assertThat(new Conversion(PROMPTS).examine(outgoing).findings())
                .singleElement()
                .satisfies(it -> assertThat(it.rule()).isEqualTo("malformed_json"))
                .satisfies(it -> assertThat(it.line()).isEqualTo(2));
        assertThat(failure(outgoing).code()).contains("malformed_json");
    }

    @Test
    void a_row_that_names_a_member_twice_is_refused_as_on_upload() {
        var twice = chat(USER, ASSISTANT).replaceFirst("}$", ",\"messa\\\\u0067es\":[]}");

        assertThat(RowsFixture.check(twice).findings())
                .extracting(Finding::rule)
                .containsExactly("duplicate_key");
        assertThat(RowsFixture.refusal(PROMPTS, twice)).isEqualTo("duplicate_key");
    }

    @Test
    void the_same_bytes_come_out_each_time_and_however_they_are_read() throws IOException {
        var picture =
                "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":"
                        + "\"data:image/png;base64,iVBORw0KGgo=\"}}]}";
        var outgoing = file(GOOD + chat(picture, ASSISTANT) + "\n" + GOOD);
        var conversion = new Conversion(VertexFormats.supervised());

        try (var whole = conversion.rows(outgoing, RowsFixture::keep);
                var pieces = conversion.rows(outgoing, RowsFixture::keep)) {
            var expected = whole.readAllBytes();
            for (var one : expected) {
                assertThat(pieces.read()).isEqualTo(one & 0xff);
            }
            assertThat(pieces.read()).isEqualTo(-1);
        }
    }

    @Test
    void an_examination_puts_no_picture_anywhere_and_writing_puts_each() {
        var picture =
                "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":"
                        + "\"data:image/png;base64,iVBORw0KGgo=\"}}]}";
        var kept = new ArrayList<String>();
        var conversion = new Conversion(VertexFormats.supervised());
        var outgoing = file(chat(picture, ASSISTANT) + "\n");

        assertThat(conversion.examine(outgoing).isSound()).isTrue();
        assertThat(conversion.rows(outgoing, (type, _) -> type)).isNotEmpty();
        assertThat(
                        conversion.rows(
                                outgoing,
                                (type, bytes) -> {
                                    kept.add(type + " " + bytes.length);
                                    return "gs://b/" + bytes.length;
                                }))
                .asString(StandardCharsets.UTF_8)
                .contains("gs://b/8");
        assertThat(kept).containsExactly("image/png 8");
    }

    @Test
    void a_file_that_cannot_be_read_is_no_finding() {
        var sound = file(GOOD);
        var broken =
                new FileStore.Outgoing(
                        sound.id(), sound.purpose(), sound.content(), ConversionTest::unreadable);

        assertThatThrownBy(() -> new Conversion(PROMPTS).examine(broken))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> new Conversion(PROMPTS).rows(broken, RowsFixture::keep).read())
                .isInstanceOf(IOException.class);
    }

    private static InputStream unreadable() {
        var gone = InputStream.nullInputStream();
        try {
            gone.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return gone;
    }

    @Test
    void the_file_is_closed_when_its_rows_are() throws IOException {
        var closed = new AtomicBoolean();
        var sound = file(GOOD);
        var watched =
                new FileStore.Outgoing(
                        sound.id(),
                        sound.purpose(),
                        sound.content(),
                        () ->
                                new FilterInputStream(sound.open().get()) {
                                    @Override
                                    public void close() {
                                        closed.set(true);
                                    }
                                });

        new Conversion(PROMPTS).rows(watched, RowsFixture::keep).close();

        assertThat(closed).isTrue();
    }
}
