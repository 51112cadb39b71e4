package dev.tunegate.domain.provider;

/** How a scripted provider takes a call. */
public enum Reaction {
    /** Does what it is asked and says so. */
    ANSWER,
    /** Does what it is asked, but the answer is lost. */
    TAKE_BUT_BE_UNCLEAR,
    /** Does nothing, and nobody can tell. */
    BE_UNCLEAR,
    /** Does nothing, for the request is at fault. */
    REFUSE,
    /** Does nothing, for it is away. */
    BE_UNAVAILABLE,
    /** Does nothing, for our credential is wrong. */
    BE_MISCONFIGURED
}
