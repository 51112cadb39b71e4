package dev.tunegate.application.access;

import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.shared.Refusal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one may ask about: may this key do that? */
public enum Operation {
    /** Uploading a file, for a model if one is named. */
    FILES("files", Permission.FILES_WRITE, true, Optional.of(Endpoint.FINE_TUNING)),
    FINE_TUNING("fine_tuning", Permission.JOBS_WRITE, true, Optional.of(Endpoint.FINE_TUNING)),
    CHAT("chat", Permission.INFERENCE, true, Optional.of(Endpoint.CHAT_COMPLETIONS)),
    /** Looking a model up. */
    MODELS("models", Permission.MODELS_READ, false, Optional.empty()),
    MANAGE_KEYS("manage_keys", Permission.KEYS_WRITE, false, Optional.empty()),
    MANAGE_MEMBERS("manage_members", Permission.MEMBERS_WRITE, false, Optional.empty()),
    MANAGE_TEAMS("manage_teams", Permission.TEAMS_WRITE, false, Optional.empty()),
    MANAGE_USERS("manage_users", Permission.USERS_WRITE, false, Optional.empty()),
    MANAGE_MODELS("manage_models", Permission.CATALOG_WRITE, false, Optional.empty()),
    MANAGE_CREDENTIALS("manage_credentials", Permission.CREDENTIALS_WRITE, false, Optional.empty());

    private final String word;
    private final Permission permission;
    private final boolean withOwnThings;

    /** Of two constants, neither of which changes; the checker cannot see that. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Optional<Endpoint> endpoint;

    Operation(
            String word,
            Permission permission,
            boolean withOwnThings,
            Optional<Endpoint> endpoint) {
        this.word = word;
        this.permission = permission;
        this.withOwnThings = withOwnThings;
        this.endpoint = endpoint;
    }

    public String word() {
        return word;
    }

    Permission permission() {
        return permission;
    }

    /**
     * Whether it makes something that belongs to the caller's owner; else it is enough anywhere.
     */
    boolean isWithOwnThings() {
        return withOwnThings;
    }

    /** What a configured model must offer for it. */
    Optional<Endpoint> endpoint() {
        return endpoint;
    }

    /**
     * @throws Refusal.InvalidInput if there is no such operation
     */
    public static Operation named(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word.equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal.InvalidInput(
                                        "operation",
                                        "invalid_value",
                                        "'operation' must be one of "
                                                + Arrays.stream(values())
                                                        .map(Operation::word)
                                                        .collect(Collectors.joining(", "))
                                                + "."));
    }
}
