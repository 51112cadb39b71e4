package dev.tunegate.providers.bedrock;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.tunegate.providers.bedrock.server.BedrockWireServer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Bedrock is asked for. */
class StartRequestTest {

    private final BedrockFixture aws = new BedrockFixture();
    private final FineTuningProvider provider = aws.bedrock.fineTuning();

    @AfterEach
    void stop() {
        aws.close();
    }

    private ProviderJob start(RunOrder order) {
        return provider.start(aws.deployment(), order);
    }

    private JsonNode asked(RunOrder order) {
        return JsonMapper.shared().readTree(aws.server.asked(RunNames.job(order)));
    }

    private static JobFixture wishing(Map<String, String> extensions) {
        return aJob().with(
                        new TrainingRequest.Options(
                                Optional.of("My süffix -- 1"), 7, List.of(), extensions));
    }

    private RunOrder validated(JobFixture job, ProviderFileId validation) {
        var order = aws.order(job.validatedWith(new FileId("file-validation1")));
        var files = new ProviderFiles(order.files().training(), Optional.of(validation));
        return new RunOrder(order.job(), order.request(), files, order.since());
    }

    @Test
    void a_run_is_named_after_our_job_and_its_suffix() {
        var order = aws.order(wishing(Map.of()));

        start(order);

        var asked = asked(order);
        var id = order.job().value();
        assertThat(asked.path("jobName").asString("")).isEqualTo(id);
        assertThat(asked.path("clientRequestToken").asString("")).isEqualTo(id);
        assertThat(asked.path("customModelName").asString(""))
                .isEqualTo("My-s-ffix-1-" + id.substring(id.length() - 12));
        assertThat(asked.path("baseModelIdentifier").asString("")).isEqualTo(BedrockFixture.NOVA);
        assertThat(asked.path("customizationType").asString("")).isEqualTo("FINE_TUNING");
    }

    @Test
    void files_role_and_output_are_in_bedrocks_shape() {
        var validation = aws.files().training();
        var order = validated(aJob(), validation);

        start(order);

        var asked = asked(order);
        assertThat(asked.path("roleArn").asString("")).isEqualTo(BedrockWireServer.ROLE);
        assertThat(asked.path("trainingDataConfig").toString())
                .isEqualTo("{\"s3Uri\":\"" + order.files().training().value() + "\"}");
        assertThat(asked.path("validationDataConfig").toString())
                .isEqualTo("{\"validators\":[{\"s3Uri\":\"" + validation.value() + "\"}]}");
        assertThat(asked.path("outputDataConfig").path("s3Uri").asString(""))
                .isEqualTo(
                        "s3://"
                                + BedrockWireServer.BUCKET
                                + "/tunegate/output/"
                                + order.job().value()
                                + "/");
    }

    @Test
    void hyperparameters_are_texts_and_those_left_open_are_left_out() {
        var settings =
                new Hyperparameters(
                        Optional.of(3), Optional.empty(), Optional.of(new BigDecimal("0.5")));
        var order =
                aws.order(
                        wishing(Map.of("warmup_steps", "5"))
                                .by(new TrainingMethod.Supervised(settings)));

        start(order);

        assertThat(asked(order).path("hyperParameters").toString())
                .isEqualTo(
                        "{\"epochCount\":\"3\",\"learningRate\":\"0.000005\","
                                + "\"learningRateWarmupSteps\":\"5\"}");
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
}
