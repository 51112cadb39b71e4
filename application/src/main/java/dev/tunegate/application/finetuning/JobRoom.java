package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.shared.Refusal;
import java.util.Optional;

/** Sees to it that nobody has more jobs under way than they, their team or organization may. */
@Step
public final class JobRoom {

    private final FineTuningJobs jobs;

    public JobRoom(FineTuningJobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Keeps a place free until the transaction ends, in which a job takes it. The quotas come in
     * one order for everybody, so that nobody waits in a circle.
     *
     * @throws Refusal.LimitReached if there is none
     */
    void claim(Caller caller) {
        for (var quota : caller.quotas()) {
            var limit = quota.limits().runningJobs();
            if (limit.isPresent() && jobs.unfinishedUnder(quota) >= limit.get()) {
                throw reached(quota, limit.get());
            }
        }
    }

    private static Refusal reached(Quota quota, long limit) {
        return new Refusal.LimitReached(
                "running_jobs_limit_reached",
                "The "
                        + quota.kind().word()
                        + " may have "
                        + limit
                        + " jobs under way at a time. Wait until one has ended, or cancel one.",
                Optional.empty());
    }
}
