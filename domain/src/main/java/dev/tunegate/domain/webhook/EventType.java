package dev.tunegate.domain.webhook;

import dev.tunegate.domain.shared.DomainEvent;
import java.util.Arrays;
import java.util.Optional;

/** What endpoints can be told of. An event is of the type that has its action's words. */
public enum EventType {
    JOB_SUCCEEDED("fine_tuning.job.succeeded"),
    JOB_FAILED("fine_tuning.job.failed"),
    JOB_CANCELLED("fine_tuning.job.cancelled"),
    BATCH_COMPLETED("batch.completed"),
    BATCH_FAILED("batch.failed"),
    BATCH_EXPIRED("batch.expired"),
    BATCH_CANCELLED("batch.cancelled"),
    /** Ours from here on: OpenAI tells of ends alone. */
    JOB_CREATED("fine_tuning.job.created"),
    JOB_QUEUED("fine_tuning.job.queued"),
    JOB_RUNNING("fine_tuning.job.running"),
    JOB_PAUSED("fine_tuning.job.paused");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }

    public static Optional<EventType> named(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }

    /** Empty where nobody can ask to be told of it. */
    public static Optional<EventType> of(DomainEvent event) {
        return named(event.action());
    }
}
