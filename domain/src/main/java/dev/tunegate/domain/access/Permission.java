package dev.tunegate.domain.access;

/** What a route needs; each route declares exactly one. */
public enum Permission {
    FILES_READ,
    FILES_WRITE,
    JOBS_READ,
    JOBS_WRITE,
    MODELS_READ,
    MODELS_WRITE,
    INFERENCE,
    /** Reading about the key that the caller holds; an administrator reads about any. */
    KEYS_READ,
    KEYS_WRITE,
    /** The console, and whatever else only platform administrators open. */
    ADMINISTRATION
}
