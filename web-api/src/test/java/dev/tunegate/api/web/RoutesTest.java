package dev.tunegate.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.shared.Refusal;
import java.lang.reflect.Method;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which routes there are, and what becomes of requests that none of them takes. */
final class RoutesTest {

    private static final Wild WILD = new Wild();

    static {
        for (var method : Wild.class.getDeclaredMethods()) {
            if (method.isAnnotationPresent(ResponseBody.class)) {
                var path =
                        RequestMappingInfo.paths("/wild/" + method.getName())
                                .options(mapping().getBuilderConfiguration())
                                .build();
                mapping().registerMapping(path, WILD, method);
            }
        }
    }

    /** Routes that misbehave. */
    static final class Wild {

        private final AtomicReference<RuntimeException> next = new AtomicReference<>();

        @ResponseBody
        String undeclared() {
            return "nobody should read this";
        }

        @ResponseBody
        @Needs(Permission.MODELS_READ)
        String failing() {
            throw next.get();
        }
    }

    private static RequestMappingHandlerMapping mapping() {
        return TestServer.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    private static Answer failingWith(RuntimeException failure) {
        WILD.next.set(failure);
        return TestServer.someTenant().get("/wild/failing");
    }

    @Test
    void every_route_says_what_it_needs() {
        List<Method> undeclared =
                mapping().getHandlerMethods().values().stream()
                        .filter(it -> it.getBeanType().getName().startsWith("dev.tunegate.api."))
                        .filter(it -> it.getBeanType() != Wild.class)
                        .filter(it -> !isDeclared(it))
                        .map(HandlerMethod::getMethod)
                        .toList();

        assertThat(undeclared).isEmpty();
    }

    private static boolean isDeclared(HandlerMethod method) {
        return method.hasMethodAnnotation(Needs.class) != method.hasMethodAnnotation(Open.class);
    }

    @Test
    void only_health_and_the_description_are_open() {
        var open =
                mapping().getHandlerMethods().values().stream()
                        .filter(it -> it.hasMethodAnnotation(Open.class))
                        .map(it -> it.getBeanType().getSimpleName())
                        .distinct();

        assertThat(open)
                .containsExactlyInAnyOrder(
                        "HealthController", "DescriptionController", "TryingPage");
    }

    @Test
    void every_route_of_the_api_stands_with_and_without_its_prefix() {
        var paths =
                mapping().getHandlerMethods().entrySet().stream()
                        .filter(it -> isOfTheApi(it.getValue()))
                        .map(it -> it.getKey().getPatternValues())
                        .toList();

        assertThat(paths)
                .hasSizeGreaterThan(15)
                .allSatisfy(
                        it -> {
                            var own = it.stream().filter(path -> !path.startsWith("/{provider}/"));
                            var plain = own.filter(path -> !path.startsWith("/v1/")).toList();
                            assertThat(plain).hasSize(1);
                            assertThat(it).contains("/v1" + plain.getFirst());
                        });
    }

    @Test
    void only_files_stand_behind_the_name_of_a_provider() {
        var paths =
                mapping().getHandlerMethods().keySet().stream()
                        .flatMap(it -> it.getPatternValues().stream())
                        .filter(it -> it.startsWith("/{provider}"));

        assertThat(paths).hasSize(5).allMatch(it -> it.startsWith("/{provider}/v1/files"));
    }

    private static boolean isOfTheApi(HandlerMethod method) {
        return Arrays.stream(method.getBeanType().getAnnotations())
                .anyMatch(it -> it.annotationType() == Api.class);
    }

    @Test
    void a_route_that_says_nothing_is_shut_even_to_the_administrator() {
        TestServer.administrator().get("/wild/undeclared").isError(404, "unknown_url");
    }

    @Test
    void what_nobody_foresaw_is_not_told() {
        var answer =
                failingWith(new IllegalStateException("secret detail"))
                        .isError(500, "server_error");

        assertThat(answer.text()).doesNotContain("secret detail").doesNotContain("Exception");
        assertThat(answer.text()).contains(answer.header("x-request-id").orElseThrow());
        assertThat(answer.at("/error/type").asString()).isEqualTo("server_error");
    }

    static Stream<RuntimeException> troubleWithTheDatabase() {
        return Stream.of(
                new DataAccessResourceFailureException("secret detail"),
                new QueryTimeoutException("secret detail"),
                new CannotCreateTransactionException("secret detail"));
    }

    @ParameterizedTest
    @MethodSource("troubleWithTheDatabase")
    void without_its_database_the_gateway_asks_for_patience(RuntimeException trouble) {
        var answer = failingWith(trouble).isError(503, "database_unavailable");

        assertThat(answer.header("retry-after")).contains("1");
        assertThat(answer.text()).doesNotContain("secret detail");
    }

    @Test
    void what_the_database_will_never_take_is_a_bug() {
        failingWith(new DuplicateKeyException("secret detail")).isError(500, "server_error");
    }

    @Test
    void a_conflict_is_not_worth_another_try() {
        var answer =
                failingWith(new Refusal.Conflict("idempotency_key_reused", "Used."))
                        .isError(409, "idempotency_key_reused");

        assertThat(answer.header("x-should-retry")).contains("false");
    }

    @Test
    void a_providers_quota_is_named_as_openai_does() {
        var answer =
                failingWith(
                                new Refusal.TurnedDownByProvider(
                                        429, null, "insufficient_quota", "No."))
                        .isError(429, "insufficient_quota");

        assertThat(answer.at("/error/type").asString()).isEqualTo("insufficient_quota");
        assertThat(answer.header("x-should-retry")).contains("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v1/nothing",
                "/v2/models",
                "/error",
                "/v1//models",
                "/v1/files/a/b/c",
                "/favicon.ico"
            })
    void an_unknown_path_is_json(String path) {
        TestServer.someTenant().get(path, "Accept", "text/html,*/*").isError(404, "unknown_url");
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() {
        var answer =
                TestServer.someTenant()
                        .send("PUT", "/v1/files", BodyPublishers.ofString("x"))
                        .isError(405, "method_not_supported");

        assertThat(answer.header("allow").orElse("")).contains("GET", "POST");
    }

    @Test
    void head_is_answered_like_get_without_the_body() {
        var answer = TestServer.someTenant().send("HEAD", "/v1/models", BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type").orElse("")).startsWith("application/json");
        assertThat(answer.bytes()).isEmpty();
    }

    @Test
    void json_is_all_there_is() {
        TestServer.someTenant()
                .get("/v1/models", "Accept", "text/html")
                .isError(406, "not_acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models;a=b", "/v1/%2e%2e/models", "/v1/models/a%5Cb"})
    void a_path_that_could_mean_two_things_is_refused_in_json(String path) {
        TestServer.someTenant().get(path).isError(400, "invalid_request");
    }

    @Test
    void a_query_that_is_not_well_formed_is_refused() {
        TestServer.someTenant().get("/v1/files?after=%00").isError(400, "invalid_query");
    }

    @Test
    void a_parameter_that_is_given_twice_is_refused() {
        TestServer.someTenant()
                .get("/v1/files?limit=1&limit=2")
                .isError(400, "duplicate_parameter", "limit");
    }
}
