package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Objects;

/** Reads texts as configurations, with the stand-ins among the providers. */
final class Reader {

    static final String MODEL =
            """
            model_list:
              - model_name: m
                litellm_params: {model: simulator/x}
            """;

    private Reader() {}

    static GatewayConfiguration read(String text) {
        return read(text, Map.of());
    }

    static GatewayConfiguration read(String text, Map<String, String> environment) {
        return new ConfigurationReader(environment, StandIn.all()).read("t.yaml", text);
    }

    /** What a text that cannot be used is refused with. */
    static String refusal(String text) {
        return refusal(text, Map.of());
    }

    static GatewayConfiguration read(String text, KeptCredentials kept) {
        return new ConfigurationReader(Map.of(), StandIn.all()).read("t.yaml", text, kept);
    }

    static String refusal(String text, KeptCredentials kept) {
        return Objects.requireNonNull(
                        catchThrowableOfType(BadConfiguration.class, () -> read(text, kept)))
                .sentence();
    }

    static String refusal(String text, Map<String, String> environment) {
        return Objects.requireNonNull(
                        catchThrowableOfType(BadConfiguration.class, () -> read(text, environment)))
                .sentence();
    }
}
