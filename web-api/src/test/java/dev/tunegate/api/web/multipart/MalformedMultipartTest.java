package dev.tunegate.api.web.multipart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that break the rules of their format. */
class MalformedMultipartTest {

    private static final String NAMED = "Content-Disposition: form-data; name=a";

    private static MalformedMultipart refused(FormBody form) {
        return catchThrowableOfType(MalformedMultipart.class, form::texts);
    }

    @Test
    void every_form_that_is_cut_short_is_refused() {
        var whole = FormBody.aForm().field("a", "b").file("file", "x", "y\r\n").end().bytes();
        int endOfLastBoundary = whole.length - 2;

        for (int length = 0; length < endOfLastBoundary; length++) {
            var cut = FormBody.aForm().raw(Arrays.copyOf(whole, length));

            assertThat(refused(cut)).as("cut at %d", length).isNotNull();
        }
    }

    @Test
    void a_missing_final_boundary_names_the_part_and_the_place() {
        var form = FormBody.aForm().field("a", "b").field("c", "d");

        var refused = refused(form);

        assertThat(refused.isLimitExceeded()).isFalse();
        assertThat(refused.part()).hasValue(2);
        assertThat(refused.offset()).hasValue(form.bytes().length);
        assertThat(refused).hasMessage("part 2, byte 118: the body ends before the final boundary");
    }

    @Test
    void a_missing_final_boundary_is_also_found_while_content_is_read() throws Exception {
        var body = FormBody.aForm().field("a", "x".repeat(100_000)).onlyPart().body();

        assertThatThrownBy(body::readAllBytes).isInstanceOf(MalformedMultipart.class);
        assertThatThrownBy(body::readAllBytes).isInstanceOf(MalformedMultipart.class);
    }

    @Test
    void a_body_without_the_boundary_is_refused() {
        assertThat(refused(FormBody.aForm()))
                .hasMessageEndingWith("the body does not contain the boundary");
        assertThat(refused(FormBody.aForm().raw("--other\r\n" + NAMED)).part()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\n", "-\r\n", "-x", "\n", " x\r\n", " \n", "\r\r\n", "\rx", "--x", "---"
            })
    void a_boundary_that_is_followed_by_anything_else_is_refused(String follower) {
        var form = FormBody.aForm().raw("--cut-here" + follower + NAMED + "\r\n\r\nb\r\n").end();

        assertThat(refused(form))
                .hasMessageEndingWith("a boundary is followed by something unexpected");
    }

    @Test
    void a_line_in_content_that_begins_with_the_boundary_is_not_taken_for_content() {
        assertThat(refused(FormBody.aForm().field("a", "b\r\n--cut-here-not\r\nc").end()).part())
                .hasValue(2);
    }

    @Test
    void line_feeds_alone_are_refused() {
        var form = new String(FormBody.aForm().field("a", "b").end().bytes(), UTF_8);

        assertThat(refused(FormBody.aForm().raw(form.replace("\r\n", "\n")))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NAMED + "\r\n folded: x",
                NAMED + ";\r\n\tfilename=x",
                " " + NAMED,
                NAMED + "\nX: y",
                NAMED + "\rX: y",
                NAMED + "\u0000",
                NAMED + "\u0001",
                NAMED + "\u001b[0m",
                NAMED + "\u007f",
                NAMED + "\r\nX\u0000: y",
                NAMED + "\r\nno colon",
                NAMED + "\r\n: no name",
                NAMED + "\r\nX : blank before the colon",
                NAMED + "\r\nÄ: not a token",
                NAMED + "\r\n" + NAMED,
                NAMED + "\r\ncontent-disposition: form-data; name=b",
                NAMED + "\r\nContent-Type: a/b\r\nContent-Type: a/b",
                NAMED + "\r\nContent-Transfer-Encoding: base64",
                NAMED + "\r\nContent-Transfer-Encoding: quoted-printable",
            })
    void illegal_header_lines_are_refused(String lines) {
        var refused = refused(FormBody.withHeaders(lines));

        assertThat(refused.isLimitExceeded()).isFalse();
        assertThat(refused.part()).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain",
                "Content-Disposition: attachment; name=a",
                "Content-Disposition: form-data",
                "Content-Disposition: form-data; filename=a",
                "Content-Disposition: form-data; name=",
                "Content-Disposition: form-data; name=\"\"",
                "Content-Disposition: form-data; name",
                "Content-Disposition: form-data; =a",
                "Content-Disposition: form-data; name=\"a",
                "Content-Disposition: form-data; name=\"a\\\"",
                "Content-Disposition: form-data; name=\"a\"b",
                "Content-Disposition: form-data; name=a b",
                "Content-Disposition: form-data; name = a",
                "Content-Disposition: form-data; name=a; name=b",
                "Content-Disposition: form-data; name=a; NAME=b",
                "Content-Disposition: form-data; name=a; filename=x; filename=y",
                "Content-Disposition: form-data; name=a; filename*=x",
                "Content-Disposition: form-data; name=a; filename*=UTF-8'x",
                "Content-Disposition: form-data; name=a; filename*=UTF-16''x",
                "Content-Disposition: form-data; name=a; filename*=UTF-8''%4",
                "Content-Disposition: form-data; name=a; filename*=UTF-8''%4g",
                "Content-Disposition: form-data; name=a; filename*=UTF-8''%",
                "Content-Disposition: form-data; name=a; filename*=UTF-8''%C3%28",
                "Content-Disposition: form-data; name=a; filename*=UTF-8''ä",
                "Content-Disposition: name=a",
                "Content-Disposition:",
            })
    void a_part_that_does_not_say_which_field_it_is_is_refused(String line) {
        assertThat(refused(FormBody.withHeaders(line)).part()).hasValue(1);
    }

    @Test
    void a_part_without_headers_is_refused() {
        assertThat(refused(FormBody.aForm().raw("--cut-here\r\n\r\nb\r\n").end()))
                .hasMessage("part 1, byte 12: it has no Content-Disposition");
    }

    @Test
    void headers_that_are_not_utf_8_are_refused() {
        var form =
                FormBody.aForm()
                        .raw("--cut-here\r\n" + NAMED + "; filename=\"")
                        .raw(new byte[] {'a', (byte) 0xE4})
                        .raw("\"\r\n\r\nb\r\n")
                        .end();

        assertThat(refused(form)).hasMessageContaining("not valid UTF-8");
    }

    @Test
    void a_control_character_is_named_with_its_place() {
        assertThat(refused(FormBody.withHeaders(NAMED + "\u0000")))
                .hasMessage("part 1, byte 50: a header line has the control character 0x00");
    }

    @Test
    void a_form_is_not_read_on_after_it_was_refused() {
        var reader = FormBody.aForm().raw("--cut-here\r\n\r\nx\r\n").field("a", "b").end().reader();

        assertThatThrownBy(reader::next).isInstanceOf(MalformedMultipart.class);
        assertThatThrownBy(reader::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_form_whose_end_was_refused_does_not_seem_to_have_ended() {
        var reader = FormBody.aForm().raw("--cut-here--\n").reader();

        assertThatThrownBy(reader::next).isInstanceOf(MalformedMultipart.class);
        assertThatThrownBy(reader::next).isInstanceOf(IllegalStateException.class);
    }
}
