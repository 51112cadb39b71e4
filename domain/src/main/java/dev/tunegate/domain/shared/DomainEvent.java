package dev.tunegate.domain.shared;

/** Something happened that others are told of: the audit trail, and whoever subscribes. */
public interface DomainEvent {

    /** What happened, in dotted words: {@code fine_tuning.job.created}. */
    String action();

    /** The identifier of the thing it happened to. */
    String subject();
}
