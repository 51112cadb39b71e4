package dev.tunegate.domain.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The ids of deployments that serve one model out of many: they hold the model's name, so that they
 * are the same ones whenever they are asked for.
 */
final class DerivedId {

    private static final char BETWEEN = '~';

    private DerivedId() {}

    /** The id for this model; what serves many is told by what stands before the name. */
    static DeploymentId of(DeploymentId many, ModelName model) {
        var name = model.value().getBytes(StandardCharsets.UTF_8);
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(name);
        return new DeploymentId(base(many).orElse(many).value() + BETWEEN + encoded);
    }

    static boolean isDerived(DeploymentId id) {
        return id.value().indexOf(BETWEEN) >= 0;
    }

    /** What serves many, of which this is one; empty if it is none of many. */
    static Optional<DeploymentId> base(DeploymentId id) {
        int between = id.value().indexOf(BETWEEN);
        return between < 0
                ? Optional.empty()
                : Optional.of(new DeploymentId(id.value().substring(0, between)));
    }

    /** The model in the id; empty if there is none, or nothing that could be one's name. */
    static Optional<ModelName> model(DeploymentId id) {
        try {
            var encoded = id.value().substring(id.value().indexOf(BETWEEN) + 1);
            var name = Base64.getUrlDecoder().decode(encoded);
            return isDerived(id)
                    ? Optional.of(new ModelName(new String(name, StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
