package dev.tunegate.domain.key;

import dev.tunegate.domain.access.Permission;
import java.util.EnumSet;
import java.util.Set;

/** What kind of work a key is for; the kinds are LiteLLM's. */
public enum KeyType {
    /** Whatever its holder may do. */
    DEFAULT(EnumSet.allOf(Permission.class)),
    /** Files, jobs, models, graders and batches, and reading about the key itself. */
    LLM_API(
            EnumSet.of(
                    Permission.FILES_READ,
                    Permission.FILES_WRITE,
                    Permission.JOBS_READ,
                    Permission.JOBS_WRITE,
                    Permission.MODELS_READ,
                    Permission.MODELS_WRITE,
                    Permission.INFERENCE,
                    Permission.GRADERS_RUN,
                    Permission.BATCHES_READ,
                    Permission.BATCHES_WRITE,
                    Permission.KEYS_READ,
                    Permission.ACCESS_READ,
                    Permission.WEBHOOKS_READ,
                    Permission.WEBHOOKS_WRITE)),
    /** Keys, teams, users, organizations, models and credentials; no data of anybody's. */
    MANAGEMENT(
            EnumSet.complementOf(
                    EnumSet.of(
                            Permission.FILES_READ,
                            Permission.FILES_WRITE,
                            Permission.JOBS_READ,
                            Permission.JOBS_WRITE,
                            Permission.MODELS_WRITE,
                            Permission.INFERENCE,
                            Permission.GRADERS_RUN,
                            Permission.BATCHES_READ,
                            Permission.BATCHES_WRITE))),
    /** Reading alone. */
    READ_ONLY(
            EnumSet.of(
                    Permission.FILES_READ,
                    Permission.JOBS_READ,
                    Permission.MODELS_READ,
                    Permission.BATCHES_READ,
                    Permission.KEYS_READ,
                    Permission.TEAMS_READ,
                    Permission.USERS_READ,
                    Permission.ORGANIZATIONS_READ,
                    Permission.CATALOG_READ,
                    Permission.CREDENTIALS_READ,
                    Permission.ACCESS_READ,
                    Permission.WEBHOOKS_READ));

    /** A copy, which nothing can change; the checker cannot see that. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Permission> permissions;

    KeyType(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    /** No more than these, whatever the holder may do. */
    public Set<Permission> permissions() {
        return permissions;
    }
}
