package dev.tunegate.providers.bedrock;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProvider.MarkedRun;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.bedrock.server.BedrockWireServer;
import dev.tunegate.providers.bedrock.server.Misbehaviour;
import dev.tunegate.providers.bedrock.server.Misbehaviour.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a run is started: once, whatever happens on the way. */
class BedrockSubmissionTest {

    private static final String CREATE = "POST /model-customization-jobs";

    private final BedrockFixture aws = new BedrockFixture();
    private final FineTuningProvider provider = aws.bedrock.fineTuning();

    @AfterEach
    void stop() {
        aws.close();
    }

    private ProviderJob start(RunOrder order) {
        return provider.start(aws.deployment(), order);
    }

    private void misbehave(Fault fault) {
        aws.server.misbehave(Misbehaviour.on(CREATE, fault));
    }

    private JsonNode asked(RunOrder order) {
        return JsonMapper.shared().readTree(aws.server.asked(RunNames.job(order)));
    }

    private static JobFixture wishing(Map<String, String> extensions) {
        return aJob().with(
                        new TrainingRequest.Options(
                                Optional.of("My süffix -- 1"), 7, List.of(), extensions));
    }

    @Test
    void the_request_says_everything_in_bedrocks_words() {
        var settings =
                new Hyperparameters(
                        Optional.of(3), Optional.empty(), Optional.of(new BigDecimal("0.5")));
        var file = new FileId("file-validation1");
        var order =
                aws.order(
                        wishing(Map.of("warmup_steps", "5"))
                                .validatedWith(file)
                                .by(new TrainingMethod.Supervised(settings)));
        var validation = aws.files().training();
        order =
                new RunOrder(
                        order.job(),
                        order.request(),
                        new ProviderFiles(order.files().training(), Optional.of(validation)),
                        order.since());

        start(order);

        var asked = asked(order);
        var id = order.job().value();
        assertThat(asked.path("jobName").asString("")).isEqualTo(id);
        assertThat(asked.path("clientRequestToken").asString("")).isEqualTo(id);
        assertThat(asked.path("customModelName").asString(""))
                .isEqualTo("My-s-ffix-1-" + id.substring(id.length() - 12));
        assertThat(asked.path("roleArn").asString("")).isEqualTo(BedrockWireServer.ROLE);
        assertThat(asked.path("baseModelIdentifier").asString("")).isEqualTo(BedrockFixture.NOVA);
        assertThat(asked.path("customizationType").asString("")).isEqualTo("FINE_TUNING");
        assertThat(asked.path("hyperParameters").toString())
                .isEqualTo(
                        "{\"epochCount\":\"3\",\"learningRate\":\"0.000005\","
                                + "\"learningRateWarmupSteps\":\"5\"}");
        assertThat(asked.path("trainingDataConfig").path("s3Uri").asString(""))
                .isEqualTo(order.files().training().value());
        assertThat(
                        asked.path("validationDataConfig")
                                .path("validators")
                                .path(0)
                                .path("s3Uri")
                                .asString(""))
                .isEqualTo(validation.value());
        assertThat(asked.path("outputDataConfig").path("s3Uri").asString(""))
                .isEqualTo("s3://" + BedrockWireServer.BUCKET + "/tunegate/output/" + id + "/");
    }

    @Test
    void what_a_caller_may_set_is_taken_and_the_run_is_still_found() {
        aws.withOption("caller_may_set", "role_arn, job_name, output_file");
        var role = "arn:aws:iam::" + BedrockWireServer.ACCOUNT + ":role/Mine";
        var order =
                aws.order(
                        wishing(
                                Map.of(
                                        "role_arn",
                                        role,
                                        "job_name",
                                        "my job_1",
                                        "output_file",
                                        "s3://" + BedrockWireServer.BUCKET + "/mine/")));

        var run = start(order);

        var asked = asked(order);
        assertThat(asked.path("jobName").asString("")).isEqualTo("my-job-1-" + order.job().value());
        assertThat(asked.path("roleArn").asString("")).isEqualTo(role);
        assertThat(asked.path("outputDataConfig").path("s3Uri").asString("")).endsWith("/mine/");
        assertThat(provider.find(aws.deployment(), order).map(ProviderJob::id)).contains(run.id());
        assertThat(provider.marked(aws.deployment(), order.since()))
                .extracting(MarkedRun::job)
                .containsExactly(order.job());
    }

    @Test
    void what_a_caller_may_not_set_any_more_is_the_administrators() {
        var order = aws.order(wishing(Map.of("role_arn", "arn:aws:iam::1:role/Mine")));

        start(order);

        assertThat(asked(order).path("roleArn").asString("")).isEqualTo(BedrockWireServer.ROLE);
    }

    @Test
    void one_token_is_one_job() {
        var order = aws.order(aJob());

        var first = start(order);
        var second = start(order);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(aws.server.jobsByToken()).containsExactly(Map.entry(order.job().value(), 1L));
    }

    @Test
    void a_token_with_another_request_is_still_the_one_job() {
        var order = aws.order(aJob());
        var first = start(order);

        aws.with("bedrock_role_arn", BedrockWireServer.ROLE + "Other");
        var second = start(order);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(aws.server.jobs()).hasSize(1);
    }

