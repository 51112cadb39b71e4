package dev.tunegate.domain.dataset;

import java.util.Optional;

/**
 * A function that the assistant may call.
 *
 * @param parameters a JSON schema of its arguments
 * @param strict whether calls must match the schema exactly
 */
public record Tool(
        String name, Optional<String> description, Optional<JsonText> parameters, boolean strict) {}
