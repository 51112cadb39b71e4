package dev.tunegate.providers.http;

/** What a request does at the provider, and so what its failure leaves open. */
public enum Effect {
    /** Reads, removes or ends something: it may be sent again whatever happened. */
    REPEATABLE,

    /** Makes something that must not be made twice. */
    CREATING,

    /** Asks a model: an error status is an answer, a broken connection is not. */
    ANSWERING
}
