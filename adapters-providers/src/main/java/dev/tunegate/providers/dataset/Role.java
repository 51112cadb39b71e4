package dev.tunegate.providers.dataset;

import org.jspecify.annotations.Nullable;

/** Who speaks in a message. */
enum Role {
    SYSTEM,
    DEVELOPER,
    USER,
    ASSISTANT,
    TOOL,
    FUNCTION;

    static @Nullable Role named(String word) {
        return switch (word) {
            case "system" -> SYSTEM;
            case "developer" -> DEVELOPER;
            case "user" -> USER;
            case "assistant" -> ASSISTANT;
            case "tool" -> TOOL;
            case "function" -> FUNCTION;
            default -> null;
        };
    }
}
