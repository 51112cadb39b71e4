package dev.tunegate.domain.finetuning;

import java.util.List;
import java.util.Optional;

/**
 * Where a job's metrics are to be reported besides here: a project at Weights & Biases. A job takes
 * at most 5, each at most 50 tags of at most 64 characters (OpenAI API description 2.3.0).
 *
 * @param run the run that the gateway itself keeps there; empty where the provider does
 */
public record WandbIntegration(
        String project,
        Optional<String> name,
        Optional<String> entity,
        List<String> tags,
        Optional<TrackedRunId> run) {

    public WandbIntegration {
        tags = List.copyOf(tags);
    }

    /** As a caller asks for it. */
    public WandbIntegration(
            String project, Optional<String> name, Optional<String> entity, List<String> tags) {
        this(project, name, entity, tags, Optional.empty());
    }

    /** The same, kept by the gateway in that run. */
    public WandbIntegration keptIn(TrackedRunId other) {
        return new WandbIntegration(project, name, entity, tags, Optional.of(other));
    }
}
