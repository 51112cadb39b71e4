package dev.tunegate.application.finetuning;

import dev.tunegate.domain.finetuning.PollingPlan;
import java.time.Duration;

/**
 * How long is waited for what, on a job's way to its provider.
 *
 * @param createWait how long a create request waits for the provider's answer
 * @param patience how long one attempt may go unanswered before its run is looked for; longer than
 *     any call to a provider lasts
 * @param horizon how long after an attempt its run may still turn up; only then is it sent again
 * @param polling how often a provider is asked about a run
 */
public record SubmissionTiming(
        Duration createWait, Duration patience, Duration horizon, PollingPlan polling) {

    public static final SubmissionTiming DEFAULT =
            new SubmissionTiming(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(150),
                    Duration.ofMinutes(10),
                    new PollingPlan(Duration.ofSeconds(2), Duration.ofMinutes(2)));
}
