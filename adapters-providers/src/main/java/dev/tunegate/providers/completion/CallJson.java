package dev.tunegate.providers.completion;

import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.io.InputStream;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bodies of calls whose every member must be understood, as trees. */
public final class CallJson {

    /** A megabyte of brackets would otherwise become a hundred megabytes of nodes. */
    private static final int MOST_TOKENS = 500_000;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxTokenCount(MOST_TOKENS)
                                                    .build())
                                    .build())
                    .build();

    private CallJson() {}

    /**
     * @throws Rejected if there are too many values, or they stand too deep in each other
     * @throws tools.jackson.core.JacksonException if it is no JSON, or cannot be read
     */
    public static JsonNode read(InputStream body) {
        try {
            return JSON.readTree(body);
        } catch (StreamConstraintsException _) {
            throw new Rejected(
                    413,
                    null,
                    "request_too_large",
                    "The request holds too many values, or is nested too deeply.");
        }
    }
}
