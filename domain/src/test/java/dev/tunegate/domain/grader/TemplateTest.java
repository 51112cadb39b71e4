package dev.tunegate.domain.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.shared.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What templates look up, and that they do nothing else. */
final class TemplateTest {

    private static final Subject SUBJECT =
            new Subject(
                    "{\"score\": [1, {\"of\": \"ten\"}]}",
                    (Value.Members)
                            Value.read(
                                            """
                                            {"answer":"forty-two","n":1.50,"yes":true,"no":null,
                                             "rows":[{"a":[["deep"]]},"{{item.answer}}"],
                                             "größe":"XL","a-b":"dash","tricky":"$1 \\\\ {{sample.output_text}}"}
                                            """)
                                    .orElseThrow());

    private static String filled(String template) {
        return new Template(template).filled(SUBJECT, "grader.input").orElse("MISSING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing to fill | nothing to fill",
                "{{item.answer}} | forty-two",
                "{{ item.answer }}! | forty-two!",
                "a {{item.answer}} b {{item.answer}} c | a forty-two b forty-two c",
                "{{item.n}} | 1.50",
                "{{item.yes}}{{item.no}} | truenull",
                "{{item.rows[0].a[0][0]}} | deep",
                "{{item.rows[0]}} | {\"a\":[[\"deep\"]]}",
                "{{item.größe}} {{item.a-b}} | XL dash",
                "{{sample.output_json.score[1].of}} | ten",
                "{{sample.output_json.score}} | [1,{\"of\":\"ten\"}]",
                "{{sample.output_text}} | {\"score\": [1, {\"of\": \"ten\"}]}",
                "{{sample.choices[0].message.role}} | assistant",
                "{{sample.output_tools}} | []",
                "{{item.rows[1]}} | {{item.answer}}",
                "{{item.tricky}} | $1 \\ {{sample.output_text}}",
                "{{ | {{",
                "}} {{item.answer | }} {{item.answer",
                "{ {item.answer} } | { {item.answer} }",
            })
    void a_place_is_filled_with_what_its_path_names(String template, String filled) {
        assertThat(filled(template)).isEqualTo(filled);
    }

    @Test
    void blanks_around_a_path_do_not_matter() {
        assertThat(filled("{{\titem.answer\n}}")).isEqualTo("forty-two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{item.missing}}",
                "{{item.answer.length}}",
                "{{item.rows[2]}}",
                "{{item.rows[-1]}}",
                "{{item.rows[999999999]}}",
                "{{item.rows[99999999999999999999]}}",
                "{{item.rows.0}}",
                "{{item.}}",
                "{{item..answer}}",
                "{{item answer}}",
                "{{other.answer}}",
                "{{items.answer}}",
                "{{}}",
                "{{7*7}}",
                "{{ 7 * 7 }}",
                "{{{item.answer}}}",
                "{{item.answer|upper}}",
                "{{item['answer']}}",
                "{{item.__class__}}",
                "{{item.getClass()}}",
                "{{self.__init__.__globals__}}",
                "{{T(java.lang.Runtime).getRuntime().exec('id')}}",
                "{{#with item}}x{{/with}}",
            })
    void whatever_names_nothing_fills_nothing(String template) {
        assertThat(filled(template)).isEqualTo("MISSING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${7*7}",
                "#{7*7}",
                "*{7*7}",
                "T(java.lang.Runtime).getRuntime().exec('id')",
                "${jndi:ldap://127.0.0.1/a}",
                "<%= 7*7 %>",
                "{% for x in item %}{% endfor %}",
                "__${7*7}__::.x",
                "$1 \\0 %s {0}",
                "@{item.answer}",
                "[[${item.answer}]]",
            })
    void other_languages_of_templates_are_plain_text(String template) {
        assertThat(filled(template)).isEqualTo(template);
        var subject = new Subject(template, new Value.Members(Map.of()));
        assertThat(new Template("{{sample.output_text}}").filled(subject, "x")).contains(template);
    }

    @Test
    void an_answer_that_is_no_json_has_no_parts() {
        var subject = new Subject("plain", SUBJECT.item());

        assertThat(new Template("{{sample.output_json}}").filled(subject, "x")).isEmpty();
    }

    @Test
    void a_text_that_grows_too_long_is_refused_by_its_place() {
        var subject = new Subject("x".repeat(1000), SUBJECT.item());
        var template = new Template("{{sample.output_text}}".repeat(300));

        assertThatThrownBy(() -> template.filled(subject, "grader.input"))
                .isInstanceOfSatisfying(
                        Refusal.InvalidInput.class,
                        it -> {
                            assertThat(it.param()).contains("grader.input");
                            assertThat(it.code()).contains("string_above_max_length");
                        });
    }

    @Test
    @Timeout(10)
    void an_answer_is_read_once_however_many_places_look_into_it() {
        var answer = "{\"a\":\"x\",\"long\":[" + "1,".repeat(200_000) + "1]}";
        var subject = new Subject(answer, SUBJECT.item());
        var template = new Template("{{sample.output_json.a}}".repeat(20_000));

        assertThat(template.filled(subject, "x")).contains("x".repeat(20_000));
    }
}
