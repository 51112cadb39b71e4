package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.ModelDeployment;

/**
 * A deployment and where it stands.
 *
 * @param place its entry of {@code model_list}
 * @param params the entry's {@code litellm_params}
 */
record ConfiguredDeployment(Place place, Section params, ModelDeployment deployment) {}
