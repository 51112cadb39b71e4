package dev.tunegate.providers.bedrock;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.providers.bedrock.server.BedrockWireServer;
import dev.tunegate.providers.bedrock.server.Misbehaviour;
import dev.tunegate.providers.bedrock.server.Misbehaviour.Fault;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a start that was turned down. */
class BedrockRefusalTest {

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
}
