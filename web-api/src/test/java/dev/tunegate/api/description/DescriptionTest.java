package dev.tunegate.api.description;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tunegate.api.TestDescription;
import dev.tunegate.api.TestServer;
import dev.tunegate.api.described.Description;
import dev.tunegate.api.described.Operation;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.Open;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Whether the description is true: it says all that there is, and nothing else. */
final class DescriptionTest {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Description description = TestDescription.served();

    /** Method and path without prefix, with what it needs; or with nothing where it is open. */
    private static Map<String, String> routes() {
        var routes = new TreeMap<String, String>();
        TestServer.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> put(routes, info, method));
        return routes;
    }

    private static void put(
            Map<String, String> routes, RequestMappingInfo info, HandlerMethod method) {
        var needs = method.getMethodAnnotation(Needs.class);
        if (!method.getBeanType().getName().contains(".web.")
                && (needs != null || method.hasMethodAnnotation(Open.class))) {
            for (var verb : info.getMethodsCondition().getMethods()) {
                info.getPatternValues().stream()
                        .filter(it -> !it.startsWith("/v1/") && !it.startsWith("/{provider}/"))
                        .map(it -> it.replace("{*", "{"))
                        .forEach(
                                it ->
                                        routes.put(
                                                verb + " " + it,
                                                needs == null ? "" : needs.value().name()));
            }
        }
    }

    @Test
    void every_route_is_described_with_what_it_needs_and_nothing_else_is() {
        var described = new TreeMap<String, String>();
        description
                .operations()
                .forEach(
                        it ->
                                described.put(
                                        it.method() + " " + it.path(), it.permission().orElse("")));

        assertThat(described).isEqualTo(routes());
    }

    @Test
    void what_developers_call_comes_first() {
        var headings =
                description
                        .whole()
                        .at("/tags")
                        .valueStream()
                        .map(it -> it.at("/name").asString())
                        .toList();

        assertThat(headings)
                .doesNotHaveDuplicates()
                .startsWith("Fine-tuning", "Files", "Uploads")
                .contains("SCIM");
    }

    @Test
    void operations_have_names_of_their_own() {
        assertThat(description.operations().stream().map(Operation::id))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void what_needs_no_key_says_so() {
        assertThat(description.operations())
                .allSatisfy(
                        it ->
                                assertThat(it.node().has("security"))
                                        .as(it.id())
                                        .isEqualTo(it.permission().isEmpty()));
    }

    @Test
    void every_variable_of_a_path_is_described() {
        assertThat(description.operations())
                .allSatisfy(
                        it -> {
                            var names =
                                    Stream.concat(
                                                    it.item().path("parameters").valueStream(),
                                                    it.node().path("parameters").valueStream())
                                            .map(description::resolved)
                                            .filter(p -> p.path("in").asString("").equals("path"))
                                            .map(p -> "{" + p.path("name").asString("") + "}");
                            assertThat(names)
                                    .as(it.path())
                                    .containsExactlyInAnyOrderElementsOf(
                                            Pattern.compile("\\{[a-z]+}")
                                                    .matcher(it.path())
                                                    .results()
                                                    .map(MatchResult::group)
                                                    .toList());
                        });
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(references(description.whole()))
                .isNotEmpty()
                .allSatisfy(
                        it ->
                                assertThat(description.whole().at(it.substring(1)).isMissingNode())
                                        .as(it)
                                        .isFalse());
    }

    private static List<String> references(JsonNode node) {
        var found = new ArrayList<String>();
        if (node.path("$ref").isString()) {
            found.add(node.path("$ref").asString());
        }
        node.forEach(it -> found.addAll(references(it)));
        return found;
    }

    @Test
    void every_schema_is_one() {
        var schemas = description.whole().at("/components/schemas").properties();
        var judge =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SchemaLocation.of(DIALECT));

        assertThat(schemas)
                .hasSizeGreaterThan(40)
                .allSatisfy(
                        it -> assertThat(judge.validate(it.getValue())).as(it.getKey()).isEmpty());
    }

    @Test
    void every_example_is_a_request_as_described() {
        var contents =
                description.operations().stream()
                        .map(it -> it.node().at("/requestBody/content/application~1json"))
                        .filter(it -> it.has("example"))
                        .toList();

        assertThat(contents)
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        it ->
                                assertThat(description.faults(it.get("schema"), it.get("example")))
                                        .as(it.get("example").toString())
                                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/v1/openapi.json"})
    void anybody_may_read_it_and_need_not_read_it_twice(String path) {
        var first = TestServer.nobody().get(path).ok();
        var tag = first.header("etag").orElseThrow();

        assertThat(first.at("/openapi").asString()).startsWith("3.1");
        assertThat(TestServer.nobody().get(path, "If-None-Match", tag).status()).isEqualTo(304);
    }

    @Test
    void it_tells_a_wrong_answer_from_a_right_one() {
        var job = description.operation("GET", "/v1/fine_tuning/jobs/ftjob-1").orElseThrow();
        var error = "{\"error\":{\"message\":\"m\",\"type\":\"server_error\",\"param\":null}}";

        assertThat(description.faults(job, 404, "application/json", error.getBytes(UTF_8)))
                .singleElement()
                .asString()
                .contains("code");
        assertThat(description.faults(job, 418, "application/json", new byte[0])).isNotEmpty();
        assertThat(description.faults(job, 200, "text/html", new byte[0])).isNotEmpty();
    }
}
