package dev.tunegate.domain.catalog;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a deployment may be used for, in the words of {@code supported_endpoints}. */
public enum Endpoint {
    CHAT_COMPLETIONS("/chat/completions"),
    COMPLETIONS("/completions"),
    EMBEDDINGS("/embeddings"),
    FINE_TUNING("/fine_tuning");

    /**
     * What a deployment is for whose configuration does not say: to be asked, not to be trained.
     */
    public static final Set<Endpoint> UNLESS_SAID =
            Set.of(CHAT_COMPLETIONS, COMPLETIONS, EMBEDDINGS);

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    /** All paths, for sentences. */
    public static String paths() {
        return Arrays.stream(values()).map(Endpoint::path).collect(Collectors.joining(", "));
    }

    /** The endpoint with this path, with or without {@code /v1} and {@code /jobs} around it. */
    public static Optional<Endpoint> named(String path) {
        var plain =
                path.replaceFirst("^/v1/", "/").replaceFirst("^/fine_tuning/jobs$", "/fine_tuning");
        return Arrays.stream(values()).filter(it -> it.path.equals(plain)).findFirst();
    }
}
