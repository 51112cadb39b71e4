package dev.tunegate.application.catalog;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.words.ModelRules;
import java.util.Optional;

/** Takes callers' words for ids of deployments. */
final class ModelIds {

    private static final int SHOWN = 100;

    private ModelIds() {}

    /** Empty if it cannot be one's own id. */
    static Optional<DeploymentId> of(String text) {
        return ModelRules.isId(text, _ -> {})
                ? Optional.of(new DeploymentId(text))
                : Optional.empty();
    }

    /** As much of it as a sentence can hold. */
    static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
