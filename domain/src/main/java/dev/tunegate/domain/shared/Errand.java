package dev.tunegate.domain.shared;

/** The kinds of background work that are planned for one thing at a time. */
public enum Errand {
    /** Brings a job to its provider, or finds out whether it got there; by job id. */
    PURSUE_SUBMISSION,
    /** Asks a provider how a job is doing; by job id. */
    FOLLOW_JOB,
    /** Copies a file to one deployment; by {@code file/deployment}. */
    REPLICATE_FILE,
    /** Removes one deployment's copy of a file; by {@code file/deployment}. */
    REMOVE_COPY,
    /** Brings stored secrets under the primary key; {@code all} of them. */
    RESEAL_SECRETS,
    /** Tells an endpoint what it waits for, one event after the other; by webhook id. */
    DELIVER_WEBHOOK,
    /** Reports a job's figures to the experiment trackers that it names; by job id. */
    LOG_RUN,
    /** Brings a batch to its provider, or finds out whether it got there; by batch id. */
    PURSUE_BATCH,
    /** Asks a provider how far a batch has come; by batch id. */
    FOLLOW_BATCH
}
