package dev.tunegate.domain.catalog;

import java.util.Arrays;
import java.util.Optional;

/** What a deployment may be used for, in the words of {@code supported_endpoints}. */
public enum Endpoint {
    CHAT_COMPLETIONS("/chat/completions"),
    FINE_TUNING("/fine_tuning");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    /** The endpoint with this path, with or without {@code /v1} and {@code /jobs} around it. */
    public static Optional<Endpoint> named(String path) {
        var plain =
                path.replaceFirst("^/v1/", "/").replaceFirst("^/fine_tuning/jobs$", "/fine_tuning");
        return Arrays.stream(values()).filter(it -> it.path.equals(plain)).findFirst();
    }
}
