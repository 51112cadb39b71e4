package dev.tunegate.providers.bedrock;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells which parameter of a caller Bedrock complains about, where it names one of its own. */
final class ParamWords {

    private static final Map<String, String> OURS = ours();

    private ParamWords() {}

    private static Map<String, String> ours() {
        var words = new LinkedHashMap<String, String>();
        words.put("validationData", "validation_file");
        words.put("trainingData", "training_file");
        words.put("epochCount", "method.supervised.hyperparameters.n_epochs");
        words.put("batchSize", "method.supervised.hyperparameters.batch_size");
        words.put("learningRateWarmupSteps", "provider_options.warmup_steps");
        words.put("learningRate", "method.supervised.hyperparameters.learning_rate_multiplier");
        words.put("customModelName", "suffix");
        words.put("baseModelIdentifier", "model");
        words.put("temperature", "temperature");
        words.put("topP", "top_p");
        words.put("maxTokens", "max_tokens");
        words.put("stopSequences", "stop");
        words.put("toolConfig", "tools");
        words.put("messages", "messages");
        return words;
    }

    static @Nullable String of(String message) {
        for (var word : OURS.entrySet()) {
            if (message.contains(word.getKey())) {
                return word.getValue();
            }
        }
        return null;
    }
}
