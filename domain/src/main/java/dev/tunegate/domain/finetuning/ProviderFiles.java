package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.file.ProviderFileId;
import java.util.Optional;

/** The copies that a provider's run learns from, in the provider's names. */
public record ProviderFiles(ProviderFileId training, Optional<ProviderFileId> validation) {}
