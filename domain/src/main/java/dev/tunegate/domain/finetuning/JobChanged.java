package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.access.OwnedEvent;
import dev.tunegate.domain.access.Owner;

/** A job was created, or reached another status. */
public record JobChanged(FineTuningJob job, boolean created) implements OwnedEvent {

    public static JobChanged created(FineTuningJob job) {
        return new JobChanged(job, true);
    }

    public static JobChanged moved(FineTuningJob job) {
        return new JobChanged(job, false);
    }

    @Override
    public String action() {
        return "fine_tuning.job." + (created ? "created" : job.status().word());
    }

    @Override
    public String subject() {
        return job.id().value();
    }

    @Override
    public Owner owner() {
        return job.owner();
    }
}
