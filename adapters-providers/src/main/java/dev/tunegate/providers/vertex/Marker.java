package dev.tunegate.providers.vertex;

import dev.tunegate.domain.finetuning.JobId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The mark that a run carries in its labels: our job's id. Labels know no capitals, so its bytes
 * are written as one number in base 36. The labels go on to the tuned model and its endpoints.
 */
final class Marker {

    static final String KEY = "tunegate_job";

    /** Labels have at most 63 characters (Google Cloud, labels overview, seen 2026-11-21). */
    private static final int LONGEST = 63;

    private static final int BASE = Character.MAX_RADIX;

    private Marker() {}

    static String of(JobId job) {
        var label = new BigInteger(1, job.value().getBytes(StandardCharsets.US_ASCII));
        var text = label.toString(BASE);
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("too long for a label: " + job);
        }
        return text;
    }

    static Optional<JobId> of(JsonNode run) {
        return Lenient.text(run.path("labels"), KEY)
                .filter(it -> it.length() <= LONGEST && it.matches("[0-9a-z]+"))
                .flatMap(Marker::job);
    }

    private static Optional<JobId> job(String label) {
        var bytes = new BigInteger(label.toLowerCase(Locale.ROOT), BASE).toByteArray();
        try {
            return Optional.of(new JobId(new String(bytes, StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
