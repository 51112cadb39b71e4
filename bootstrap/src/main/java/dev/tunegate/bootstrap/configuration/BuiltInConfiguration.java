package dev.tunegate.bootstrap.configuration;

import java.util.Map;

/** What the gateway serves where nobody has told it anything: one simulated model. */
public final class BuiltInConfiguration {

    public static final String MODEL = "demo-model";

    static final String ORIGIN = "the built-in configuration (there is no tunegate.yaml)";

    static final String TEXT =
            """
            model_list:
              - model_name: %s
                litellm_params:
                  model: simulator/demo
                  duration: 30s
                model_info:
                  id: demo
                  supported_endpoints: [/chat/completions, /completions, /embeddings, /fine_tuning]
            """
                    .formatted(MODEL);

    private BuiltInConfiguration() {}

    static GatewayConfiguration read() {
        return new ConfigurationReader(Map.of()).read(ORIGIN, TEXT);
    }
}
