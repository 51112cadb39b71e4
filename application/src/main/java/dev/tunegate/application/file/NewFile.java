package dev.tunegate.application.file;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderChoice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a caller says of the file that was sent.
 *
 * @param purpose OpenAI's word
 * @param targets the models whose deployments are all to hold a copy; may be none
 * @param choice which of those deployments, as far as the caller said so
 * @param lifetime from now until it is deleted; empty means for ever
 */
public record NewFile(
        String filename,
        String purpose,
        List<ModelName> targets,
        ProviderChoice choice,
        Optional<Duration> lifetime) {

    public NewFile {
        targets = List.copyOf(targets);
    }
}
