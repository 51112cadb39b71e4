package dev.tunegate.domain.access;

/** A verb and a kind of thing; each route declares exactly one. */
public enum Permission {
    FILES_READ,
    FILES_WRITE,
    JOBS_READ,
    JOBS_WRITE,
    MODELS_READ,
    /** Deleting tuned models. */
    MODELS_WRITE,
    INFERENCE,
    /** Reading about keys: everybody about the one they hold. */
    KEYS_READ,
    /** Issuing, changing, rotating, blocking and deleting keys. */
    KEYS_WRITE,
    TEAMS_READ,
    /** Making, bounding and deleting teams. */
    TEAMS_WRITE,
    /** Saying who belongs to a team or an organization, and as what. */
    MEMBERS_WRITE,
    /** Reading about users: everybody about themselves. */
    USERS_READ,
    USERS_WRITE,
    ORGANIZATIONS_READ,
    ORGANIZATIONS_WRITE,
    /** Reading which deployments and access groups there are, and where they lead. */
    CATALOG_READ,
    CATALOG_WRITE,
    /** Reading which credentials there are; what they hold is never shown. */
    CREDENTIALS_READ,
    CREDENTIALS_WRITE,
    /** Asking why a key may or may not do something. */
    ACCESS_READ,
    /** Reading which endpoints are told what, and how that went. */
    WEBHOOKS_READ,
    /** Making, changing and deleting endpoints, and replaying what they were told. */
    WEBHOOKS_WRITE,
    /** Telling the platform which people there are, as a directory does by SCIM. */
    PROVISIONING,
    /** Having graders score answers. */
    GRADERS_RUN,
    /** Whatever else only platform administrators do. */
    ADMINISTRATION,
    /** Letting other teams call a tuned model or a checkpoint. */
    CHECKPOINTS_SHARE,
    BATCHES_READ,
    /** Having many requests answered together. */
    BATCHES_WRITE
}
