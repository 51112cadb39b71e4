package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.PublicWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Bedrock's model customization jobs. Our job's id is in the run's name and is its request token:
 * Bedrock itself sees to it that one token is one job (API reference, {@code clientRequestToken},
 * seen 2026-11-21).
 */
final class BedrockFineTuning implements FineTuningProvider {

    private final Bedrock bedrock;
    private final BedrockRuns runs;

    BedrockFineTuning(Bedrock bedrock) {
        this.bedrock = bedrock;
        this.runs = new BedrockRuns(bedrock);
    }

    @Override
    public ProviderId provider() {
        return BedrockWords.BEDROCK;
    }

    @Override
    public TrainingTerms terms(ModelDeployment at) {
        return BedrockTerms.training(at);
    }

    @Override
    public ProviderJob start(ModelDeployment at, RunOrder order) {
        var request = StartRequest.of(at, order);
        var asked = Asked.creating("bedrock:CreateModelCustomizationJob", text(at, order));
        try {
            var arn =
                    bedrock.failures()
                            .ask(
                                    asked,
                                    () ->
                                            bedrock.clients(at)
                                                    .creating()
                                                    .createModelCustomizationJob(request))
                            .jobArn();
            if (arn == null || arn.isBlank()) {
                throw new Unclear("Bedrock's answer cannot be understood.", null);
            }
            return RunReading.begun(arn);
        } catch (Rejected refused) {
            return conflicting(at, order, refused).orElseThrow(() -> refused);
        }
    }

    /** The run is there already, made by the same token: that is the one. */
    private Optional<ProviderJob> conflicting(
            ModelDeployment at, RunOrder order, Rejected refused) {
        return refused.status() == 409 ? runs.find(at, order) : Optional.empty();
    }

    @Override
    public Optional<ProviderJob> find(ModelDeployment at, RunOrder order) {
        return runs.find(at, order);
    }

    @Override
    public Optional<ProviderJob> look(ModelDeployment at, ProviderJobId run) {
        return runs.look(at, run.value());
    }

    @Override
    public ProviderJob cancel(ModelDeployment at, ProviderJobId run) {
        var asked = Asked.repeatable(BedrockAccount.of(at), "bedrock:StopModelCustomizationJob");
        try {
            bedrock.failures()
                    .ask(
                            asked,
                            () ->
                                    bedrock.clients(at)
                                            .bedrock()
                                            .stopModelCustomizationJob(
                                                    it -> it.jobIdentifier(run.value())));
        } catch (Rejected refused) {
            return look(at, run).filter(it -> it.status().isFinal()).orElseThrow(() -> refused);
        }
        return look(at, run).orElseThrow(() -> gone());
    }

    private static Rejected gone() {
        return new Rejected(404, null, "not_found", "Bedrock does not know the job any more.");
    }

    @Override
    public List<MarkedRun> marked(ModelDeployment at, Instant since) {
        return runs.marked(at, since);
    }

    @Override
    public Optional<Events> events(ModelDeployment at) {
        return Optional.of(new BedrockEvents(bedrock, runs));
    }

    @Override
    public Optional<Results> results(ModelDeployment at) {
        return Optional.of(new BedrockResults(bedrock));
    }

    @Override
    public Optional<Hosting> hosting(ModelDeployment at) {
        return at.option(BedrockWords.ON_DEMAND).filter("false"::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new BedrockHosting(bedrock));
    }

    /** Knows our names of all that an order speaks of. */
    private static PublicWords text(ModelDeployment at, RunOrder order) {
        var request = order.request();
        var job = order.job().value();
        var training = request.files().training().value();
        return BedrockAccount.of(at)
                .words()
                .and(order.files().training().value(), training)
                .and(training, training)
                .and(RunNames.job(order), job)
                .and(job, job)
                .and(at.target().model(), request.model().value());
    }
}
