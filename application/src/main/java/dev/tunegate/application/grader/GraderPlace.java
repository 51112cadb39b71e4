package dev.tunegate.application.grader;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderChoice;
import java.util.Optional;

/**
 * Where a caller wants a program to run, as far as they said so.
 *
 * @param model a model whose provider is to do it
 */
public record GraderPlace(ProviderChoice choice, Optional<ModelName> model) {

    public static final GraderPlace ANYWHERE =
            new GraderPlace(ProviderChoice.NONE, Optional.empty());
}
