package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider.MarkedRun;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.RunOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.bedrock.model.GetModelCustomizationJobResponse;
import software.amazon.awssdk.services.bedrock.model.ListModelCustomizationJobsRequest;
import software.amazon.awssdk.services.bedrock.model.ModelCustomizationJobSummary;
import software.amazon.awssdk.services.bedrock.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrock.model.SortJobsBy;
import software.amazon.awssdk.services.bedrock.model.SortOrder;

/** Looks at runs, and finds them by their marker. */
final class BedrockRuns {

    private static final int PAGE = 1000;

    /** Far more than an account may have under way; it only bounds the search. */
    private static final int MOST = 50_000;

    private final Bedrock bedrock;

    BedrockRuns(Bedrock bedrock) {
        this.bedrock = bedrock;
    }

    /** The run as Bedrock describes it; empty if it does not know it. */
    Optional<GetModelCustomizationJobResponse> described(ModelDeployment at, String nameOrArn) {
        return bedrock.failures()
                .ask(
                        Asked.repeatable(BedrockAccount.of(at), "bedrock:GetModelCustomizationJob"),
                        () -> {
                            try {
                                return Optional.of(
                                        bedrock.clients(at)
                                                .bedrock()
                                                .getModelCustomizationJob(
                                                        it -> it.jobIdentifier(nameOrArn)));
                            } catch (ResourceNotFoundException _) {
                                return Optional.empty();
                            }
                        });
    }

    Optional<ProviderJob> look(ModelDeployment at, String nameOrArn) {
        return described(at, nameOrArn)
                .map(it -> RunReading.job(it, ModelFamily.of(at), BedrockAccount.of(at).words()));
    }

    /** By its name; and if it goes by another one, by the marker in it. */
    Optional<ProviderJob> find(ModelDeployment at, RunOrder order) {
        var id = order.job().value();
        return look(at, RunNames.job(order))
                .or(
                        () ->
                                listed(at, request().nameContains(id).build()).stream()
                                        .filter(
                                                it ->
                                                        RunNames.marker(it.jobName())
                                                                .filter(order.job()::equals)
                                                                .isPresent())
                                        .map(RunReading::job)
                                        .findFirst());
    }

    List<MarkedRun> marked(ModelDeployment at, Instant since) {
        var request = request().nameContains(RunNames.MARK).creationTimeAfter(since).build();
        return listed(at, request).stream()
                .filter(it -> !it.creationTime().isBefore(since))
                .flatMap(BedrockRuns::marked)
                .toList();
    }

    private static Stream<MarkedRun> marked(ModelCustomizationJobSummary job) {
        return RunNames.marker(job.jobName()).stream()
                .map(it -> new MarkedRun(it, RunReading.job(job)));
    }

    private static ListModelCustomizationJobsRequest.Builder request() {
        return ListModelCustomizationJobsRequest.builder()
                .sortBy(SortJobsBy.CREATION_TIME)
                .sortOrder(SortOrder.ASCENDING)
                .maxResults(PAGE);
    }

    private List<ModelCustomizationJobSummary> listed(
            ModelDeployment at, ListModelCustomizationJobsRequest request) {
        return bedrock.failures()
                .ask(
                        Asked.repeatable(
                                BedrockAccount.of(at), "bedrock:ListModelCustomizationJobs"),
                        () ->
                                bedrock
                                        .clients(at)
                                        .bedrock()
                                        .listModelCustomizationJobsPaginator(request)
                                        .modelCustomizationJobSummaries()
                                        .stream()
                                        .limit(MOST)
                                        .toList());
    }
}
