package dev.tunegate.domain.inference;

import dev.tunegate.domain.catalog.ModelName;

/**
 * One request on its way to a provider's model.
 *
 * @param asked the public name, which the answer must bear
 * @param providerModel the name that the provider must read instead
 */
public record ModelCall(ModelName asked, String providerModel, CallBody body) {}
