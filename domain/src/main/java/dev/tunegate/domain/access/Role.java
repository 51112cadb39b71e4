package dev.tunegate.domain.access;

/** What kind of caller this is. */
public enum Role {
    /** Runs the platform: sees everything, gives out keys. */
    ADMINISTRATOR,
    /** A program with a virtual key: sees and does its own. */
    KEY_HOLDER,
    /** The gateway itself, when time is the one who asks. */
    GATEWAY
}
