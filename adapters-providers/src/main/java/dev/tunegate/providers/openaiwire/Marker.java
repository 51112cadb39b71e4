package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.finetuning.JobId;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The mark that a run carries: our job's id, in its metadata or, at hosts that keep none, at the
 * end of its suffix.
 */
final class Marker {

    static final String KEY = "tunegate_job";

    private static final String JOB = "ftjob-";

    private Marker() {}

    static Optional<JobId> of(JsonNode run) {
        return Lenient.text(run.path("metadata"), KEY)
                .flatMap(Marker::job)
                .or(() -> suffix(run).flatMap(Marker::inSuffix));
    }

    /** The suffix that a run was ordered with, as far as the host tells it. */
    static Optional<String> suffix(JsonNode run) {
        return Lenient.text(run, "suffix").or(() -> Lenient.text(run, "user_provided_suffix"));
    }

    private static Optional<JobId> inSuffix(String suffix) {
        int start = suffix.lastIndexOf(JOB);
        return start < 0 ? Optional.empty() : job(suffix.substring(start));
    }

    private static Optional<JobId> job(String value) {
        try {
            return Optional.of(new JobId(value));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
