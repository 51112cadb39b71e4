package dev.tunegate.api.web.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/** Forms that may be well made, but are more than we take. */
class MultipartLimitsTest {

    private static final String NAMED = "Content-Disposition: form-data; name=a";

    private static MalformedMultipart refused(FormBody form) {
        return catchThrowableOfType(MalformedMultipart.class, form::texts);
    }

    private static MalformedMultipart refused(FormBody form, MultipartLimits limits) {
        return catchThrowableOfType(MalformedMultipart.class, () -> readUp(form.reader(limits)));
    }

    private static void readUp(MultipartReader reader) throws Exception {
        while (reader.next().isPresent()) {}
    }

    @Test
    void an_endless_body_without_the_boundary_is_refused_early() {
        var stream = new ChunkedInput(new byte[5_000_000], () -> 8192);

        var refused =
                catchThrowableOfType(
                        MalformedMultipart.class,
                        () -> FormBody.reader(stream, FormBody.LIMITS).next());

        assertThat(refused.isLimitExceeded()).isTrue();
        assertThat(refused).hasMessageEndingWith("no boundary in the first 16384 bytes");
        assertThat(stream.taken()).isLessThan(100_000);
    }

    @Test
    void an_endless_epilogue_is_refused_early() {
        var bytes = FormBody.aForm().end().raw(new byte[5_000_000]).bytes();
        var stream = new ChunkedInput(bytes, () -> 8192);

        var refused =
                catchThrowableOfType(
                        MalformedMultipart.class,
                        () -> FormBody.reader(stream, FormBody.LIMITS).next());

        assertThat(refused.isLimitExceeded()).isTrue();
        assertThat(stream.taken()).isLessThan(100_000);
    }

    @Test
    void headers_may_have_16_kib_and_no_more() {
        var filler = "X: " + "y".repeat(16 * 1024 - NAMED.length() - 2 - 3 - 2);

        assertThat(refused(FormBody.withHeaders(NAMED, filler))).isNull();
        var refused = refused(FormBody.withHeaders(NAMED, filler + "y"));
        assertThat(refused.isLimitExceeded()).isTrue();
        assertThat(refused).hasMessageEndingWith("its headers are longer than 16384 bytes");
    }

    @Test
    void many_short_headers_are_too_many_as_well() {
        var lines = new StringBuilder(NAMED);
        for (int i = 0; i < 4000; i++) {
            lines.append("\r\n").append(Integer.toString(i, 36)).append(':');
        }

        assertThat(refused(FormBody.withHeaders(lines.toString())).isLimitExceeded()).isTrue();
    }

    @Test
    void too_many_blanks_after_a_boundary_are_refused() {
        var form = FormBody.aForm().raw("--cut-here" + " ".repeat(20_000) + "\r\n").end();

        assertThat(refused(form).isLimitExceeded()).isTrue();
    }

    @Test
    void a_form_may_have_64_parts_and_no_more() {
        var form = FormBody.aForm();
        for (int i = 0; i < 64; i++) {
            form.field("a", "b");
        }
        assertThat(refused(FormBody.aForm().raw(form.bytes()).end())).isNull();

        var refused = refused(form.field("a", "b").end());

        assertThat(refused.isLimitExceeded()).isTrue();
        assertThat(refused.part()).hasValue(65);
        assertThat(refused).hasMessageEndingWith("the form has more than 64 parts");
    }

    @Test
    void the_number_of_parts_can_be_set() {
        var form = FormBody.aForm().field("a", "b").field("a", "b").end();

        assertThat(refused(form, FormBody.LIMITS.withParts(2))).isNull();
        assertThat(refused(form, FormBody.LIMITS.withParts(1)).isLimitExceeded()).isTrue();
    }

    @Test
    void the_whole_body_has_a_limit() {
        var form = FormBody.aForm().field("a", "b".repeat(1_000_000)).end();
        int size = form.bytes().length;

        assertThat(refused(form, MultipartLimits.upTo(size))).isNull();
        assertThat(refused(form, MultipartLimits.upTo(size - 1)).isLimitExceeded()).isTrue();
    }

    @Test
    void a_body_over_the_limit_is_not_read_on() {
        var bytes = FormBody.aForm().field("a", "b".repeat(3_000_000)).end().bytes();
        var stream = new ChunkedInput(bytes, () -> 8192);
        var reader = FormBody.reader(stream, MultipartLimits.upTo(1_000_000));

        assertThatThrownBy(() -> readUp(reader)).isInstanceOf(MalformedMultipart.class);

        assertThat(stream.taken()).isLessThan(1_000_000 + 65_536);
    }

    @Test
    void a_text_that_is_longer_than_its_limit_is_refused() throws Exception {
        var reader = FormBody.aForm().field("a", "xyz").field("b", "c").end().reader();
        var part = reader.next().orElseThrow();

        var refused = catchThrowableOfType(MalformedMultipart.class, () -> part.text(2));

        assertThat(refused.isLimitExceeded()).isTrue();
        assertThat(refused).hasMessage("part 1, byte 12: this field is longer than 2 bytes");
        assertThat(reader.next().orElseThrow().text(1)).isEqualTo("c");
    }

    @Test
    void limits_cannot_be_negative() {
        assertThatThrownBy(() -> MultipartLimits.upTo(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
