package dev.tunegate.api.web.multipart;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form that is well made, and how its parts are walked through. */
class MultipartReaderTest {

    private static final String NAMED = "Content-Disposition: form-data; name=a";

    @Test
    void the_parts_come_in_the_order_in_which_they_were_sent() throws Exception {
        var form =
                FormBody.aForm()
                        .file("file", "train.jsonl", "{}\r\n{}")
                        .field("purpose", "fine-tune")
                        .field("expires_after[anchor]", "created_at")
                        .end();

        assertThat(form.texts())
                .containsExactly(
                        "file={}\r\n{}", "purpose=fine-tune", "expires_after[anchor]=created_at");
    }

    @Test
    void a_part_tells_its_number_name_filename_and_type() throws Exception {
        var reader = FormBody.aForm().field("a", "b").file("file", "x.jsonl", "{}").end().reader();

        var field = reader.next().orElseThrow();
        var file = reader.next().orElseThrow();

        assertThat(field.number()).isEqualTo(1);
        assertThat(field.isFile()).isFalse();
        assertThat(field.filename()).isEmpty();
        assertThat(field.contentType()).isEmpty();
        assertThat(file.number()).isEqualTo(2);
        assertThat(file.isFile()).isTrue();
        assertThat(file.name()).isEqualTo("file");
        assertThat(file.filename()).hasValue("x.jsonl");
        assertThat(file.contentType()).hasValue("application/octet-stream");
    }

    @Test
    void content_may_look_like_a_boundary_as_long_as_it_is_none() throws Exception {
        var content = "\r\n--cut-her\r\n-cut-here\n--cut-here\r--cut-here--cut-here\r\n\r\n--";

        assertThat(FormBody.aForm().field("a", content).end().texts())
                .containsExactly("a=" + content);
    }

    @Test
    void a_part_may_be_empty() throws Exception {
        assertThat(FormBody.aForm().field("a", "").file("b", "b", "").field("c", "").end().texts())
                .containsExactly("a=", "b=", "c=");
    }

    @Test
    void a_part_may_end_with_its_headers() throws Exception {
        var form = "--cut-here\r\n" + NAMED + "\r\n\r\n--cut-here--";

        assertThat(FormBody.aForm().raw(form).texts()).containsExactly("a=");
    }

