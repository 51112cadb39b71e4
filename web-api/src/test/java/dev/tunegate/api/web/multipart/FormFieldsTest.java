package dev.tunegate.api.web.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/** The text fields of a form, collected. */
class FormFieldsTest {

    private static FormFields collect(FormFields fields, FormBody form) throws Exception {
        var reader = form.reader(FormBody.LIMITS.withParts(1000));
        for (var part = reader.next(); part.isPresent(); part = reader.next()) {
            fields.add(part.get());
        }
        return fields;
    }

    private static FormFields collect(FormBody form) throws Exception {
        return collect(new FormFields(), form);
    }

    @Test
    void a_field_is_found_by_its_name() throws Exception {
        var fields =
                collect(
                        FormBody.aForm()
                                .field("purpose", "fine-tune")
                                .field("expires_after[anchor]", "created_at")
                                .field("expires_after[seconds]", "3600")
                                .end());

        assertThat(fields.first("purpose")).hasValue("fine-tune");
        assertThat(fields.first("expires_after[anchor]")).hasValue("created_at");
        assertThat(fields.first("expires_after[seconds]")).hasValue("3600");
        assertThat(fields.names())
                .containsExactly("purpose", "expires_after[anchor]", "expires_after[seconds]");
    }

    @Test
    void a_field_that_was_not_sent_is_absent() throws Exception {
        var fields = collect(FormBody.aForm().field("purposes", "x").end());

        assertThat(fields.first("purpose")).isEmpty();
        assertThat(fields.all("purpose")).isEmpty();
    }

    @Test
    void a_list_is_found_in_every_spelling_and_keeps_its_order() throws Exception {
        var fields =
                collect(
                        FormBody.aForm()
                                .field("target_model_names", "a")
                                .field("target_model_names[]", "b")
                                .field("target_model_names[1]", "c")
                                .field("target_model_names[0]", "d")
                                .field("target_model_names[]", "b")
                                .field("target_model_names[x]", "no")
                                .field("target_model_names[0][name]", "no")
                                .field("Target_model_names", "no")
                                .end());

        assertThat(fields.all("target_model_names")).containsExactly("a", "b", "c", "d", "b");
        assertThat(fields.first("target_model_names")).hasValue("a");
    }

    @Test
    void a_name_is_not_a_pattern() throws Exception {
        var fields = collect(FormBody.aForm().field("abc", "x").end());

        assertThat(fields.all("a.c")).isEmpty();
        assertThat(fields.all("\\Eabc")).isEmpty();
    }

    @Test
    void names_and_values_together_stay_within_the_limit_of_bytes() throws Exception {
        var form = FormBody.aForm().field("ab", "äö").field("c", "d").end();

        assertThat(collect(new FormFields(8, 10), form).first("c")).hasValue("d");
        var refused =
                catchThrowableOfType(
                        MalformedMultipart.class, () -> collect(new FormFields(7, 10), form));
        assertThat(refused.isLimitExceeded()).isTrue();
        assertThat(refused.part()).hasValue(2);
        assertThat(refused).hasMessageContaining("more than 7 bytes");
    }

    @Test
    void a_name_alone_can_be_too_long() {
        var form = FormBody.aForm().field("abcdefgh", "").end();

        var refused =
                catchThrowableOfType(
                        MalformedMultipart.class, () -> collect(new FormFields(7, 10), form));

        assertThat(refused.isLimitExceeded()).isTrue();
    }

    @Test
    void the_usual_limit_is_a_mebibyte_of_which_no_more_is_kept_in_memory() {
        var form = FormBody.aForm().field("a", "x".repeat(2_000_000)).end();

        var refused = catchThrowableOfType(MalformedMultipart.class, () -> collect(form));

        assertThat(refused).hasMessageContaining("more than 1048576 bytes");
    }

    @Test
    void there_are_at_most_256_values() throws Exception {
        var form = FormBody.aForm();
        for (int i = 0; i < 256; i++) {
            form.field("a", "");
        }
        assertThat(collect(FormBody.aForm().raw(form.bytes()).end()).all("a")).hasSize(256);

        form.field("a", "").end();
        var refused = catchThrowableOfType(MalformedMultipart.class, () -> collect(form));

        assertThat(refused.isLimitExceeded()).isTrue();
        assertThat(refused.part()).hasValue(257);
    }

    @Test
    void a_value_that_is_not_utf_8_is_malformed() {
        var form =
                FormBody.aForm()
                        .raw("--cut-here\r\nContent-Disposition: form-data; name=a\r\n\r\n")
                        .raw(new byte[] {(byte) 0xC3, (byte) 0x28})
                        .raw("\r\n")
                        .end();

        var refused = catchThrowableOfType(MalformedMultipart.class, () -> collect(form));

        assertThat(refused.isLimitExceeded()).isFalse();
    }
}
