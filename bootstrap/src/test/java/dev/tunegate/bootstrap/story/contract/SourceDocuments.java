package dev.tunegate.bootstrap.story.contract;

import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.util.List;

/** The models that the source documents name, as an administrator would set them up. */
final class SourceDocuments {

    static final List<String> MODELS =
            List.of(
                    "gpt-4.1-openai",
                    "gpt-35-turbo-1106",
                    "gpt-4o-mini",
                    "gpt-4o-mini-2024-07-18",
                    "gpt-3.5-turbo");

    private SourceDocuments() {}

    static String models(OpenAiWireServer openai, OpenAiWireServer azure) {
        return """
          - model_name: gpt-4.1-openai
            litellm_params: {model: openai/gpt-4.1, api_key: KEY, api_base: "OPENAI"}
            model_info: {supported_endpoints: ["/chat/completions", "/fine_tuning"]}
          - model_name: gpt-4o-mini
            litellm_params: {model: openai/gpt-4o-mini-2024-07-18, api_key: KEY, api_base: "OPENAI"}
            model_info: {supported_endpoints: ["/fine_tuning"]}
          - model_name: gpt-4o-mini-2024-07-18
            litellm_params: {model: openai/gpt-4o-mini-2024-07-18, api_key: KEY, api_base: "OPENAI"}
            model_info: {supported_endpoints: ["/chat/completions", "/fine_tuning"]}
          - model_name: gpt-3.5-turbo
            litellm_params: {model: simulator/tiny, duration: 3s}
            model_info: {supported_endpoints: ["/chat/completions", "/fine_tuning"]}
          - model_name: gpt-35-turbo-1106
            litellm_params:
              model: azure/gpt-35-turbo-1106
              api_base: "AZURE"
              api_key: KEY
              api_version: "2024-10-21"
            model_info: {supported_endpoints: ["/fine_tuning"]}
        """
                .replace("KEY", OpenAiWireServer.KEY)
                .replace("OPENAI", openai.address().toString())
                .replace("AZURE", azure.address().toString());
    }
}
