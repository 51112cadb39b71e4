package dev.tunegate.providers.vertex;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names a field of Google's in the words of the request that our caller sent. */
final class ParamNames {

    private static final Map<String, String> OTHERS =
            Map.ofEntries(
                    Map.entry("base_model", "model"),
                    Map.entry("tuned_model_name", "model"),
                    Map.entry("training_dataset_uri", "training_file"),
                    Map.entry("validation_dataset_uri", "validation_file"),
                    Map.entry("tuned_model_display_name", "suffix"),
                    Map.entry("adapter_size", "provider_options.adapter_size"),
                    Map.entry(
                            "export_last_checkpoint_only",
                            "provider_options.export_last_checkpoint_only"),
                    Map.entry("contents", "messages"),
                    Map.entry("system_instruction", "messages"),
                    Map.entry("tools", "tools"),
                    Map.entry("function_declarations", "tools"),
                    Map.entry("tool_config", "tool_choice"),
                    Map.entry("temperature", "temperature"),
                    Map.entry("top_p", "top_p"),
                    Map.entry("max_output_tokens", "max_completion_tokens"),
                    Map.entry("stop_sequences", "stop"),
                    Map.entry("candidate_count", "n"),
                    Map.entry("seed", "seed"),
                    Map.entry("presence_penalty", "presence_penalty"),
                    Map.entry("frequency_penalty", "frequency_penalty"),
                    Map.entry("logprobs", "top_logprobs"),
                    Map.entry("response_logprobs", "logprobs"),
                    Map.entry("response_json_schema", "response_format"),
                    Map.entry("response_mime_type", "response_format"));

    private static final Map<String, String> HYPERPARAMETERS =
            Map.of(
                    "epoch_count",
                    "n_epochs",
                    "learning_rate_multiplier",
                    "learning_rate_multiplier",
                    "beta",
                    "beta");

    private ParamNames() {}

    /**
     * @param field such as {@code tuning_job.supervised_tuning_spec.hyper_parameters.epoch_count},
     *     in either spelling
     */
    static Optional<String> ours(String field) {
        var path = snake(field).split("\\.");
        for (int i = path.length - 1; i >= 0; i--) {
            var name = path[i].replaceAll("\\[.*$", "");
            var hyperparameter = HYPERPARAMETERS.get(name);
            if (hyperparameter != null) {
                var method = snake(field).contains("preference") ? "dpo" : "supervised";
                return Optional.of("method." + method + ".hyperparameters." + hyperparameter);
            }
            if (OTHERS.containsKey(name)) {
                return Optional.ofNullable(OTHERS.get(name));
            }
        }
        return Optional.empty();
    }

    private static String snake(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
