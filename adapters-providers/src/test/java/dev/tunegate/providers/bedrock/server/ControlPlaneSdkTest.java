package dev.tunegate.providers.bedrock.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.token.credentials.StaticTokenProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.auth.scheme.BedrockAuthSchemeProvider;
import software.amazon.awssdk.services.bedrock.model.BedrockException;
import software.amazon.awssdk.services.bedrock.model.ConflictException;
import software.amazon.awssdk.services.bedrock.model.CreateModelCustomizationJobRequest;
import software.amazon.awssdk.services.bedrock.model.CustomModelDeploymentStatus;
import software.amazon.awssdk.services.bedrock.model.JobStatusDetails;
import software.amazon.awssdk.services.bedrock.model.ModelCustomizationJobStatus;
import software.amazon.awssdk.services.bedrock.model.ModelStatus;
import software.amazon.awssdk.services.bedrock.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrock.model.SortOrder;
import software.amazon.awssdk.services.bedrock.model.ValidationException;
import software.amazon.awssdk.services.s3.S3Client;

/** Jobs, models and deployments as AWS's own SDK sees them. */
class ControlPlaneSdkTest {

    private static final String BUCKET = BedrockWireServer.BUCKET;
    private static final String NOVA = "amazon.nova-micro-v1:0:128k";

    private final BedrockWireServer server = BedrockWireServer.start();
    private final StaticCredentialsProvider credentials = signing(BedrockWireServer.SECRET_KEY);
    private final BedrockClient bedrock =
            BedrockClient.builder()
                    .region(Region.US_EAST_1)
                    .endpointOverride(server.address())
                    .credentialsProvider(credentials)
                    .build();

    @AfterEach
    void stop() {
        bedrock.close();
        server.close();
    }

