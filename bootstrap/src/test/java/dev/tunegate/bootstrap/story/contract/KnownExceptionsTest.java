package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether the judges of the contract see anything, and what they pass over. */
final class KnownExceptionsTest {

    private final KnownExceptions exceptions = KnownExceptions.read();

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @Test
    void the_page_names_the_exceptions_and_no_others() {
        assertThat(exceptions.rows()).hasSize(2).allMatch(it -> !it.why().isBlank());
        assertThat(exceptions.cover("deleteFile", "$.first_id: null found, string expected"))
                .isFalse();
    }

    @Test
    void an_empty_list_of_files_differs_as_the_page_says() {
        var published = OpenAiSchemas.besideTheProject();
        assumeThat(published).as("shared/data/openai-api-schemas.json").isPresent();
        var empty = "{'object':'list','data':[],'first_id':null,'last_id':null,'has_more':false}";

        assertThat(published.orElseThrow().faults("listFiles", 200, json(empty)))
                .hasSize(2)
                .allMatch(it -> exceptions.cover("listFiles", it));
    }

    @Test
    void what_is_no_exception_is_found() {
        var published = OpenAiSchemas.besideTheProject();
        assumeThat(published).as("shared/data/openai-api-schemas.json").isPresent();

        assertThat(published.orElseThrow().faults("listModels", 200, json("{'object':'list'}")))
                .isNotEmpty()
                .noneMatch(it -> exceptions.cover("listModels", it));
        assertThat(published.orElseThrow().faults("listModels", 404, json("{'error':{}}")))
                .isNotEmpty();
    }
}
