package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.RunOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.bedrock.model.CreateModelCustomizationJobRequest;
import software.amazon.awssdk.services.bedrock.model.CustomizationType;
import software.amazon.awssdk.services.bedrock.model.Validator;

/**
 * The request that starts a run. It depends on nothing but the order: sent twice, it is the same.
 */
final class StartRequest {

    private StartRequest() {}

    static CreateModelCustomizationJobRequest of(ModelDeployment at, RunOrder order) {
        var account = BedrockAccount.of(at);
        var request =
                CreateModelCustomizationJobRequest.builder()
                        .jobName(RunNames.job(order))
                        .customModelName(RunNames.model(order))
                        .clientRequestToken(order.job().value())
                        .roleArn(allowed(at, order, BedrockTerms.ROLE).orElseGet(account::role))
                        .baseModelIdentifier(at.target().model())
                        .customizationType(CustomizationType.FINE_TUNING)
                        .hyperParameters(hyperparameters(ModelFamily.of(at), order))
                        .trainingDataConfig(it -> it.s3Uri(order.files().training().value()))
                        .outputDataConfig(it -> it.s3Uri(output(at, order)));
        order.files()
                .validation()
                .map(it -> Validator.builder().s3Uri(it.value()).build())
                .ifPresent(file -> request.validationDataConfig(it -> it.validators(file)));
        return request.build();
    }

    private static String output(ModelDeployment at, RunOrder order) {
        return allowed(at, order, BedrockTerms.OUTPUT)
                .orElseGet(() -> BedrockAccount.of(at).output(order.job().value()).uri() + "/");
    }

    /** What the caller set, where it still is the caller's to set. */
    private static Optional<String> allowed(ModelDeployment at, RunOrder order, String name) {
        return Optional.ofNullable(order.request().options().extensions().get(name))
                .filter(_ -> BedrockTerms.allowed(at).contains(name));
    }

    /** Bedrock takes them as texts; what was left open is left out. */
    private static Map<String, String> hyperparameters(ModelFamily family, RunOrder order) {
        var wished = order.request().method().hyperparameters();
        var told = new LinkedHashMap<String, String>();
        wished.epochs().ifPresent(it -> told.put(Dials.EPOCHS, it.toString()));
        wished.batchSize().ifPresent(it -> told.put(Dials.BATCH, it.toString()));
        wished.learningRateMultiplier()
                .ifPresent(
                        multiplier ->
                                family.dials()
                                        .map(Dials::rate)
                                        .ifPresent(
                                                it ->
                                                        told.put(
                                                                it.name(),
                                                                it.of(multiplier)
                                                                        .toPlainString())));
        Optional.ofNullable(order.request().options().extensions().get(BedrockTerms.WARMUP))
                .ifPresent(it -> told.put(Dials.WARMUP, it));
        return told;
    }
}