    @Test
    void a_form_may_have_no_parts() throws Exception {
        assertThat(FormBody.aForm().end().texts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\r\n", "a preamble\r\n", "--cut-her\r\n", "--cut-her\r\n\r\n", "\n\r\n"})
    void what_stands_before_the_first_boundary_is_skipped(String preamble) throws Exception {
        assertThat(FormBody.aForm().raw(preamble).field("a", "b").end().texts())
                .containsExactly("a=b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", " \t", " \r\n", "\r\nan epilogue", "\r\n--cut-here\r\n"})
    void what_stands_after_the_last_boundary_is_skipped(String epilogue) throws Exception {
        assertThat(FormBody.aForm().field("a", "b").raw("--cut-here--" + epilogue).texts())
                .containsExactly("a=b");
    }

    @Test
    void blanks_after_a_boundary_are_skipped() throws Exception {
        assertThat(
                        FormBody.aForm()
                                .raw("--cut-here \t \r\n" + NAMED + "\r\n\r\nb\r\n--cut-here--\t ")
                                .texts())
                .containsExactly("a=b");
    }

    @Test
    void the_stream_is_read_up_once_the_form_has_ended() throws Exception {
        var bytes = FormBody.aForm().field("a", "b").end().raw("\r\nepilogue").bytes();
        var stream = new ChunkedInput(bytes, () -> 3);
        var reader = FormBody.reader(stream, FormBody.LIMITS);

        assertThat(reader.next()).isPresent();
        assertThat(reader.next()).isEmpty();

        assertThat(stream.taken()).isEqualTo(bytes.length);
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void what_is_unread_of_a_part_is_skipped() throws Exception {
        var reader =
                FormBody.aForm().field("a", "x".repeat(200_000)).field("b", "c").end().reader();

        var first = reader.next().orElseThrow();
        first.body().skipNBytes(7);

        assertThat(reader.next().orElseThrow().text(1)).isEqualTo("c");
        assertThatThrownBy(() -> first.body().read()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_part_that_was_read_up_stays_at_its_end() throws Exception {
        var reader = FormBody.aForm().field("a", "x").field("b", "c").end().reader();

        var first = reader.next().orElseThrow();
        assertThat(first.text(10)).isEqualTo("x");
        assertThat(reader.next()).isPresent();

        assertThat(first.body().read()).isEqualTo(-1);
    }

    @Test
    void content_can_be_read_in_every_way_a_stream_offers() throws Exception {
        var body = FormBody.aForm().field("a", "0123456789abcdef").end().onlyPart().body();
        var rest = new ByteArrayOutputStream();
        var four = new byte[6];

        assertThat(body.read()).isEqualTo('0');
        assertThat(body.skip(2)).isEqualTo(2);
        assertThat(body.skip(-1)).isZero();
        assertThat(body.read(four, 1, 0)).isZero();
        assertThat(body.read(four, 1, 4)).isEqualTo(4);
        assertThat(new String(four, 1, 4, US_ASCII)).isEqualTo("3456");
        assertThat(body.transferTo(rest)).isEqualTo(9);
        assertThat(rest.toString(US_ASCII)).isEqualTo("789abcdef");
        assertThat(body.read()).isEqualTo(-1);
        assertThat(body.read(four)).isEqualTo(-1);
        assertThat(body.skip(1)).isZero();
        assertThat(body.transferTo(rest)).isZero();
    }

    @Test
    void bytes_above_127_are_not_taken_for_the_end() throws Exception {
        var reader =
                FormBody.aForm()
                        .raw("--cut-here\r\n" + NAMED + "\r\n\r\n")
                        .raw(new byte[] {(byte) 0xFF, 0, (byte) 0x80})
                        .raw("\r\n--cut-here--")
                        .reader();

        var body = reader.next().orElseThrow().body();

        assertThat(body.read()).isEqualTo(0xFF);
        assertThat(body.readAllBytes()).containsExactly(0, 0x80);
    }

    @Test
    void a_large_part_is_handed_out_in_large_runs() throws Exception {
        var body = FormBody.aForm().field("a", "x".repeat(1_000_000)).end().onlyPart().body();
        int reads = 0;

        for (var buffer = new byte[128 * 1024]; body.read(buffer) >= 0; reads++) {}

        assertThat(reads).isLessThan(20);
    }

    @Test
    void content_is_handed_out_before_the_rest_was_sent() throws Exception {
        var sent = FormBody.aForm().field("a", "x".repeat(1000)).bytes();
        var stream = new SequenceInputStream(new ByteArrayInputStream(sent), new BrokenInput());

        var part = FormBody.reader(stream, FormBody.LIMITS).next().orElseThrow();

        assertThat(part.body().read(new byte[2000])).isGreaterThan(900);
    }

    @Test
    void a_text_is_read_as_utf_8() throws Exception {
        assertThat(FormBody.aForm().field("a", "Größe 数据 👩").end().onlyPart().text(100))
                .isEqualTo("Größe 数据 👩");
    }

    @Test
    void a_text_may_be_as_long_as_its_limit() throws Exception {
        assertThat(FormBody.aForm().field("a", "äö").end().onlyPart().text(4)).isEqualTo("äö");
        assertThat(FormBody.aForm().field("a", "").end().onlyPart().text(0)).isEmpty();
    }

    @Test
    void a_failure_of_the_stream_is_passed_on_and_ends_the_reading() {
        var cut = new ByteArrayInputStream("--cut-here\r\nConte".getBytes(UTF_8));
        var reader =
                FormBody.reader(new SequenceInputStream(cut, new BrokenInput()), FormBody.LIMITS);

        assertThatThrownBy(reader::next).isExactlyInstanceOf(IOException.class);
        assertThatThrownBy(reader::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_stream_that_gives_nothing_and_does_not_end_is_not_asked_for_ever() {
        var stuck = new ChunkedInput(FormBody.aForm().end().bytes(), () -> 0);

        assertThatThrownBy(() -> FormBody.reader(stuck, FormBody.LIMITS).next())
                .isInstanceOf(IOException.class);
    }
}
