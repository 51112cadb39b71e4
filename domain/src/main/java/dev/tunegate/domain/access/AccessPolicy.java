package dev.tunegate.domain.access;

import dev.tunegate.domain.shared.Refusal;
import java.util.EnumSet;
import java.util.Set;

/** Decides who may do what, for the API and the console alike. What is not named here is denied. */
public final class AccessPolicy {

    private static final Set<Permission> OF_A_KEY_HOLDER =
            EnumSet.of(
                    Permission.FILES_READ,
                    Permission.FILES_WRITE,
                    Permission.JOBS_READ,
                    Permission.JOBS_WRITE,
                    Permission.MODELS_READ,
                    Permission.MODELS_WRITE,
                    Permission.INFERENCE,
                    Permission.KEYS_READ);

    private AccessPolicy() {}

    public static boolean allows(Caller caller, Permission permission) {
        return switch (caller.role()) {
            case ADMINISTRATOR, GATEWAY -> true;
            case KEY_HOLDER -> OF_A_KEY_HOLDER.contains(permission);
        };
    }

    /**
     * @throws Refusal.NotAllowed if this caller may not do that
     */
    public static void require(Caller caller, Permission permission) {
        if (!allows(caller, permission)) {
            throw new Refusal.NotAllowed(
                    "insufficient_permissions",
                    "This key may not do that; it needs an administrator's key.");
        }
    }
}
