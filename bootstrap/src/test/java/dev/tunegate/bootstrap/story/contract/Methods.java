package dev.tunegate.bootstrap.story.contract;

import com.openai.core.JsonValue;
import com.openai.models.finetuning.jobs.JobCreateParams;
import com.openai.models.finetuning.jobs.JobCreateParams.Hyperparameters;
import com.openai.models.finetuning.jobs.JobCreateParams.Method;
import com.openai.models.finetuning.methods.DpoHyperparameters;
import com.openai.models.finetuning.methods.DpoMethod;
import com.openai.models.finetuning.methods.ReinforcementHyperparameters;
import com.openai.models.finetuning.methods.ReinforcementMethod;
import com.openai.models.finetuning.methods.SupervisedHyperparameters;
import com.openai.models.finetuning.methods.SupervisedMethod;
import com.openai.models.graders.gradermodels.StringCheckGrader;
import java.util.Map;

/** Methods of training with all that can be set of them. */
@SuppressWarnings("deprecation")
final class Methods {

    private Methods() {}

    static Method supervised() {
        var settings =
                SupervisedHyperparameters.builder()
                        .nEpochs(2)
                        .batchSizeAuto()
                        .learningRateMultiplier(0.5)
                        .build();
        return Method.builder()
                .type(Method.Type.SUPERVISED)
                .supervised(SupervisedMethod.builder().hyperparameters(settings).build())
                .build();
    }

    static Method dpo() {
        var settings =
                DpoHyperparameters.builder()
                        .beta(0.2)
                        .nEpochs(1)
                        .batchSize(2)
                        .learningRateMultiplierAuto()
                        .build();
        return Method.builder()
                .type(Method.Type.DPO)
                .dpo(DpoMethod.builder().hyperparameters(settings).build())
                .build();
    }

    static Method bareDpo() {
        return Method.builder().type(Method.Type.DPO).build();
    }

    static Method reinforcement() {
        var settings =
                ReinforcementHyperparameters.builder()
                        .nEpochsAuto()
                        .batchSize(4)
                        .learningRateMultiplier(1.5)
                        .reasoningEffort(ReinforcementHyperparameters.ReasoningEffort.LOW)
                        .computeMultiplier(0.5)
                        .evalInterval(2)
                        .evalSamples(3)
                        .build();
        var grader =
                StringCheckGrader.builder()
                        .name("same")
                        .input("{{sample.output_text}}")
                        .reference("{{item.reference}}")
                        .operation(StringCheckGrader.Operation.EQ)
                        .build();
        return Method.builder()
                .type(Method.Type.REINFORCEMENT)
                .reinforcement(
                        ReinforcementMethod.builder()
                                .grader(grader)
                                .hyperparameters(settings)
                                .putAdditionalProperty("response_format", shape())
                                .build())
                .build();
    }

    private static JsonValue shape() {
        var schema = Map.of("type", "object", "properties", Map.of());
        return JsonValue.from(
                Map.of(
                        "type",
                        "json_schema",
                        "json_schema",
                        Map.of("name", "x", "schema", schema)));
    }

    /** As it was said before there were methods. */
    static JobCreateParams.Hyperparameters older() {
        return Hyperparameters.builder()
                .nEpochs(2)
                .batchSizeAuto()
                .learningRateMultiplier(0.5)
                .build();
    }

    static JobCreateParams.Hyperparameters tooLong() {
        return Hyperparameters.builder().nEpochs(51).build();
    }
}
