package dev.tunegate.api.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding the model's name in a body, to the byte. */
final class ModelSpanTest {

    private static ModelSpan span(String json) throws IOException {
        return ModelSpan.in(stream(json, StandardCharsets.UTF_8));
    }

    private static ByteArrayInputStream stream(String json, Charset charset) {
        return new ByteArrayInputStream(json.replace('\'', '"').getBytes(charset));
    }

    /** What stands in the body between the two offsets. */
    private static String cut(String json) throws IOException {
        var span = span(json);
        var bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        var between = Arrays.copyOfRange(bytes, (int) span.start(), (int) span.end());
        return new String(between, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'model':'gpt'}",
                "  {\n\t'messages' : [ ] , 'model' \n:\t 'gpt' \r\n, 'stream' : true }  \n",
                "{'messages':[{'model':'no','content':'\\'model\\':\\'no\\''}],'model':'gpt'}",
                "{'a':{'model':'no','b':{'model':['no']}},'model':'gpt','c':{'model':'no'}}",
                "{'content':'Grüße, 世界, 😀','model':'gpt'}",
                "{'Model':'no','models':'no','model':'gpt'}",
                "{'x':'\\\\','y':'\\\\\\'','model':'gpt'}",
                "{'n':-1.5e10,'t':true,'f':false,'z':null,'model':'gpt'}",
            })
    void the_span_is_the_value_of_the_outermost_member_alone(String json) throws IOException {
        assertThat(span(json).model()).isEqualTo("gpt");
        assertThat(cut(json)).isEqualTo("\"gpt\"");
    }

    @Test
    void escapes_in_the_value_are_read_and_the_span_covers_them_all() throws IOException {
        var json = "{'é':1,'model':'ft:\\u0067pt\\/\\'x\\'','b':1}";

        assertThat(span(json).model()).isEqualTo("ft:gpt/\"x\"");
        assertThat(cut(json)).isEqualTo("\"ft:\\u0067pt\\/\\\"x\\\"\"");
    }

    @Test
    void escapes_in_the_members_name_hide_nothing() throws IOException {
        assertThat(span("{'\\u006dodel':'gpt'}").model()).isEqualTo("gpt");
    }

    @Test
    void letters_of_several_bytes_in_the_value_count_as_such() throws IOException {
        assertThat(cut("{'ü':'ü','model':'größe😀','b':'ü'}")).isEqualTo("\"größe😀\"");
    }

    @Test
    void values_far_into_a_large_body_are_found() throws IOException {
        var json = "{'messages':'" + "ü".repeat(100_000) + "','model':'gpt','more':'x'}";

        assertThat(cut(json)).isEqualTo("\"gpt\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | missing_required_parameter",
                "{'messages':[]} | missing_required_parameter",
                "{'model':''} | missing_required_parameter",
                "{'model':null} | missing_required_parameter",
                "{'model':1} | invalid_type",
                "{'model':['gpt']} | invalid_type",
                "{'model':{'model':'gpt'}} | invalid_type",
                "{'model':'a','model':'b'} | duplicate_parameter",
                "{'model':'a','\\u006dodel':'b'} | duplicate_parameter",
                "`` | missing_body",
                "[] | invalid_type",
                "'model' | invalid_type",
                "{'model':'a' | invalid_json",
                "{'model':'a'}} | invalid_json",
                "{'model':'a'} {} | invalid_json",
                "{'model':'a',} | invalid_json",
                "{model:'a'} | invalid_json",
                "{'model':'a'/**/} | invalid_json",
            })
    void a_body_without_one_model_is_refused(String json, String code) {
        assertThatThrownBy(() -> span(json))
                .isInstanceOfSatisfying(
                        Refusal.InvalidInput.class, it -> assertThat(it.code()).contains(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32BE"})
    void another_encoding_is_refused(String charset) {
        var body = stream("{'model':'gpt'}", Charset.forName(charset));

        assertThatThrownBy(() -> ModelSpan.in(body)).isInstanceOf(Refusal.InvalidInput.class);
    }

    @Test
    void a_byte_order_mark_does_not_shift_the_span() throws IOException {
        assertThat(cut("\uFEFF{'model':'gpt'}")).isEqualTo("\"gpt\"");
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        var bytes = "{\"a\":\"?\",\"model\":\"gpt\"}".getBytes(StandardCharsets.US_ASCII);
        bytes[6] = (byte) 0xff;

        assertThatThrownBy(() -> ModelSpan.in(new ByteArrayInputStream(bytes)))
                .isInstanceOf(Refusal.InvalidInput.class);
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThatThrownBy(() -> span("{'a':" + "[".repeat(100_000)))
                .isInstanceOf(Refusal.InvalidInput.class);
    }
}