    private static StaticCredentialsProvider signing(String secret) {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(BedrockWireServer.ACCESS_KEY, secret));
    }

    private void put(String key) {
        try (var s3 =
                S3Client.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(server.address())
                        .forcePathStyle(true)
                        .credentialsProvider(credentials)
                        .build()) {
            s3.putObject(it -> it.bucket(BUCKET).key(key), RequestBody.fromString("{}"));
        }
    }

    private CreateModelCustomizationJobRequest job(String name) {
        put("train.jsonl");
        return CreateModelCustomizationJobRequest.builder()
                .jobName(name)
                .clientRequestToken("token-" + name)
                .customModelName("model-" + name)
                .roleArn(BedrockWireServer.ROLE)
                .baseModelIdentifier(NOVA)
                .trainingDataConfig(it -> it.s3Uri("s3://" + BUCKET + "/train.jsonl"))
                .outputDataConfig(it -> it.s3Uri("s3://" + BUCKET + "/output/"))
                .build();
    }

    @Test
    void a_token_is_one_job_and_another_request_with_it_a_conflict() {
        var first = bedrock.createModelCustomizationJob(job("one")).jobArn();

        assertThat(bedrock.createModelCustomizationJob(job("one")).jobArn()).isEqualTo(first);
        assertThatThrownBy(
                        () ->
                                bedrock.createModelCustomizationJob(
                                        job("one").toBuilder().customModelName("other").build()))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(
                        () ->
                                bedrock.createModelCustomizationJob(
                                        job("one").toBuilder().clientRequestToken("t2").build()))
                .isInstanceOf(ConflictException.class);
        assertThat(server.jobsByToken()).containsEntry("token-one", 1L).hasSize(1);
    }

    @Test
    void a_job_is_known_by_name_and_arn_and_goes_through_its_stages() {
        var arn = bedrock.createModelCustomizationJob(job("one")).jobArn();
        server.move("one", "training");

        var running = bedrock.getModelCustomizationJob(it -> it.jobIdentifier(arn));
        assertThat(running.status()).isEqualTo(ModelCustomizationJobStatus.IN_PROGRESS);
        assertThat(running.statusDetails().validationDetails().status())
                .isEqualTo(JobStatusDetails.COMPLETED);
        assertThat(running.statusDetails().trainingDetails().status())
                .isEqualTo(JobStatusDetails.IN_PROGRESS);
        assertThat(running.outputModelArn()).isNull();

        server.move("one", "Completed");
        var done = bedrock.getModelCustomizationJob(it -> it.jobIdentifier("one"));
        assertThat(done.status()).isEqualTo(ModelCustomizationJobStatus.COMPLETED);
        assertThat(done.endTime()).isNotNull();
        assertThat(server.objects())
                .anyMatch(it -> it.endsWith("/training_artifacts/step_wise_training_metrics.csv"));
        var model = bedrock.getCustomModel(it -> it.modelIdentifier(done.outputModelArn()));
        assertThat(model.modelStatus()).isEqualTo(ModelStatus.ACTIVE);
        assertThat(bedrock.listCustomModelsPaginator(it -> {}).modelSummaries().stream())
                .hasSize(1);
    }

    @Test
    void jobs_are_listed_filtered_sorted_and_in_pages() {
        for (var name : List.of("one", "two", "twofold", "three")) {
            bedrock.createModelCustomizationJob(job(name));
        }

        var pages =
                bedrock.listModelCustomizationJobsPaginator(
                        it -> it.maxResults(1).nameContains("two").sortOrder(SortOrder.ASCENDING));

        assertThat(pages.stream()).hasSize(2);
        assertThat(pages.modelCustomizationJobSummaries().stream().map(it -> it.jobName()))
                .containsExactly("two", "twofold");
    }

    @Test
    void a_job_stops_once() {
        bedrock.createModelCustomizationJob(job("one"));

        bedrock.stopModelCustomizationJob(it -> it.jobIdentifier("one"));

        assertThat(bedrock.getModelCustomizationJob(it -> it.jobIdentifier("one")).status())
                .isEqualTo(ModelCustomizationJobStatus.STOPPING);
        assertThatThrownBy(() -> bedrock.stopModelCustomizationJob(it -> it.jobIdentifier("one")))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> bedrock.getModelCustomizationJob(it -> it.jobIdentifier("x")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_job_that_cannot_be_is_refused() {
        var changes =
                List.<Consumer<CreateModelCustomizationJobRequest.Builder>>of(
                        it -> it.jobName("under_score"),
                        it -> it.customModelName("two--hyphens"),
                        it -> it.roleArn("arn:aws:iam::999999999999:role/Theirs"),
                        it -> it.trainingDataConfig(of -> of.s3Uri("s3://" + BUCKET + "/none")),
                        it -> it.hyperParameters(java.util.Map.of("batchSize", "8")));
        for (var change : changes) {
            var request = job("bad").toBuilder();
            change.accept(request);
            assertThatThrownBy(() -> bedrock.createModelCustomizationJob(request.build()))
                    .isInstanceOf(ValidationException.class);
        }
        assertThat(server.jobs()).isEmpty();
    }

    private String deployed() {
        bedrock.createModelCustomizationJob(job("one"));
        server.move("one", "Completed");
        var model =
                bedrock.getModelCustomizationJob(it -> it.jobIdentifier("one")).outputModelArn();
        return bedrock.createCustomModelDeployment(
                        it ->
                                it.modelArn(model)
                                        .modelDeploymentName("deployed-one")
                                        .clientRequestToken("token"))
                .customModelDeploymentArn();
    }

    @Test
    void a_model_is_deployed_and_taken_down() {
        var arn = deployed();

        var first = bedrock.getCustomModelDeployment(it -> it.customModelDeploymentIdentifier(arn));
        assertThat(first.status()).isEqualTo(CustomModelDeploymentStatus.CREATING);
        var second =
                bedrock.getCustomModelDeployment(
                        it -> it.customModelDeploymentIdentifier("deployed-one"));
        assertThat(second.status()).isEqualTo(CustomModelDeploymentStatus.ACTIVE);
        assertThat(
                        bedrock
                                .listCustomModelDeploymentsPaginator(it -> {})
                                .modelDeploymentSummaries()
                                .stream())
                .hasSize(1);
        assertThatThrownBy(
                        () -> bedrock.deleteCustomModel(it -> it.modelIdentifier(first.modelArn())))
                .isInstanceOf(ConflictException.class);
        bedrock.deleteCustomModelDeployment(it -> it.customModelDeploymentIdentifier(arn));
        bedrock.deleteCustomModel(it -> it.modelIdentifier(first.modelArn()));
        assertThatThrownBy(() -> bedrock.getCustomModel(it -> it.modelIdentifier(first.modelArn())))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_bearer_key_does_instead_of_a_signature() {
        try (var bearing = bearing(BedrockWireServer.API_KEY)) {
            assertThat(
                            bearing.listModelCustomizationJobs(it -> {})
                                    .modelCustomizationJobSummaries())
                    .isEmpty();
        }
        try (var bearing = bearing("another")) {
            assertThatThrownBy(() -> bearing.listModelCustomizationJobs(it -> {}))
                    .isInstanceOfSatisfying(
                            BedrockException.class,
                            it -> assertThat(it.statusCode()).isEqualTo(403));
        }
    }

    private BedrockClient bearing(String key) {
        return BedrockClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(server.address())
                .tokenProvider(StaticTokenProvider.create(() -> key))
                .authSchemeProvider(
                        BedrockAuthSchemeProvider.defaultProvider(List.of("httpBearerAuth")))
                .build();
    }
}
