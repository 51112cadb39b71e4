package dev.tunegate.providers.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.finetuning.TrainingTerms;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of a configuration at the start. */
class BedrockWordsTest {

    private final BedrockFixture aws = new BedrockFixture();
    private final ProviderWords words = new BedrockWords();

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void a_whole_account_has_no_problems() {
        assertThat(words.problems(aws.deployment())).isEmpty();
        assertThat(words.accountWords()).containsAll(aws.server.settings().keySet());
    }

    @Test
    void what_is_missing_is_named() {
        aws.with("aws_region_name", "")
                .with("s3_bucket_name", "")
                .with("s3_bucket_owner", "")
                .with("bedrock_role_arn", "");

        assertThat(words.problems(aws.deployment()))
                .containsExactlyInAnyOrder(
                        "The account 'aws' needs 'aws_region_name'.",
                        "The account 'aws' needs 's3_bucket_name'.",
                        "The account 'aws' needs 'bedrock_role_arn'.",
                        "The account 'aws' needs 's3_bucket_owner'.");
    }

    @Test
    void plain_http_is_for_this_machine_only() {
        aws.with("s3_endpoint", "http://s3.example.com")
                .with("sts_endpoint", "ftp://127.0.0.1")
                .with("aws_bedrock_endpoint", "https://bedrock.example.com");

        assertThat(words.problems(aws.deployment()))
                .containsExactly(
                        "The account 'aws' has a 's3_endpoint' that is neither https nor http on"
                                + " this machine.",
                        "The account 'aws' has a 'sts_endpoint' that is neither https nor http on"
                                + " this machine.");
    }

    @Test
    void half_an_access_key_is_none() {
        aws.withSecrets(Map.of("aws_access_key_id", "AKIA"));

        assertThat(words.problems(aws.deployment()))
                .containsExactly(
                        "The account 'aws' needs 'aws_access_key_id' and"
                                + " 'aws_secret_access_key', or neither.");
    }

    @Test
    void odd_values_are_named() {
        aws.with("s3_bucket_owner", "me")
                .withOption("caller_may_set", "job_name, role")
                .withOption("bedrock_on_demand", "maybe");

        assertThat(words.problems(aws.deployment()))
                .containsExactly(
                        "An 's3_bucket_owner' has twelve digits.",
                        "'caller_may_set' knows no 'role'.",
                        "'bedrock_on_demand' is true or false.");
    }

    @Test
    void every_known_model_has_a_table_of_hyperparameters() {
        assertThat(words.knownModels())
                .allSatisfy(
                        it -> {
                            assertThat(ModelFamily.of(aws.deployment(it)).dials()).isPresent();
                            var methods = BedrockTerms.training(aws.deployment(it)).methods();
                            assertThat(methods).containsOnlyKeys("supervised");
                            assertThat(methods.values())
                                    .allSatisfy(
                                            method ->
                                                    assertThat(method.parameters())
                                                            .containsKeys(
                                                                    TrainingTerms.EPOCHS,
                                                                    TrainingTerms.BATCH_SIZE,
                                                                    TrainingTerms.SEED));
                        });
    }

    @Test
    void a_region_is_a_word() {
        aws.with("aws_region_name", "us-east-1.example.com/");

        assertThat(words.problems(aws.deployment()))
                .containsExactly(
                        "The account 'aws' has an 'aws_region_name' that is no region's name.");
    }
}
