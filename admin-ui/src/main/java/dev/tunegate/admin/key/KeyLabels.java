package dev.tunegate.admin.key;

import dev.tunegate.application.access.Explanation;
import dev.tunegate.application.access.Operation;
import dev.tunegate.domain.key.KeyType;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.Limits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the console calls the things that make up a key. */
final class KeyLabels {

    private KeyLabels() {}

    static String of(KeyType type) {
        return switch (type) {
            case DEFAULT -> "Any work";
            case LLM_API -> "Files, jobs and models";
            case MANAGEMENT -> "Management";
            case READ_ONLY -> "Reading";
        };
    }

    static String of(VirtualKey.Holder holder) {
        if (holder.isServiceAccount()) {
            return "service account of " + holder.team().get();
        }
        var team = holder.team().map(it -> " in " + it).orElse("");
        return holder.user().map(it -> it + team).orElse("nobody in particular");
    }

    /** What is limited, and to how much; nothing for what is not. */
    static List<String> of(Limits limits) {
        return Stream.of(
                        limits.requestsPerMinute().map(it -> counted(it, "requests a minute")),
                        limits.runningJobs().map(it -> counted(it, "running jobs")),
                        limits.storedBytes().map(it -> counted(it, "stored bytes")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String counted(long limit, String what) {
        return String.format(Locale.ROOT, "%,d %s", limit, what);
    }

    static String of(Operation operation) {
        return switch (operation) {
            case FILES -> "Upload a file";
            case FINE_TUNING -> "Start a fine-tuning job";
            case CHAT -> "Chat";
            case MODELS -> "Look up a model";
            case MANAGE_KEYS -> "Manage keys";
            case MANAGE_MEMBERS -> "Manage members";
            case MANAGE_TEAMS -> "Manage teams";
            case MANAGE_USERS -> "Manage users";
            case MANAGE_MODELS -> "Manage models";
            case MANAGE_CREDENTIALS -> "Manage credentials";
        };
    }

    static String of(Explanation.Check check) {
        return switch (check) {
            case BLOCKED -> "Blocked";
            case EXPIRED -> "Expiry";
            case HOLDER -> "Holder";
            case ROLE -> "Role";
            case KEY_TYPE -> "Type of the key";
            case VOUCHER -> "Whoever made it";
            case POLICY -> "Policy";
            case MODEL -> "Model";
            case MODEL_BOUND -> "Granted models";
            case LIMITS -> "Limits";
        };
    }
}
