package dev.tunegate.api.web.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.api.web.multipart.MalformedMultipart.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the boundary is taken from the Content-Type header. */
class BoundaryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    multipart/form-data; boundary=abc                         | abc
                    multipart/form-data;boundary=abc                          | abc
                    multipart/form-data; boundary="abc"                       | abc
                    Multipart/Form-Data; BOUNDARY=aBc                         | aBc
                    multipart/form-data; boundary="a b:c"                     | a b:c
                    multipart/form-data; boundary="a\\"                       |
                    multipart/form-data; charset=utf-8; boundary=abc          | abc
                    multipart/form-data; boundary=abc; charset=utf-8          | abc
                    multipart/form-data ; boundary=abc ;                      | abc
                    multipart/form-data; boundary====99==                     | ===99==
                    multipart/form-data; boundary=----WebKitForm7M           | ----WebKitForm7M
                    multipart/form-data; boundary='()+_,-./:=?                | '()+_,-./:=?
                    """)
    void it_is_found_in_the_header(String header, String value) {
        if (value == null) {
            assertThatThrownBy(() -> Boundary.ofContentType(header))
                    .isInstanceOf(MalformedMultipart.class);
        } else {
            assertThat(Boundary.ofContentType(header)).isEqualTo(new Boundary(value));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; charset=utf-8",
                "multipart/form-data; boundary",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; boundary=\"abc",
                "multipart/form-data; boundary=\"abc\"d",
                "multipart/form-data; boundary=a b",
                "multipart/form-data; boundary=\"ab \"",
                "multipart/form-data; boundary=a\"b",
                "multipart/form-data; boundary=a<b>",
                "multipart/form-data; boundary=\"a\r\nb\"",
                "multipart/form-data; boundary=\u00e4",
                "multipart/form-data; boundary=a; boundary=b",
                "multipart/form-data; boundary=a; Boundary=a",
                "multipart/form-data; boundary =a",
            })
    void a_missing_doubled_or_illegal_one_is_malformed(String header) {
        var refused =
                catchThrowableOfType(
                        MalformedMultipart.class, () -> Boundary.ofContentType(header));

        assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused.part()).isEmpty();
        assertThat(refused.offset()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "multipart/mixed; boundary=a", "", "text/plain; \"x"})
    void any_other_media_type_is_not_multipart(String header) {
        var refused =
                catchThrowableOfType(
                        MalformedMultipart.class, () -> Boundary.ofContentType(header));

        assertThat(refused.reason()).isEqualTo(Reason.NOT_MULTIPART);
    }

    @Test
    void another_media_type_is_named_in_the_words_of_openai() {
        assertThatThrownBy(() -> Boundary.ofContentType("application/json; charset=utf-8"))
                .hasMessage(
                        "Invalid Content-Type header (application/json),"
                                + " expected multipart/form-data.");
    }

    @Test
    void a_media_type_that_is_no_plain_text_is_not_repeated() {
        assertThatThrownBy(() -> Boundary.ofContentType("text/\u001b[31mred"))
                .hasMessage("Invalid Content-Type header, expected multipart/form-data.");
    }

    @Test
    void it_may_have_70_characters_and_no_more() {
        var longest = "multipart/form-data; boundary=" + "x".repeat(70);

        assertThat(Boundary.ofContentType(longest).value()).hasSize(70);
        assertThatThrownBy(() -> Boundary.ofContentType(longest + "x"))
                .isInstanceOf(MalformedMultipart.class);
    }

    @Test
    void an_illegal_one_cannot_be_made() {
        assertThatThrownBy(() -> new Boundary("a\nb")).isInstanceOf(IllegalArgumentException.class);
    }
}
