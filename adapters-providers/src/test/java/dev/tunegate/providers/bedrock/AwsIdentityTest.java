package dev.tunegate.providers.bedrock;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.providers.bedrock.server.BedrockWireServer;
import dev.tunegate.providers.bedrock.server.Misbehaviour;
import dev.tunegate.providers.bedrock.server.Misbehaviour.Fault;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As whom requests are signed. */
class AwsIdentityTest {

    private final BedrockFixture aws = new BedrockFixture();

    @AfterEach
    void stop() {
        aws.close();
    }

    private void ask() {
        aws.bedrock.fineTuning().find(aws.deployment(), aws.order(aJob()));
    }

    @Test
    void a_role_is_assumed_with_its_external_id_and_its_session_signs() {
        aws.with("aws_role_name", "arn:aws:iam::123456789012:role/Gateway")
                .with("aws_session_name", "night-shift")
                .with("aws_external_id", "ext-1");

        ask();
        ask();

        assertThat(aws.server.assumedRole())
                .containsEntry("RoleArn", "arn:aws:iam::123456789012:role/Gateway")
                .containsEntry("RoleSessionName", "night-shift")
                .containsEntry("ExternalId", "ext-1");
        assertThat(aws.server.requests()).filteredOn(it -> it.service().equals("sts")).hasSize(1);
        assertThat(aws.server.requests())
                .filteredOn(it -> !it.service().equals("sts"))
                .hasSize(6)
                .allSatisfy(it -> assertThat(it.headers()).containsKey("x-amz-security-token"));
    }

    @Test
    void a_role_that_may_not_be_assumed_is_the_operators_fault() {
        aws.with("aws_role_name", "arn:aws:iam::123456789012:role/Gateway");
        aws.server.misbehave(
                Misbehaviour.on(
                        "POST /.*",
                        new Fault.Refusal(
                                403,
                                "AccessDenied",
                                "arn:aws:iam::1:user/x is not authorized to perform: sts:AssumeRole",
                                "")));

        assertThatThrownBy(this::ask)
                .isInstanceOf(Misconfigured.class)
                .hasMessage("AWS denies the gateway the right sts:AssumeRole.");
    }

    @Test
    void an_api_key_is_for_bedrock_and_the_access_key_for_the_bucket() {
        aws.withKey(BedrockWireServer.API_KEY);

        ask();

        assertThat(aws.server.requests())
                .filteredOn(it -> it.path().startsWith("/model-customization-jobs"))
                .isNotEmpty()
                .allSatisfy(
                        it ->
                                assertThat(it.headers())
                                        .containsEntry(
                                                "authorization",
                                                "Bearer " + BedrockWireServer.API_KEY));
        assertThat(aws.server.requests()).filteredOn(it -> it.service().equals("s3")).isNotEmpty();
    }

    @Test
    void a_wrong_api_key_is_the_operators_fault() {
        aws.withKey("not-the-key");

        assertThatThrownBy(this::ask)
                .isInstanceOf(Misconfigured.class)
                .message()
                .doesNotContain("not-the-key");
    }

    @Test
    void an_account_that_lacks_a_word_says_which() {
        aws.with("aws_region_name", "");

        assertThatThrownBy(this::ask)
                .isInstanceOf(Misconfigured.class)
                .hasMessage("The account 'aws' needs 'aws_region_name'.");
    }

    @Test
    void a_profile_that_is_not_there_is_the_operators_fault() {
        aws.withSecrets(Map.of()).with("aws_profile_name", "no-such-profile-of-tunegate");

        assertThatThrownBy(this::ask).isInstanceOf(Misconfigured.class);
    }

    @Test
    void clients_are_kept_and_rotated_keys_make_new_ones() {
        var first = aws.bedrock.clients(aws.deployment());
        assertThat(aws.bedrock.clients(aws.deployment())).isSameAs(first);

        aws.withSecrets(Map.of("aws_access_key_id", "AKIA2", "aws_secret_access_key", "other"));
        assertThat(aws.bedrock.clients(aws.deployment())).isNotSameAs(first);
    }
}