    @Test
    void a_run_whose_answer_was_lost_is_found_and_not_made_again() {
        var faults =
                new Fault[] {
                    new Fault.AnswerLost(),
                    new Fault.Half(),
                    new Fault.Nonsense(),
                    new Fault.Delay(Duration.ofSeconds(4))
                };
        for (var fault : faults) {
            var order = aws.order(aJob());
            misbehave(fault);

            assertThatThrownBy(() -> start(order)).isInstanceOf(Unclear.class);
            var found = provider.find(aws.deployment(), order).orElseThrow();
            assertThat(start(order).id()).isEqualTo(found.id());
        }

        assertThat(aws.server.jobsByToken().values()).containsOnly(1L).hasSize(faults.length);
        assertThat(aws.server.requests(CREATE)).isEqualTo(2L * faults.length);
    }

    @Test
    void a_request_that_broke_on_its_way_is_unclear_and_not_there() {
        var order = aws.order(aJob());
        misbehave(new Fault.DropAfterBytes(10));

        assertThatThrownBy(() -> start(order)).isInstanceOf(Unclear.class);
        assertThat(aws.server.requests(CREATE)).isEqualTo(1);
        assertThat(provider.find(aws.deployment(), order)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalServerException",
        "503, ServiceUnavailableException",
        "502, ''",
        "504, ''"
    })
    void a_failure_of_bedrock_leaves_the_start_unclear_and_is_sent_once(int status, String code) {
        var order = aws.order(aJob());
        misbehave(new Fault.Refusal(status, code, "", ""));

        assertThatThrownBy(() -> start(order)).isInstanceOf(Unclear.class);
        assertThat(aws.server.requests(CREATE)).isEqualTo(1);
    }

    @Test
    void throttling_is_surely_not_taken_and_says_how_long() {
        misbehave(new Fault.Refusal(429, "ThrottlingException", "Rate exceeded", "7"));
        var order = aws.order(aJob());

        assertThatThrownBy(() -> start(order))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        it -> assertThat(it.retryAfter()).contains(Duration.ofSeconds(7)));
        assertThat(aws.server.requests(CREATE)).isEqualTo(1);
    }

    @Test
    void a_look_is_repeated_where_that_is_safe() {
        var run = start(aws.order(aJob()));
        aws.server.misbehave(
                Misbehaviour.on("GET .*", new Fault.Refusal(503, "ServiceUnavailable", "", "")));
        aws.server.misbehave(Misbehaviour.on("GET .*", new Fault.DropAfterBytes(0)));

        assertThat(provider.look(aws.deployment(), run.id())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "ServiceQuotaExceededException, 429, insufficient_quota, Service Quotas",
        "TooManyTagsException, 400, too_many_tags, tags",
        "ResourceNotFoundException, 404, not_found, Said",
        "ValidationException, 400, invalid_value, Said"
    })
    void a_refusal_says_what_to_do(String code, int status, String ours, String words) {
        misbehave(new Fault.Refusal(400, code, "Said", ""));
        var order = aws.order(aJob());

        assertThatThrownBy(() -> start(order))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> {
                            assertThat(it.status()).isEqualTo(status);
                            assertThat(it.code()).contains(ours);
                        })
                .hasMessageContaining(words);
    }

    @Test
    void a_right_that_is_missing_is_named() {
        misbehave(
                new Fault.Refusal(
                        403,
                        "AccessDeniedException",
                        "User: arn:aws:iam::123456789012:user/gw is not authorized to perform:"
                                + " iam:PassRole on resource: arn:aws:iam::123456789012:role/R",
                        ""));
        var order = aws.order(aJob());

        assertThatThrownBy(() -> start(order))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("AWS denies the gateway the right iam:PassRole.");
    }

    @Test
    void a_role_that_bedrock_cannot_use_is_the_operators_fault() {
        aws.with("bedrock_role_arn", "arn:aws:iam::999999999999:role/Theirs");
        var order = aws.order(aJob());

        assertThatThrownBy(() -> start(order))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("trust")
                .message()
                .doesNotContain("999999999999");
    }

    @Test
    void a_complaint_about_a_file_names_our_parameter_and_our_file() {
        var order = aws.order(aJob());
        var gone = new ProviderFileId("s3://" + BedrockWireServer.BUCKET + "/gone.jsonl");
        var broken =
                new RunOrder(
                        order.job(),
                        order.request(),
                        new ProviderFiles(gone, Optional.empty()),
                        order.since());

        assertThatThrownBy(() -> start(broken))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.param()).contains("training_file"))
                .hasMessageContaining(order.request().files().training().value())
                .message()
                .doesNotContain("gone.jsonl");
    }

    @Test
    void marked_runs_are_found_on_every_page() {
        aws.server.pagesOf(2);
        var orders = List.of(aws.order(aJob()), aws.order(aJob()), aws.order(aJob()));
        orders.forEach(this::start);

        assertThat(provider.marked(aws.deployment(), orders.getFirst().since()))
                .extracting(MarkedRun::job)
                .containsExactlyElementsOf(orders.stream().map(RunOrder::job).toList());
    }

    @Test
    void a_job_without_our_marker_is_nobodys() {
        assertThat(RunNames.marker("somebodys-job")).isEmpty();
        assertThat(RunNames.marker("myftjob-abc")).isEmpty();
        assertThat(RunNames.marker("x-ftjob-")).isEmpty();
        assertThat(RunNames.marker("a-ftjob-old-ftjob-New1").orElseThrow().value())
                .isEqualTo("ftjob-New1");
    }
}
