package dev.tunegate.domain.inference;

import dev.tunegate.domain.catalog.ModelName;

/**
 * One chat request on its way to a provider.
 *
 * @param asked the public name, which the answer must bear
 * @param providerModel the name that the provider must read instead
 */
public record ChatCall(ModelName asked, String providerModel, ChatBody body) {}
