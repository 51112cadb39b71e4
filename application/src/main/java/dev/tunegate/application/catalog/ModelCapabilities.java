package dev.tunegate.application.catalog;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.Capabilities;
import dev.tunegate.domain.provider.ProviderId;

/**
 * What can be done with one model at one provider.
 *
 * @param model the public name, or the provider's own where the model is not configured
 * @param configured whether callers can have it trained under this name
 */
public record ModelCapabilities(
        ModelName model, ProviderId provider, boolean configured, Capabilities capabilities) {}
