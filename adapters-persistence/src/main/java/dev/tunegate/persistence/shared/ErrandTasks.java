package dev.tunegate.persistence.shared;

import dev.tunegate.domain.shared.Errand;
import java.util.Locale;

/** How errands are called among the scheduled tasks. */
public final class ErrandTasks {

    private ErrandTasks() {}

    /** {@code FOLLOW_JOB} is the task {@code follow-job}. */
    public static String nameOf(Errand errand) {
        return errand.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
