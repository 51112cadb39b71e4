package dev.tunegate.domain.finetuning;

import java.util.List;
import java.util.Optional;

/**
 * Where a job's metrics are to be reported besides here: a project at Weights & Biases. A job takes
 * at most 5, each at most 50 tags of at most 64 characters (OpenAI API description 2.3.0).
 */
public record WandbIntegration(
        String project, Optional<String> name, Optional<String> entity, List<String> tags) {

    public WandbIntegration {
        tags = List.copyOf(tags);
    }
}
