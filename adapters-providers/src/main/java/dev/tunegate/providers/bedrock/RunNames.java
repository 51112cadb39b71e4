package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.RunOrder;
import java.util.Optional;

/**
 * The names that a run and its model have at Bedrock. Both end in our job's id or a part of it: so
 * a run is known again, and no two models share a name.
 */
final class RunNames {

    static final String MARK = "ftjob-";

    /** Names have at most 63 characters; service model 'bedrock', seen 2026-11-21. */
    private static final int MOST = 63;

    private static final int SHORT_ID = 12;

    private RunNames() {}

    /** {@code jobName}: our job's id, behind the name that the caller gave where one may. */
    static String job(RunOrder order) {
        var id = order.job().value();
        var wished = order.request().options().extensions().get(BedrockTerms.JOB_NAME);
        var start = wished == null ? "" : plain(wished, MOST - id.length() - 1);
        return start.isEmpty() ? id : start + "-" + id;
    }

    /** The job whose marker the name carries at its end. */
    static Optional<JobId> marker(String jobName) {
        int start = jobName.lastIndexOf(MARK);
        if (start < 0 || (start > 0 && jobName.charAt(start - 1) != '-')) {
            return Optional.empty();
        }
        var id = jobName.substring(start);
        return id.matches(MARK + "[A-Za-z0-9]+") ? Optional.of(new JobId(id)) : Optional.empty();
    }

    /** {@code customModelName}: the suffix as far as it may stand there, and a part of the id. */
    static String model(RunOrder order) {
        var id = order.job().value();
        var unique = plain(id.substring(Math.max(0, id.length() - SHORT_ID)), SHORT_ID);
        var suffix = plain(order.request().options().suffix().orElse(""), MOST - SHORT_ID - 1);
        return (suffix.isEmpty() ? "tunegate" : suffix) + "-" + unique;
    }

    /** Letters and digits, parted by single hyphens. */
    private static String plain(String text, int most) {
        var words = text.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.substring(0, Math.min(words.length(), most)).replaceAll("-$", "");
    }
}
