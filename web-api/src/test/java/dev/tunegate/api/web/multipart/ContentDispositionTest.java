package dev.tunegate.api.web.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of fields and files, as the many kinds of client write them. */
class ContentDispositionTest {

    static Arguments[] filenames() {
        return new Arguments[] {
            Arguments.of("filename=\"train.jsonl\"", "train.jsonl"),
            Arguments.of("filename=train.jsonl", "train.jsonl"),
            Arguments.of("FileName=\"x\"", "x"),
            Arguments.of("filename=\"\"", ""),
            Arguments.of("filename=\"a;b=c\"", "a;b=c"),
            Arguments.of("filename=\"Größe 数据.jsonl\"", "Größe 数据.jsonl"),
            Arguments.of("filename=\"a\\\"b\\\\c\"", "a\"b\\c"),
            Arguments.of("filename=\"a%22b%0D%0ac%0d%0a\"", "a\"b\r\nc\r\n"),
            Arguments.of("filename=\"100%25 %41\"", "100%25 %41"),
            Arguments.of("filename=\"C:\\data\\train.jsonl\"", "C:\\data\\train.jsonl"),
            Arguments.of("filename*=UTF-8''na%C3%AFve%20x.jsonl", "naïve x.jsonl"),
            Arguments.of("filename*=utf-8'en'%e2%82%ac", "€"),
            Arguments.of("filename*=ISO-8859-1''%E4", "ä"),
            Arguments.of("filename*=\"UTF-8''a'b\"", "a'b"),
            Arguments.of("filename*=UTF-8''", ""),
            Arguments.of("filename*=UTF-8''a%00b", "a\u0000b"),
            Arguments.of("filename*=UTF-8''b; filename=\"a\"", "b"),
            Arguments.of("filename=\"a\"; filename*=UTF-8''b", "b"),
        };
    }

    @ParameterizedTest
    @MethodSource("filenames")
    void a_filename_is_read_in_every_spelling(String parameter, String filename) throws Exception {
        var part =
                FormBody.withHeaders("Content-Disposition: form-data; name=\"f\"; " + parameter)
                        .onlyPart();

        assertThat(part.name()).isEqualTo("f");
        assertThat(part.filename()).hasValue(filename);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: form-data; name=\"a b\"",
                "content-disposition:form-data;name=\"a b\"",
                "CONTENT-DISPOSITION:\tFORM-DATA ;  NAME=\"a b\" ; ",
                "X-Other: 1\r\nContent-Disposition: form-data; name=\"a b\"\r\nContent-Length: 7",
                "Content-Transfer-Encoding: BINARY\r\nContent-Disposition: form-data; name=\"a b\"",
                "X-Empty:\r\nContent-Disposition: form-data; ; name=\"a b\"; other=\"\"",
            })
    void a_name_is_read_whatever_the_header_looks_like(String lines) throws Exception {
        var part = FormBody.withHeaders(lines).onlyPart();

        assertThat(part.name()).isEqualTo("a b");
        assertThat(part.text(10)).isEqualTo("content");
    }

    @Test
    void a_name_may_have_brackets_with_or_without_quotes() throws Exception {
        var quoted = FormBody.withHeaders("Content-Disposition: form-data; name=\"a[b][]\"");
        var plain = FormBody.withHeaders("Content-Disposition: form-data; name=a[b][]");

        assertThat(quoted.onlyPart().name()).isEqualTo("a[b][]");
        assertThat(plain.onlyPart().name()).isEqualTo("a[b][]");
    }
}
