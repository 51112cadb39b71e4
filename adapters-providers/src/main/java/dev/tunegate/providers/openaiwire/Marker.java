package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.finetuning.JobId;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The mark that a run carries in its metadata: our job's id. */
final class Marker {

    static final String KEY = "tunegate_job";

    private Marker() {}

    static Optional<JobId> of(JsonNode run) {
        return Lenient.text(run.path("metadata"), KEY).flatMap(Marker::job);
    }

    private static Optional<JobId> job(String value) {
        try {
            return Optional.of(new JobId(value));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
