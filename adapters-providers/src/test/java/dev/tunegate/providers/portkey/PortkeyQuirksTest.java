package dev.tunegate.providers.portkey;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.openaiwire.HostFixture;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What a Portkey gateway does otherwise than OpenAI. */
class PortkeyQuirksTest {

    private final PortkeyFixture portkey = new PortkeyFixture();
    private final FineTuningProvider provider = portkey.wire.fineTuning();

    @AfterEach
    void stop() {
        portkey.close();
    }

    private ProviderJob started() {
        return provider.start(portkey.deployment(), portkey.order(aJob()));
    }

    private static String theirs(ProviderJob run) {
        return run.id().value().replaceFirst(".*%2F", "");
    }

    @Test
    void an_answer_with_an_id_alone_is_filled_in_by_a_look() {
        portkey.server.habit("speaks_of_bedrock", true);

        var run = started();

        assertThat(run.id().value()).startsWith("arn%3Aaws%3Abedrock");
        assertThat(run.status()).isEqualTo(JobStatus.VALIDATING_FILES);
        assertThat(portkey.server.jobs()).containsExactly(theirs(run));
        portkey.server.move(theirs(run), "running");
        assertThat(provider.look(portkey.deployment(), run.id()).orElseThrow().status())
                .isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void a_look_that_fails_does_not_make_a_certain_run_uncertain() {
        portkey.server.habit("speaks_of_bedrock", true);
        portkey.server.misbehave(
                Misbehaviour.on(
                        "GET", "/fine_tuning/jobs/.*", new Fault.Status(500, "", Map.of())));

        assertThat(started().id().value()).startsWith("arn%3Aaws");
    }

    @Test
    void milliseconds_and_figures_that_are_none_are_understood() {
        portkey.server.habit("speaks_of_bedrock", true);
        var run = started();
        portkey.server.move(theirs(run), "succeeded");

        var done = provider.look(portkey.deployment(), run.id()).orElseThrow();

        assertThat(done.outcome().finishedAt()).contains(portkey.clock.instant());
        assertThat(done.outcome().error()).isEmpty();
        assertThat(done.figures().chosen()).isEqualTo(Hyperparameters.AUTO);
    }

    @Test
    void an_error_that_is_a_sentence_is_a_reason() {
        portkey.server.habit("speaks_of_bedrock", true);
        var run = started();
        portkey.server.move(theirs(run), "failed");

        var error =
                provider.look(portkey.deployment(), run.id())
                        .orElseThrow()
                        .outcome()
                        .error()
                        .orElseThrow();

        assertThat(error.code()).isEqualTo("provider_error");
        assertThat(error.message()).startsWith("The job failed").doesNotContain("file-wire");
    }

    @Test
    void a_run_of_bedrock_is_found_by_its_marker_in_the_list() {
        portkey.server.habit("speaks_of_bedrock", true);
        var order = portkey.order(aJob());
        var run = provider.start(portkey.deployment(), order);

        assertThat(provider.find(portkey.deployment(), order).map(ProviderJob::id))
                .contains(run.id());
    }

    @Test
    void a_cancellation_that_fails_after_the_fact_has_worked() {
        var run = started();
        portkey.server.habit("fails_on_node_20", true);

        assertThat(provider.cancel(portkey.deployment(), run.id()).status())
                .isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void a_list_that_cannot_be_had_does_not_mean_that_there_is_no_run() {
        var order = portkey.order(aJob());
        provider.start(portkey.deployment(), order);
        portkey.server.habit("fails_on_node_20", true);

        assertThatThrownBy(() -> provider.find(portkey.deployment(), order))
                .isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> provider.marked(portkey.deployment(), order.since()))
                .isInstanceOf(Unavailable.class);
        assertThatThrownBy(
                        () ->
                                provider.results(portkey.deployment())
                                        .orElseThrow()
                                        .open(portkey.deployment(), "file-r"))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void a_failure_in_portkeys_own_shape_reaches_the_caller() {
        portkey.server.misbehave(
                Misbehaviour.on(
                        "POST",
                        "/fine_tuning/jobs",
                        new Fault.Status(
                                400,
                                "{\"status\":\"failure\",\"message\":\"No such model\"}",
                                Map.of())));
        var order = portkey.order(aJob());

        assertThatThrownBy(() -> provider.start(portkey.deployment(), order))
                .isInstanceOf(Rejected.class)
                .hasMessage("No such model");
    }

    @Test
    void bedrocks_members_come_from_the_configuration_and_the_job_has_its_own_name() {
        var order = portkey.order(aJob());
        var at = portkey.deployment(Map.of(PortkeyWords.ROLE, "arn:role", "model_type", "chat"));
        var body = JsonMapper.shared().readTree(new PortkeyDialect().start(at, order));

        assertThat(body.path("role_arn").stringValue()).isEqualTo("arn:role");
        assertThat(body.path("job_name").stringValue()).isEqualTo(order.job().value());
        assertThat(body.path("model_type").stringValue()).isEqualTo("chat");
        assertThat(body.path("suffix").stringValue()).endsWith(order.job().value());
    }

    private static Connection account(Map<String, String> settings, Map<String, Secret> secrets) {
        var host = Optional.of(URI.create("http://127.0.0.1:8787/v1"));
        return new Connection("main", host, Optional.empty(), settings, secrets);
    }

    @Test
    void every_header_is_carried() {
        var connection =
                account(
                        Map.of(
                                PortkeyWords.PROVIDER, "bedrock",
                                PortkeyWords.CONFIG, "pc-1",
                                PortkeyWords.VIRTUAL_KEY, "vk-1",
                                PortkeyWords.CUSTOM_HOST, "http://upstream/v1"),
                        Map.of(
                                PortkeyWords.KEY, new Secret("pk-1"),
                                PortkeyWords.PROVIDER_KEY, new Secret("sk-1"),
                                PortkeyWords.HEADERS,
                                        new Secret("{\"X-Portkey-Aws-Region\":\"us-east-1\"}")));

        assertThat(new PortkeyDialect().headers(connection))
                .isEqualTo(
                        Map.of(
                                "x-portkey-api-key", "pk-1",
                                "Authorization", "Bearer sk-1",
                                "x-portkey-provider", "bedrock",
                                "x-portkey-config", "pc-1",
                                "x-portkey-virtual-key", "vk-1",
                                "x-portkey-custom-host", "http://upstream/v1",
                                "x-portkey-aws-region", "us-east-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"authorization\":\"x\"}", "nonsense", "[]", "{}"})
    void headers_that_are_not_portkeys_are_the_operators_fault(String headers) {
        var connection =
                account(
                        Map.of(PortkeyWords.PROVIDER, "openai"),
                        Map.of(PortkeyWords.HEADERS, new Secret(headers)));
        var at = HostFixture.deployment(PortkeyWords.PORTKEY, "m", connection, Map.of());

        assertThatThrownBy(() -> new PortkeyDialect().headers(connection))
                .isInstanceOf(Misconfigured.class);
        assertThat(new PortkeyWords().problems(at)).hasSize(1);
    }

    /** Settings are no secrets, and tell who a deployment is; a whole config may hold keys. */
    @Test
    void a_config_that_is_written_out_belongs_to_the_secrets() {
        var config = "{\"provider\":\"openai\",\"api_key\":\"sk-behind\"}";
        var open = account(Map.of(PortkeyWords.CONFIG, " " + config), Map.of());
        var secret =
                account(
                        Map.of(),
                        Map.of(
                                PortkeyWords.HEADERS,
                                new Secret("{\"x-portkey-config\":" + config + "}")));

        assertThat(problems(open))
                .singleElement()
                .asString()
                .contains("portkey_headers")
                .doesNotContain("sk-behind");
        assertThat(problems(secret)).isEmpty();
        assertThat(new PortkeyDialect().headers(secret)).containsEntry("x-portkey-config", config);
    }

    @Test
    void a_gateway_that_repeats_requests_is_not_to_be_used() {
        var twice = new Secret("{\"x-portkey-retry-count\": 2}");
        var once = new Secret("{\"x-portkey-retry-count\": \"0\"}");
        var to = Map.of(PortkeyWords.PROVIDER, "openai");

        assertThat(problems(account(to, Map.of(PortkeyWords.HEADERS, twice))))
                .containsExactly("x-portkey-retry-count must be 0: a job could be created twice.");
        assertThat(problems(account(to, Map.of(PortkeyWords.HEADERS, once)))).isEmpty();
    }

    private static List<String> problems(Connection connection) {
        var at = HostFixture.deployment(PortkeyWords.PORTKEY, "m", connection, Map.of());
        return new PortkeyWords().problems(at);
    }

    @Test
    void an_account_without_a_direction_or_a_key_is_told_at_the_start() {
        var nowhere = new Connection("main", Optional.empty(), Optional.empty(), Map.of());
        var at = HostFixture.deployment(PortkeyWords.PORTKEY, "m", nowhere, Map.of());

        assertThat(new PortkeyWords().problems(at)).hasSize(2);
        assertThat(new PortkeyWords().problems(portkey.deployment())).isEmpty();
        assertThatThrownBy(() -> new PortkeyDialect().headers(nowhere))
                .isInstanceOf(Misconfigured.class)
                .message()
                .doesNotContain(OpenAiWireServer.KEY);
    }
}
